"""Where the verification of the customer on screen stands, as one value for the panel."""

from enum import StrEnum
from uuid import UUID

import msgspec

from app.models.records_verification import Verification


class VerifyPhase(StrEnum):
    NOBODY = "nobody"
    """No call, or no customer on its card yet: nobody to ask about."""
    RINGING = "ringing"
    """The questions come when the call is answered."""
    ASKING = "asking"
    """On their way from the centre."""
    OPEN = "open"
    LOCKED = "locked"
    """Too many wrong answers: only a team lead lets it go on."""
    OVER = "over"
    """The call has ended; what was reached stands."""
    FAILED = "failed"
    """`problem` says why. Verifying needs the centre: nothing of it is kept here for later."""


class Verifying(msgspec.Struct, frozen=True, kw_only=True):
    phase: VerifyPhase = VerifyPhase.NOBODY
    call_id: str = ""
    customer_id: UUID | None = None
    state: Verification | None = None
    busy: str = ""
    """The question whose answer is on its way."""
    problem: str = ""
