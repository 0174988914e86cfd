"""One telephone call as the desk sees it: a frozen value, moved on by events; which buttons live follows from it."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from app.models.records import TrustLevel
from app.telephony.handover import Handover


class Phase(StrEnum):
    RINGING = "ringing"
    DIALLING = "dialling"
    TALKING = "talking"
    HELD = "held"
    ENDED = "ended"


class Action(StrEnum):
    ANSWER = "answer"
    REJECT = "reject"
    HANG_UP = "hang_up"
    MUTE = "mute"
    UNMUTE = "unmute"
    HOLD = "hold"
    RETRIEVE = "retrieve"
    SEND_DIGITS = "send_digits"


class EndReason(StrEnum):
    """Why a call ended: closed list, one per call, derived from the SIP status and the side that ended it."""

    CUSTOMER_HUNG_UP = "customer_hung_up"
    AGENT_HUNG_UP = "agent_hung_up"
    CALLER_GAVE_UP = "caller_gave_up"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    RING_TIMEOUT = "ring_timeout"
    AGENT_REJECTED = "agent_rejected"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    NOT_FOUND = "not_found"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    NETWORK = "network"
    PHONE_LOST = "phone_lost"


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """All instants are monotonic nanoseconds but `started_at`, the wall clock at the first ring, for the record."""

    call_id: str
    incoming: bool
    phase: Phase
    handover: Handover
    e164: int | None = None
    trust: TrustLevel = TrustLevel.NONE
    started_at: datetime
    started_ns: int
    answered_ns: int | None = None
    ended_ns: int | None = None
    held_since_ns: int | None = None
    held_by_us: bool = True
    held_by_them: bool = False
    """Both sides may hold at once; the call is retrieved when neither does."""
    hold_total_ns: int = 0
    muted: bool = False
    encrypted: bool = False
    far_end_rings: bool = False
    """An outgoing call has reached the other side: there it rings (180)."""
    ending: EndReason | None = None
    """What the desk asked for; `end_reason` says what happened (the other side may have been faster)."""
    end_reason: EndReason | None = None
    about: UUID | None = None
    """The customer an outgoing call is about, when that is not the one whose number it goes to."""

    @property
    def allowed_actions(self) -> frozenset[Action]:
        """What the agent may do with this call now; the strip shows exactly these buttons alive."""
        match self.phase:
            case Phase.RINGING:
                return frozenset({Action.ANSWER, Action.REJECT})
            case Phase.DIALLING:
                return frozenset({Action.HANG_UP})
            case Phase.TALKING:
                mute = Action.UNMUTE if self.muted else Action.MUTE
                return frozenset({Action.HANG_UP, Action.HOLD, Action.SEND_DIGITS, mute})
            case Phase.HELD if self.held_by_us:
                return frozenset({Action.HANG_UP, Action.RETRIEVE})
            case Phase.HELD:
                return frozenset({Action.HANG_UP})
            case Phase.ENDED:
                return frozenset()


def may_take(current: Call, other: Call) -> bool:
    """Whether the agent may go over to `other`, the call on the strip being put on hold first if it is not."""
    can_leave = bool({Action.HOLD, Action.RETRIEVE} & current.allowed_actions)
    return can_leave and bool({Action.ANSWER, Action.RETRIEVE} & other.allowed_actions)


def first_waiting(calls: Sequence[Call]) -> Call | None:
    """The one of these that the agent is offered: one that rings before one on hold."""
    return next((call for call in calls if call.phase is Phase.RINGING), next(iter(calls), None))
