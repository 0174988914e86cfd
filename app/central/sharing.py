"""The part of the central database's contract that shares protected customers. Online only."""

from datetime import date
from typing import Protocol
from uuid import UUID

from app.models.records_protection import Protection


class SharingStore(Protocol):
    """Every call may raise `CentralError`; one that may not be done, `CentralForbidden` with its word.

    `role`: not theirs to share; `nobody`: no such agent or team; `until`: the day is past; `reason`: none was typed.
    """

    def protection(self, customer_id: UUID, call_id: str) -> Protection: ...

    def share(
        self, customer_id: UUID, shared_with: str, until: date | None, reason: str, call_id: str
    ) -> Protection: ...

    def unshare(self, customer_id: UUID, shared_with: str, reason: str, call_id: str) -> Protection: ...
