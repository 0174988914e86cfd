"""The part of the central database's contract that verifies callers and reveals what is masked. Online only."""

from typing import Protocol
from uuid import UUID

from app.models.records_verification import Answer, LockedCall, Revealed, RevealRequest, Verification


class VerificationStore(Protocol):
    """Every call may raise `CentralError`; one that may not be done, `CentralForbidden` with its word."""

    def verification(self, call_id: str, customer_id: UUID) -> Verification:
        """The questions for this customer, and where their verification stands on this call."""
        ...

    def verify(self, answer: Answer) -> Verification:
        """Compare or note one answer. Words: `locked` (too many wrong), `seen` (its answer was shown), `call`."""
        ...

    def reveal(self, request: RevealRequest) -> Revealed:
        """A masked field, whole. Words: `reason` (none was given), `trust` (this call is not trusted so far)."""
        ...

    def locked_calls(self) -> tuple[LockedCall, ...]:
        """For a team lead: the team's calls of the last hours that are locked. Word: `role`."""
        ...

    def unlock_call(self, agent: str, call_id: str, reason: str) -> tuple[LockedCall, ...]:
        """A team lead lets the questions go on; what is still locked. Words: `role`, `team`, `reason`, `gone`."""
        ...
