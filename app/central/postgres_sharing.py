"""Sharing protected customers through PostgreSQL: what `PostgresStore` adds for it."""

from abc import ABC, abstractmethod
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from app.models.records_protection import Protection

_T = TypeVar("_T")


class PostgresSharing(ABC):
    """Keeps `SharingStore`."""

    @abstractmethod
    def _ask(self, call: str, values: tuple[Any, ...], answer: type[_T]) -> _T: ...

    def protection(self, customer_id: UUID, call_id: str) -> Protection:
        return self._ask("crm.protection_v1(%s, %s)", (customer_id, call_id), Protection)

    def share(self, customer_id: UUID, shared_with: str, until: date | None, reason: str, call_id: str) -> Protection:
        values = (customer_id, shared_with, until, reason.replace("\0", ""), call_id)
        return self._ask("crm.share_v1(%s, %s, %s, %s, %s)", values, Protection)

    def unshare(self, customer_id: UUID, shared_with: str, reason: str, call_id: str) -> Protection:
        values = (customer_id, shared_with, reason.replace("\0", ""), call_id)
        return self._ask("crm.unshare_v1(%s, %s, %s, %s)", values, Protection)
