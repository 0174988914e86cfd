"""Wrap-up after a call: five modes, counted by the monotonic clock. Pure functions that the machine asks."""

from msgspec.structs import replace

from app.services.agent_state import Wrap, WrapPolicy

OFF = "off"
OPTIONAL = "optional"
DISCRETIONARY = "discretionary"
TIMED = "timed"
TIMED_LOCKED = "timed_locked"
MODES = (OFF, OPTIONAL, DISCRETIONARY, TIMED, TIMED_LOCKED)

WATCHDOG_S = 900
"""An untimed wrap-up that nobody ends is closed after this, so that no agent stays in it for a day."""

_S = 1_000_000_000


def begin(policy: WrapPolicy, now_ns: int) -> Wrap | None:
    """The wrap-up that starts now; None if this policy has none."""
    if policy.mode == OFF:
        return None
    timed = policy.mode in (TIMED, TIMED_LOCKED) and policy.seconds > 0
    return Wrap(
        started_ns=now_ns,
        ends_ns=now_ns + policy.seconds * _S if timed else None,
        total_s=policy.seconds if timed else 0,
        extensions_left=policy.extensions if timed else 0,
        may_end_early=policy.mode != TIMED_LOCKED,
    )


def forced(now_ns: int) -> Wrap:
    """A wrap-up that the PBX says is going on although the policy has none: untimed, the agent may end it."""
    return Wrap(started_ns=now_ns, ends_ns=None, total_s=0, extensions_left=0, may_end_early=True)


def extend(wrap: Wrap, policy: WrapPolicy) -> Wrap:
    """Longer by the policy's seconds, as often as it allows; the same wrap-up when it does not."""
    if wrap.ends_ns is None or wrap.extensions_left < 1:
        return wrap
    return replace(
        wrap,
        ends_ns=wrap.ends_ns + policy.extension_seconds * _S,
        total_s=wrap.total_s + policy.extension_seconds,
        extensions_left=wrap.extensions_left - 1,
    )


def deadline_ns(wrap: Wrap) -> int:
    """When it ends by itself: its timer, or the watchdog of an untimed one."""
    return wrap.ends_ns if wrap.ends_ns is not None else wrap.started_ns + WATCHDOG_S * _S


def is_over(wrap: Wrap, now_ns: int) -> bool:
    return now_ns >= deadline_ns(wrap)


def needs_code(policy: WrapPolicy) -> bool:
    """Whether leaving without a saved form leaves an un-wrapped call behind."""
    return policy.disposition_required and policy.mode not in (OFF, OPTIONAL)


def carried_over(wrap: Wrap, then_ns: int, now_ns: int, away_s: float) -> Wrap:
    """The same wrap-up on another monotonic clock: `then_ns` was read `away_s` (wall clock) before `now_ns`."""
    shift = now_ns - then_ns - int(max(0.0, away_s) * _S)
    ends = None if wrap.ends_ns is None else wrap.ends_ns + shift
    return replace(wrap, started_ns=wrap.started_ns + shift, ends_ns=ends)
