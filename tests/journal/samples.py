"""Invented records for the journal's tests."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import uuid_utils

from app.journal.store import Draft
from app.models.records import CustomerLine, ItemKind, OutboxItem, Profile, Receipt, TrustLevel

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **delta: float) -> None:
        self.at += timedelta(**delta)


def new_id() -> UUID:
    return UUID(bytes=uuid_utils.uuid7().bytes)


def an_item(text: str = "asked about the card", kind: ItemKind = ItemKind.INTERACTION) -> OutboxItem:
    return OutboxItem(item_id=new_id(), kind=kind, payload=f'{{"note":"{text}"}}')


def a_draft(body: str = '{"note":"typing"}', form_id: UUID | None = None) -> Draft:
    return Draft(form_id=form_id or new_id(), call_id="c1", opened_at=NOON, body=body, call_body="{}")


def a_receipt(item_id: UUID, at: datetime = NOON, system: str = "7001", timeline: str = "00000001") -> Receipt:
    return Receipt(item_id=item_id, received_at=at, system_identifier=system, timeline=timeline)


def a_profile(name: str = "王小明", trust: TrustLevel = TrustLevel.NUMBER, customer_id: UUID | None = None) -> Profile:
    customer = CustomerLine(customer_id=customer_id or uuid4(), code="C-1", name=name)
    return Profile(customer=customer, trust=trust, as_of=NOON)
