"""What of the agent's state outlives the program, and what becomes of it: the stretch gone, and where to stand now."""

from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace
from uuid_utils.compat import uuid7

from app.models.records import StateInterval
from app.services import agent_events as events
from app.services import wrap_policy
from app.services.agent_events import Moment
from app.services.agent_machine import AWAY, ON_CALL, WRAPPING, Machine, Rules, new_machine
from app.services.agent_state import AgentStatus, State, Wrap, WrapPolicy
from app.services.state_machine import step


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The machine and when it was last seen alive, on both clocks (the monotonic one is worthless after a reboot)."""

    machine: Machine
    seen: Moment


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was under way: nothing, or a wrap-up of a call."""

    state: State = State.NOT_READY
    call_id: str = ""
    wrap: Wrap | None = None
    policy: WrapPolicy | None = None
    owed: tuple[str, ...] = ()


def write_snapshot(machine: Machine, now: Moment) -> str:
    return msgspec.json.encode(Snapshot(machine=machine, seen=now)).decode()


def read_snapshot(text: str | None) -> Snapshot | None:
    """None when there is none, or one that this version cannot read."""
    try:
        return msgspec.json.decode(text, type=Snapshot) if text else None
    except msgspec.DecodeError:
        return None


def closed_interval(before: AgentStatus, after: AgentStatus) -> StateInterval | None:
    """The stretch that `after` closed; None if the same goes on, or if it lasted no time at all."""
    same = (before.state, before.reason) == (after.state, after.reason)
    if same or after.since_at <= before.since_at:
        return None
    return StateInterval(
        interval_id=uuid7(),
        state=before.state,
        reason=before.reason,
        cause=before.cause,
        call_id=before.call_id,
        started_at=before.since_at,
        ended_at=after.since_at,
    )


def has_crashed(snapshot: Snapshot | None) -> bool:
    return snapshot is not None and snapshot.machine.status.state not in AWAY


def fresh_machine(snapshot: Snapshot | None, rules: Rules, now: Moment) -> Machine:
    """Signed out; the stretch signed out goes on from where the desk was left in good order."""
    machine = new_machine(rules, now)
    if snapshot is None or has_crashed(snapshot):
        return machine
    old = snapshot.machine
    status = replace(machine.status, since_at=min(old.status.since_at, now.at))
    return replace(machine, status=status, unwrapped=old.unwrapped)


def reconcile(snapshot: Snapshot, rules: Rules, now: Moment) -> list[Machine]:
    """The machine step by step after a crash: as last seen, LOST since then, and where the agent stands now.

    A wrap-up goes on with the time that is left; a call that was up is over (its phone went with the desk) and is
    wrapped up; a form whose time ran out meanwhile is owed. Never READY.
    """
    old = replace(snapshot.machine, rules=rules, expired="", registered=False, locked=False, sound_ok=True)
    died = Moment(now.ns, _between(old.status.since_at, snapshot.seen.at, now.at))
    lost = step(old, events.HeartbeatLost(), died)
    found = _found(old, snapshot.seen, now)
    told = events.Reconciled(target=found.state, call_id=found.call_id, wrap=found.wrap, policy=found.policy)
    stands = step(replace(lost, unwrapped=(*lost.unwrapped, *found.owed)), told, now)
    return [old, lost, step(stands, events.TimePassed(), now)]


def _found(old: Machine, seen: Moment, now: Moment) -> _Found:
    status = old.status
    if status.state in (State.TALKING, State.HOLD):
        off = wrap_policy.begin(old.policy, now.ns) is None
        state = State.NOT_READY if off else State.WRAP_NOT_READY
        return _Found(state=state, call_id=status.call_id, policy=old.policy)
    if status.state in WRAPPING and status.wrap is not None:
        return _wrap_left(status.call_id, status.wrap, old.policy, old.form_saved, seen, now)
    if status.state in ON_CALL and old.parked is not None:
        parked = old.parked
        return _wrap_left(parked.call_id, parked.wrap, parked.policy, parked.form_saved, seen, now)
    return _Found()


def _wrap_left(call_id: str, wrap: Wrap, policy: WrapPolicy, saved: bool, seen: Moment, now: Moment) -> _Found:
    carried = wrap_policy.carried_over(wrap, seen.ns, now.ns, (now.at - seen.at) / timedelta(seconds=1))
    if saved:
        return _Found()
    if wrap_policy.is_over(carried, now.ns):
        return _Found(owed=(call_id,) if wrap_policy.needs_code(policy) else ())
    return _Found(state=State.WRAP_NOT_READY, call_id=call_id, wrap=carried, policy=policy)


def _between(earliest: datetime, instant: datetime, latest: datetime) -> datetime:
    return max(earliest, min(instant, latest))
