"""Sharing in memory: held to the database's by tests/central/test_contract.py."""

from datetime import UTC, date, datetime
from uuid import UUID

from msgspec.structs import replace

from app.central.store import CentralForbidden
from app.models.records_protection import Protection, Share, Sharer


class FakeSharing:
    """`owners`: whose which customer is; `me` is the agent, who shares what is theirs."""

    def __init__(self, me: str) -> None:
        self.me = me
        self.owners: dict[UUID, str] = {}
        self.known = {"team:south": "south"}
        self._shares: dict[UUID, dict[str, Share]] = {}

    def protection(self, customer_id: UUID) -> Protection:
        owner = self.owners.get(customer_id, "")
        mine = owner == self.me
        told = Protection(customer_id=customer_id, owner=owner, owner_name=owner, may_share=mine)
        choices = tuple(Sharer(shared_with=key, name=name) for key, name in self.known.items()) if mine else ()
        return replace(told, shares=tuple(self._shares.get(customer_id, {}).values()), choices=choices)

    def share(self, customer_id: UUID, shared_with: str, until: date | None, reason: str) -> Protection:
        self._check(customer_id, shared_with in self.known, reason)
        if until is not None and until < datetime.now(UTC).date():
            raise CentralForbidden("until")
        one = Share(
            shared_with=shared_with,
            name=self.known[shared_with],
            since=datetime.now(UTC),
            until=until,
            reason=reason,
            shared_by=self.me,
        )
        self._shares.setdefault(customer_id, {})[shared_with] = one
        return self.protection(customer_id)

    def unshare(self, customer_id: UUID, shared_with: str, reason: str) -> Protection:
        self._check(customer_id, shared_with in self._shares.get(customer_id, {}), reason)
        del self._shares[customer_id][shared_with]
        return self.protection(customer_id)

    def _check(self, customer_id: UUID, known: bool, reason: str) -> None:
        if self.owners.get(customer_id) != self.me:
            raise CentralForbidden("role")
        if not reason.strip():
            raise CentralForbidden("reason")
        if not known:
            raise CentralForbidden("nobody")
