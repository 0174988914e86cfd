"""The one writer of agent states: `step(machine, event, now) -> machine`, pure. T-numbers are the reference's.

Causes: SYSTEM is what the system decides against or without a choice of the agent, and always carries a `SYS.` reason.
A call that rings, is answered, held or ends, and the return to what the agent chose before, count as the agent's own.
"""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from app.services import agent_events as events
from app.services import wrap_policy
from app.services.agent_events import Moment
from app.services.agent_machine import (
    AWAY,
    IDLE,
    ON_CALL,
    WRAPPING,
    Machine,
    ParkedWrap,
    Stand,
    block,
    enter,
    keep_wrapping,
    owes_code,
    settle,
    stand_at,
    with_block,
    with_pending,
    without_pending,
    wrap_state,
)
from app.services.agent_state import Cause, State
from app.services.call import EndReason

_RONA = Stand(state=State.NOT_READY, reason="SYS.RONA", cause=Cause.SYSTEM)
_REJECTED = Stand(state=State.NOT_READY, reason="SYS.REJECTED", cause=Cause.SYSTEM)
_LOGIN = Stand(state=State.NOT_READY, reason="SYS.LOGIN", cause=Cause.SYSTEM)
_SIP_LOST = "SYS.SIP_LOST"


def step(machine: Machine, event: events.AgentEvent, now: Moment) -> Machine:
    """The machine after `event`. Whatever makes no sense in this state changes nothing."""
    if machine.expired:
        machine = replace(machine, expired="")
    return with_block(_HANDLERS[type(event)](machine, event, now))


# ---- signing in and out (T1, T3, T30) -------------------------------------------------------------------------------


def _sign_in_started(machine: Machine, _: events.SignInStarted, now: Moment) -> Machine:
    if machine.status.state is not State.LOGGED_OUT:
        return machine
    return enter(machine, Stand(state=State.LOGGING_IN), now)


def _signed_in(machine: Machine, _: events.SignedIn, now: Moment) -> Machine:
    return stand_at(machine, _LOGIN, now) if machine.status.state is State.LOGGING_IN else machine


def _sign_in_failed(machine: Machine, _: events.SignInFailed, now: Moment) -> Machine:
    if machine.status.state is not State.LOGGING_IN:
        return machine
    return enter(machine, Stand(state=State.LOGGED_OUT), now)


# ---- choices (T2 to T5, T18, T20, T22, T25) -------------------------------------------------------------------------


def _chosen(machine: Machine, event: events.Chosen, now: Moment) -> Machine:
    state = machine.status.state
    if event.target not in (State.READY, State.NOT_READY, State.LOGGED_OUT) or state in AWAY:
        return machine
    reason = event.reason or {Cause.SUPERVISOR: "SYS.SUPERVISOR", Cause.SYSTEM: "SYS.RELOGIN"}.get(event.by, "")
    if event.target is State.NOT_READY and not reason:
        return machine
    goal = Stand(state=event.target, reason="" if event.target is State.READY else reason, cause=event.by)
    if state in IDLE:
        return _choose_idle(machine, goal, now)
    if state in ON_CALL:
        return with_pending(machine, goal.state, goal.reason, goal.cause)
    if state in WRAPPING:
        return _choose_wrapping(machine, goal, now)
    return _choose_lost(machine, goal, now)


def _choose_idle(machine: Machine, goal: Stand, now: Moment) -> Machine:
    if goal.state is State.READY:
        return machine if block(machine) else stand_at(replace(machine, misses=0), goal, now)
    if goal.state is State.LOGGED_OUT and machine.status.state is State.READY and goal.cause is Cause.AGENT:
        return machine
    return stand_at(machine, goal, now)


def _choose_wrapping(machine: Machine, goal: Stand, now: Moment) -> Machine:
    wrap = machine.status.wrap
    may_leave = goal.cause is Cause.AGENT and (wrap is None or wrap.may_end_early)
    overruled = machine.status.pending is not None and machine.status.pending_by is not Cause.AGENT
    if goal.state is State.READY and may_leave and not overruled:
        return machine if block(machine) else settle(_pend(machine, goal), now)
    leaves_for_break = goal.state is State.NOT_READY and machine.status.state is State.WRAP_READY
    if leaves_for_break and may_leave and not overruled:
        return settle(_pend(_count_unwrapped(machine), goal), now)
    return keep_wrapping(_pend(machine, goal), now)


def _choose_lost(machine: Machine, goal: Stand, now: Moment) -> Machine:
    """Who cannot be reached may still sign out; other choices wait until the line is back."""
    if goal.state is State.LOGGED_OUT:
        return enter(without_pending(machine), goal, now)
    return _pend(machine, goal) if goal.state is State.NOT_READY else machine


def _pend(machine: Machine, goal: Stand) -> Machine:
    return with_pending(machine, goal.state, goal.reason, goal.cause)


def _pending_cleared(machine: Machine, _: events.PendingCleared, now: Moment) -> Machine:
    if machine.status.pending_by is not Cause.AGENT:
        return machine
    machine = without_pending(machine)
    return keep_wrapping(machine, now) if machine.status.state in WRAPPING else machine


# ---- calls (T6 to T17, T24) -----------------------------------------------------------------------------------------


def _call_rang(machine: Machine, event: events.CallRang, now: Moment) -> Machine:
    status = machine.status
    if status.state in AWAY or (status.state in ON_CALL and status.state is not State.RESERVED):
        return machine
    if status.wrap is not None:
        machine = replace(
            machine,
            parked=ParkedWrap(
                call_id=status.call_id, wrap=status.wrap, policy=machine.policy, form_saved=machine.form_saved
            ),
        )
    machine = replace(_remember_rest(machine), policy=event.policy, form_saved=False)
    return enter(machine, Stand(state=State.RESERVED), now, event.call_id)


def _call_dialled(machine: Machine, event: events.CallDialled, now: Moment) -> Machine:
    status = machine.status
    if status.state in AWAY or status.state in ON_CALL:
        return machine
    left = status.call_id if owes_code(machine) else ""
    machine = replace(_remember_rest(machine), policy=event.policy, form_saved=False, expired=left)
    return enter(machine, Stand(state=State.DIALLING), now, event.call_id)


def _call_answered(machine: Machine, event: events.CallAnswered, now: Moment) -> Machine:
    if not _is_about(machine, event.call_id, State.RESERVED, State.DIALLING):
        return machine
    if machine.parked is not None:
        machine = _answered_over_wrap(machine, machine.parked)
    return enter(replace(machine, misses=0), Stand(state=State.TALKING), now, event.call_id)


def _answered_over_wrap(machine: Machine, parked: ParkedWrap) -> Machine:
    left = not parked.form_saved and wrap_policy.needs_code(parked.policy)
    return replace(machine, parked=None, unwrapped=(*machine.unwrapped, parked.call_id) if left else machine.unwrapped)


def _call_taken(machine: Machine, event: events.CallTaken, now: Moment) -> Machine:
    """A wrap-up that another live call cuts short waits as an un-wrapped one."""
    if machine.status.state in AWAY:
        return machine
    if machine.parked is not None:
        machine = _answered_over_wrap(machine, machine.parked)
    machine = replace(_remember_rest(_count_unwrapped(machine)), policy=event.policy, form_saved=False)
    return enter(machine, Stand(state=State.HOLD if event.held else State.TALKING), now, event.call_id)


def _call_left(machine: Machine, event: events.CallLeft, _: Moment) -> Machine:
    if machine.status.state not in ON_CALL or machine.status.call_id == event.call_id or not event.owes_code:
        return machine
    return replace(machine, unwrapped=(*machine.unwrapped, event.call_id))


def _call_held(machine: Machine, event: events.CallHeld, now: Moment) -> Machine:
    if not _is_about(machine, event.call_id, State.TALKING):
        return machine
    return enter(machine, Stand(state=State.HOLD), now, event.call_id)


def _call_retrieved(machine: Machine, event: events.CallRetrieved, now: Moment) -> Machine:
    if not _is_about(machine, event.call_id, State.HOLD):
        return machine
    return enter(machine, Stand(state=State.TALKING), now, event.call_id)


def _call_ended(machine: Machine, event: events.CallEnded, now: Moment) -> Machine:
    if not _is_about(machine, event.call_id, *ON_CALL):
        return machine
    state = machine.status.state
    if state is State.RESERVED:
        return _offer_over(machine, event.why, now)
    if state is State.DIALLING and not machine.rules.wrap_failed_outbound:
        return settle(machine, now)
    wrap = wrap_policy.begin(machine.policy, now.ns)
    if wrap is None:
        return settle(machine, now)
    return enter(machine, Stand(state=wrap_state(machine)), now, event.call_id, wrap)


def _offer_over(machine: Machine, why: EndReason, now: Moment) -> Machine:
    if machine.parked is not None:
        return _back_to_wrap(machine, machine.parked, now)
    would_be_ready = (machine.status.pending or machine.rest.state) is State.READY
    if why is EndReason.RING_TIMEOUT:
        machine = replace(machine, misses=machine.misses + 1)
        if would_be_ready and machine.misses >= machine.rules.misses_before_not_ready:
            return stand_at(without_pending(replace(machine, misses=0)), _RONA, now)
    if why is EndReason.AGENT_REJECTED and would_be_ready:
        return stand_at(without_pending(machine), _REJECTED, now)
    return settle(machine, now)


def _back_to_wrap(machine: Machine, parked: ParkedWrap, now: Moment) -> Machine:
    machine = replace(machine, parked=None, policy=parked.policy, form_saved=parked.form_saved)
    machine = enter(machine, Stand(state=wrap_state(machine)), now, parked.call_id, parked.wrap)
    return _time_passed(machine, events.TimePassed(), now)


def _remember_rest(machine: Machine) -> Machine:
    status = machine.status
    if status.state is State.LOST:
        return replace(machine, rest=Stand(state=State.NOT_READY, reason=status.reason, cause=Cause.SYSTEM))
    if status.state not in IDLE:
        return machine
    return replace(machine, rest=Stand(state=status.state, reason=status.reason, cause=status.cause))


def _is_about(machine: Machine, call_id: str, *states: State) -> bool:
    return machine.status.state in states and machine.status.call_id == call_id


# ---- wrap-up (T19 to T23) -------------------------------------------------------------------------------------------


def _form_saved(machine: Machine, event: events.FormSaved, now: Moment) -> Machine:
    status = machine.status
    if status.state in WRAPPING and event.call_id in ("", status.call_id):
        machine = replace(machine, form_saved=True)
        ends = status.wrap is None or status.wrap.may_end_early
        return settle(machine, now) if ends else machine
    parked = machine.parked
    if parked is not None and event.call_id == parked.call_id:
        return replace(machine, parked=replace(parked, form_saved=True))
    return replace(machine, unwrapped=tuple(call for call in machine.unwrapped if call != event.call_id))


def _wrap_extended(machine: Machine, _: events.WrapExtended, __: Moment) -> Machine:
    wrap = machine.status.wrap
    if wrap is None:
        return machine
    return replace(machine, status=replace(machine.status, wrap=wrap_policy.extend(wrap, machine.policy)))


def _wrap_ended(machine: Machine, _: events.WrapEnded, now: Moment) -> Machine:
    wrap = machine.status.wrap
    if wrap is None or not wrap.may_end_early or owes_code(machine):
        return machine
    return settle(machine, now)


def _time_passed(machine: Machine, _: events.TimePassed, now: Moment) -> Machine:
    status = machine.status
    if status.wrap is None or not wrap_policy.is_over(status.wrap, now.ns):
        return machine
    left = "" if machine.form_saved else status.call_id
    return settle(replace(machine, expired=left), now)


def _count_unwrapped(machine: Machine) -> Machine:
    if not owes_code(machine):
        return machine
    return replace(machine, unwrapped=(*machine.unwrapped, machine.status.call_id))


# ---- the world around (T26 to T28) ----------------------------------------------------------------------------------


def _line_changed(machine: Machine, event: events.LineChanged, now: Moment) -> Machine:
    status = machine.status
    machine = replace(machine, registered=event.registered)
    if not event.registered and status.state is State.READY:
        return enter(machine, Stand(state=State.LOST, reason=_SIP_LOST, cause=Cause.SYSTEM), now)
    if event.registered and status.state is State.LOST and status.reason == _SIP_LOST:
        away = replace(machine, rest=Stand(state=State.NOT_READY, reason=_SIP_LOST, cause=Cause.SYSTEM))
        return settle(away, now)
    return machine


def _sound_changed(machine: Machine, event: events.SoundChanged, now: Moment) -> Machine:
    return _leave_ready_if_barred(replace(machine, sound_ok=event.ok), now)


def _lock_changed(machine: Machine, event: events.LockChanged, now: Moment) -> Machine:
    return _leave_ready_if_barred(replace(machine, locked=event.locked), now)


def _leave_ready_if_barred(machine: Machine, now: Moment) -> Machine:
    ready = machine.status.state is State.READY
    return stand_at(machine, Stand(state=State.READY), now) if ready else machine


def _desk_closed(machine: Machine, _: events.DeskClosed, now: Moment) -> Machine:
    if machine.status.state is State.LOGGED_OUT:
        return machine
    if machine.parked is not None:
        machine = _answered_over_wrap(machine, machine.parked)
    machine = without_pending(_count_unwrapped(machine))
    return enter(machine, Stand(state=State.LOGGED_OUT, reason="SIGN_OUT"), now)


def _heartbeat_lost(machine: Machine, _: events.HeartbeatLost, now: Moment) -> Machine:
    if machine.status.state in AWAY or machine.status.state is State.LOST:
        return machine
    return enter(machine, Stand(state=State.LOST, reason="SYS.CRASH", cause=Cause.SYSTEM), now)


def _reconciled(machine: Machine, event: events.Reconciled, now: Moment) -> Machine:
    """Whatever is told becomes true, but for READY: only the agent chooses that again."""
    to_not_ready = {State.READY: State.NOT_READY, State.WRAP_READY: State.WRAP_NOT_READY}
    goal = Stand(state=to_not_ready.get(event.target, event.target), reason=event.reason, cause=Cause.SYSTEM)
    machine = replace(
        without_pending(machine),
        rest=Stand(state=State.NOT_READY, reason=event.reason, cause=Cause.SYSTEM),
        policy=event.policy or machine.policy,
        parked=None,
        form_saved=False,
    )
    wrap = event.wrap if goal.state in WRAPPING else None
    if goal.state in WRAPPING and wrap is None:
        wrap = wrap_policy.begin(machine.policy, now.ns) or wrap_policy.forced(now.ns)
    return enter(machine, goal, now, event.call_id if goal.state in ON_CALL | WRAPPING else "", wrap)


_HANDLERS: dict[type[events.AgentEvent], Callable[[Machine, Any, Moment], Machine]] = {
    events.SignInStarted: _sign_in_started,
    events.SignedIn: _signed_in,
    events.SignInFailed: _sign_in_failed,
    events.Chosen: _chosen,
    events.PendingCleared: _pending_cleared,
    events.CallRang: _call_rang,
    events.CallDialled: _call_dialled,
    events.CallAnswered: _call_answered,
    events.CallTaken: _call_taken,
    events.CallLeft: _call_left,
    events.CallHeld: _call_held,
    events.CallRetrieved: _call_retrieved,
    events.CallEnded: _call_ended,
    events.FormSaved: _form_saved,
    events.WrapExtended: _wrap_extended,
    events.WrapEnded: _wrap_ended,
    events.TimePassed: _time_passed,
    events.LineChanged: _line_changed,
    events.SoundChanged: _sound_changed,
    events.LockChanged: _lock_changed,
    events.DeskClosed: _desk_closed,
    events.HeartbeatLost: _heartbeat_lost,
    events.Reconciled: _reconciled,
}
