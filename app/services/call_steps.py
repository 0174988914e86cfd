"""The life of one call as a pure function: a call and an event make the next call. Late events are ordinary."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from app.models.records import CallFacts, TrustLevel
from app.services.call import Call, EndReason, Phase
from app.services.clock import Clock
from app.services.end_reason import why_ended
from app.telephony.events import Answered, Ended, Event, Held, MediaChanged, Muted, Progressed, Retrieved
from app.telephony.handover import Handover

_RINGS = 180
_CONNECTED = (Phase.TALKING, Phase.HELD)


def step(call: Call, event: Event, now: int) -> Call:
    """The call after `event` at `now` (monotonic ns); the same object when the event changes nothing.

    An ended call never changes again, and no event leads back to ringing.
    """
    if call.phase is Phase.ENDED:
        return call
    match event:
        case Ended():
            return _ended(call, event, max(now, call.started_ns))
        case Answered():
            return _answered(call, max(now, call.started_ns))
        case MediaChanged() if event.encrypted != call.encrypted:
            return replace(call, encrypted=event.encrypted)
        case Progressed() if call.phase is Phase.DIALLING and event.code == _RINGS and not call.far_end_rings:
            return replace(call, far_end_rings=True)
        case Muted() if event.on != call.muted:
            return replace(call, muted=event.on)
        case Held() if call.phase in _CONNECTED:
            return _held(call, event.by_us, now)
        case Retrieved() if call.phase is Phase.HELD:
            return _retrieved(call, event.by_us, now)
    return call


def ask_end(call: Call, why: EndReason) -> Call:
    """Note what the desk asked for, so that the `Ended` to come can be told apart."""
    return call if call.phase is Phase.ENDED else replace(call, ending=why)


def with_trust(call: Call, trust: TrustLevel) -> Call:
    """The same call, its caller known better or less well."""
    return replace(call, trust=trust)


def trust_of(handover: Handover, e164: int | None, trust_methods: tuple[str, ...]) -> TrustLevel:
    """Ceiling of what this call may show. Headers from elsewhere than the registrar are worth nothing.

    A check without a claim says nothing: the IVR checked somebody, and did not hand over whom.
    """
    if not handover.trusted:
        return TrustLevel.NONE
    if handover.customer_claim and handover.method.casefold() in trust_methods:
        return TrustLevel.IVR
    if e164 is None or handover.withheld:
        return TrustLevel.NONE
    return TrustLevel.NUMBER


def facts_of(call: Call) -> CallFacts:
    """What is recorded of a call, in wall-clock instants counted from its first ring by the clock that never jumps."""
    ring_until = call.answered_ns or call.ended_ns or call.started_ns
    talk_ns = call.ended_ns - call.answered_ns if call.ended_ns and call.answered_ns else 0
    handover = call.handover
    return CallFacts(
        call_id=call.call_id,
        pbx_call_id=handover.pbx_call_id,
        direction="in" if call.incoming else "out",
        queue=handover.queue,
        caller_number=f"+{call.e164}" if call.e164 and call.incoming else handover.caller_number,
        called_number=f"+{call.e164}" if call.e164 and not call.incoming else handover.called_number,
        ivr_path=handover.menu_path,
        ivr_method=handover.method,
        ring_at=call.started_at,
        answered_at=_wall(call, call.answered_ns),
        ended_at=_wall(call, call.ended_ns),
        ring_ms=(ring_until - call.started_ns) // 1_000_000,
        talk_ms=max(0, talk_ns - call.hold_total_ns) // 1_000_000,
        hold_ms=call.hold_total_ns // 1_000_000,
        end_reason=call.end_reason or "",
    )


def new_incoming(
    call_id: str, handover: Handover, e164: int | None, trust_methods: tuple[str, ...], started_ns: int, clock: Clock
) -> Call:
    """A call that rings here."""
    return Call(
        call_id=call_id,
        incoming=True,
        phase=Phase.RINGING,
        handover=handover,
        e164=e164,
        trust=trust_of(handover, e164, trust_methods),
        started_at=clock.now(),
        started_ns=started_ns,
    )


def _answered(call: Call, now: int) -> Call:
    if call.phase not in (Phase.RINGING, Phase.DIALLING):
        return call
    return replace(call, phase=Phase.TALKING, answered_ns=now)


def _held(call: Call, by_us: bool, now: int) -> Call:
    since = call.held_since_ns if call.phase is Phase.HELD else now
    us = by_us or (call.phase is Phase.HELD and call.held_by_us)
    them = not by_us or call.held_by_them
    return replace(call, phase=Phase.HELD, held_since_ns=since, held_by_us=us, held_by_them=them)


def _retrieved(call: Call, by_us: bool, now: int) -> Call:
    us = call.held_by_us and not by_us
    them = call.held_by_them and by_us
    if us or them:
        return replace(call, held_by_us=us, held_by_them=them)
    return replace(
        call,
        phase=Phase.TALKING,
        held_since_ns=None,
        held_by_us=True,
        held_by_them=False,
        hold_total_ns=call.hold_total_ns + _held_for(call, now),
    )


def _ended(call: Call, event: Ended, now: int) -> Call:
    return replace(
        call,
        phase=Phase.ENDED,
        ended_ns=max(now, call.answered_ns or 0),
        held_since_ns=None,
        hold_total_ns=call.hold_total_ns + _held_for(call, now),
        end_reason=why_ended(call, event),
    )


def _held_for(call: Call, now: int) -> int:
    return max(0, now - call.held_since_ns) if call.held_since_ns is not None else 0


def _wall(call: Call, ns: int | None) -> datetime | None:
    return None if ns is None else call.started_at + timedelta(microseconds=(ns - call.started_ns) // 1000)
