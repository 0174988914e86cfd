"""What can happen to an agent: the events of the state machine, frozen values all."""

from datetime import datetime

import msgspec

from app.services.agent_state import Cause, State, Wrap, WrapPolicy
from app.services.call import EndReason


class Moment(msgspec.Struct, frozen=True):
    """One instant on both clocks."""

    ns: int
    at: datetime


class AgentEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all events."""


class SignInStarted(AgentEvent, frozen=True, kw_only=True):
    pass


class SignedIn(AgentEvent, frozen=True, kw_only=True):
    pass


class SignInFailed(AgentEvent, frozen=True, kw_only=True):
    pass


class Chosen(AgentEvent, frozen=True, kw_only=True):
    """Somebody wants READY, NOT_READY or LOGGED_OUT. `by` SUPERVISOR: forced; SYSTEM: signed in elsewhere.

    Any other target is ignored: nobody can choose to ring, talk, hold or wrap up.
    """

    target: State
    reason: str = ""
    by: Cause = Cause.AGENT


class PendingCleared(AgentEvent, frozen=True, kw_only=True):
    pass


class CallRang(AgentEvent, frozen=True, kw_only=True):
    call_id: str
    policy: WrapPolicy


class CallDialled(AgentEvent, frozen=True, kw_only=True):
    call_id: str
    policy: WrapPolicy


class CallAnswered(AgentEvent, frozen=True, kw_only=True):
    call_id: str


class CallTaken(AgentEvent, frozen=True, kw_only=True):
    """The agent is on another call now than before: they took one that waited, or one on hold is all that is left."""

    call_id: str
    held: bool
    policy: WrapPolicy


class CallLeft(AgentEvent, frozen=True, kw_only=True):
    """A call on hold ended while the agent is on another one; `owes_code`: its form waits for its outcome."""

    call_id: str
    owes_code: bool


class CallHeld(AgentEvent, frozen=True, kw_only=True):
    call_id: str


class CallRetrieved(AgentEvent, frozen=True, kw_only=True):
    call_id: str


class CallEnded(AgentEvent, frozen=True, kw_only=True):
    call_id: str
    why: EndReason


class FormSaved(AgentEvent, frozen=True, kw_only=True):
    """`call_id` empty: the form of the wrap-up that runs."""

    call_id: str = ""


class WrapExtended(AgentEvent, frozen=True, kw_only=True):
    pass


class WrapEnded(AgentEvent, frozen=True, kw_only=True):
    """The agent wants to be done with it."""


class TimePassed(AgentEvent, frozen=True, kw_only=True):
    pass


class LineChanged(AgentEvent, frozen=True, kw_only=True):
    registered: bool


class SoundChanged(AgentEvent, frozen=True, kw_only=True):
    ok: bool


class LockChanged(AgentEvent, frozen=True, kw_only=True):
    locked: bool


class DeskClosed(AgentEvent, frozen=True, kw_only=True):
    """The program ends in good order, whatever goes on; a wrap-up that runs is owed."""


class HeartbeatLost(AgentEvent, frozen=True, kw_only=True):
    """The desk did not live for a while: it slept, or it was gone."""


class Reconciled(AgentEvent, frozen=True, kw_only=True):
    """What is really so, from the PBX and the journal. Any state may be forced, but never READY by itself."""

    target: State
    reason: str = "SYS.CRASH"
    call_id: str = ""
    wrap: Wrap | None = None
    policy: WrapPolicy | None = None
