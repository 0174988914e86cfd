"""The agent's state machine as a value, and the few moves that all its transitions are made of."""

import msgspec
from msgspec.structs import replace

from app.services import wrap_policy
from app.services.agent_events import Moment
from app.services.agent_state import AgentStatus, Cause, State, Wrap, WrapPolicy

WRAPPING = frozenset({State.WRAP_READY, State.WRAP_NOT_READY})
ON_CALL = frozenset({State.RESERVED, State.TALKING, State.HOLD, State.DIALLING})
IDLE = frozenset({State.READY, State.NOT_READY})
AWAY = frozenset({State.LOGGED_OUT, State.LOGGING_IN})

_REASON_OF_BLOCK = {
    "not_registered": "SYS.SIP_LOST",
    "no_sound": "SYS.DEVICE",
    "locked": "SYS.LOCKED",
    "unwrapped": "SYS.UNWRAPPED",
}


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The site's choices where the reference leaves one."""

    misses_before_not_ready: int = 1
    wrap_failed_outbound: bool = True
    allowed_unwrapped: int = 0
    """Calls that may wait for their form while the agent is READY."""


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """Where an agent stands without a call: READY, or NOT_READY and why."""

    state: State
    reason: str = ""
    cause: Cause = Cause.AGENT


class ParkedWrap(msgspec.Struct, frozen=True, kw_only=True):
    """A wrap-up that a ringing call interrupted; its timer runs on."""

    call_id: str
    wrap: Wrap
    policy: WrapPolicy
    form_saved: bool


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """All there is to know. `rest` is where the agent goes when call and wrap-up are over and nothing is pending."""

    status: AgentStatus
    rest: Stand = Stand(state=State.NOT_READY, reason="SYS.LOGIN", cause=Cause.SYSTEM)
    rules: Rules = Rules()
    policy: WrapPolicy = WrapPolicy()
    form_saved: bool = False
    parked: ParkedWrap | None = None
    misses: int = 0
    unwrapped: tuple[str, ...] = ()
    """Calls that were left without a saved form."""
    registered: bool = False
    sound_ok: bool = True
    locked: bool = False
    expired: str = ""
    """Call whose form this very step left without a code: to be saved with the default one."""


def new_machine(rules: Rules, now: Moment) -> Machine:
    return with_block(
        Machine(status=AgentStatus(state=State.LOGGED_OUT, since_ns=now.ns, since_at=now.at), rules=rules)
    )


def enter(
    machine: Machine,
    stand: Stand,
    now: Moment,
    call_id: str = "",
    wrap: Wrap | None = None,
) -> Machine:
    """Into a state. The same state and reason go on as one interval; a clock set back makes none negative."""
    old = machine.status
    same = (old.state, old.reason) == (stand.state, stand.reason)
    return replace(
        machine,
        status=replace(
            old,
            state=stand.state,
            reason=stand.reason,
            cause=old.cause if same else stand.cause,
            since_ns=old.since_ns if same else now.ns,
            since_at=old.since_at if same else max(now.at, old.since_at),
            call_id=call_id,
            wrap=wrap,
        ),
    )


def settle(machine: Machine, now: Moment) -> Machine:
    """Call and wrap-up are over: what is pending comes true, else where the agent stood; READY only if nothing bars."""
    status = machine.status
    goal = machine.rest
    if status.pending is not None:
        goal = Stand(state=status.pending, reason=status.pending_reason, cause=status.pending_by)
    machine = without_pending(replace(machine, parked=None, form_saved=False))
    return stand_at(machine, goal, now)


def stand_at(machine: Machine, goal: Stand, now: Moment) -> Machine:
    """Stand at `goal`; a READY that is barred becomes NOT_READY with the system's reason."""
    if goal.state is State.READY and (block := lasting_block(machine)):
        goal = Stand(state=State.NOT_READY, reason=_REASON_OF_BLOCK[block], cause=Cause.SYSTEM)
    if goal.state in IDLE:
        machine = replace(machine, rest=goal)
    return enter(machine, goal, now)


def lasting_block(machine: Machine) -> str:
    """Why READY is barred whatever becomes of the wrap-up that runs; empty if it is not."""
    if not machine.registered:
        return "not_registered"
    if not machine.sound_ok:
        return "no_sound"
    if machine.locked:
        return "locked"
    return "unwrapped" if len(machine.unwrapped) > machine.rules.allowed_unwrapped else ""


def block(machine: Machine) -> str:
    """Why READY cannot be chosen now; a wrap-up that still owes its code counts as un-wrapped."""
    if lasting := lasting_block(machine):
        return lasting
    return "unwrapped" if len(machine.unwrapped) + owes_code(machine) > machine.rules.allowed_unwrapped else ""


def owes_code(machine: Machine) -> bool:
    """Whether leaving the wrap-up that runs would leave an un-wrapped call behind."""
    wrapping = machine.status.state in WRAPPING
    return wrapping and not machine.form_saved and wrap_policy.needs_code(machine.policy)


def with_block(machine: Machine) -> Machine:
    word = block(machine)
    if word == machine.status.ready_blocked_by:
        return machine
    return replace(machine, status=replace(machine.status, ready_blocked_by=word))


def with_pending(machine: Machine, target: State, reason: str, by: Cause) -> Machine:
    """The last choice wins; but an agent's choice never replaces what a supervisor or the system has decided."""
    status = machine.status
    if status.pending is not None and status.pending_by is not Cause.AGENT and by is Cause.AGENT:
        return machine
    return replace(machine, status=replace(status, pending=target, pending_reason=reason, pending_by=by))


def without_pending(machine: Machine) -> Machine:
    if machine.status.pending is None:
        return machine
    return replace(machine, status=replace(machine.status, pending=None, pending_reason="", pending_by=Cause.AGENT))


def wrap_state(machine: Machine) -> State:
    """WRAP_READY or WRAP_NOT_READY: by what is pending, else by where the agent stood before the call."""
    leads_to = machine.status.pending or machine.rest.state
    return State.WRAP_READY if leads_to is State.READY else State.WRAP_NOT_READY


def keep_wrapping(machine: Machine, now: Moment) -> Machine:
    """The wrap-up goes on; a changed choice may turn WRAP_READY into WRAP_NOT_READY or back."""
    status = machine.status
    return enter(machine, Stand(state=wrap_state(machine)), now, status.call_id, status.wrap)
