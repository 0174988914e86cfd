"""Records on their way to the centre, as a desk would write them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import uuid_utils

from app.models.records import (
    CallFacts,
    ComplaintDraft,
    InteractionDraft,
    ItemKind,
    OutboxItem,
    ProspectDraft,
    StateInterval,
    TaskDraft,
)


def new_id() -> UUID:
    return UUID(str(uuid_utils.uuid7()))


def outbox(item_id: UUID, kind: ItemKind, record: msgspec.Struct) -> OutboxItem:
    return OutboxItem(item_id=item_id, kind=kind, payload=msgspec.json.encode(record).decode())


def interaction(customer_id: UUID | None = None, *, at: datetime | None = None, **changes: Any) -> OutboxItem:
    now = at or datetime.now(UTC)
    key = changes.pop("interaction_id", None) or new_id()
    call = CallFacts(
        call_id=str(key),
        queue="bank-service",
        caller_number="+8613800138001",
        ring_at=now,
        answered_at=now + timedelta(seconds=4),
        ended_at=now + timedelta(seconds=65),
        ring_ms=4000,
        talk_ms=61_000,
        end_reason="customer_hung_up",
    )
    values = {
        "customer_id": customer_id,
        "disposition": "enquiry.balance",
        "note": "Asked for the balance. 余额 ✓",
        "opened_at": now,
        "saved_at": now,
        "call": call,
    }
    return outbox(key, ItemKind.INTERACTION, InteractionDraft(interaction_id=key, **(values | changes)))


def task(customer_id: UUID | None, due_on: date) -> OutboxItem:
    key = new_id()
    draft = TaskDraft(
        task_id=key,
        interaction_id=new_id(),
        customer_id=customer_id,
        title="Call back",
        due_on=due_on,
        created_at=datetime.now(UTC),
    )
    return outbox(key, ItemKind.TASK, draft)


def complaint(customer_id: UUID) -> OutboxItem:
    key = new_id()
    draft = ComplaintDraft(
        complaint_id=key,
        interaction_id=new_id(),
        customer_id=customer_id,
        product="credit_card",
        what_happened="年费",
        remedy_sought="退还",
        received_at=datetime.now(UTC),
    )
    return outbox(key, ItemKind.COMPLAINT, draft)


def prospect(phone: str) -> OutboxItem:
    key = new_id()
    draft = ProspectDraft(prospect_id=key, name="Nora New", phone=phone, created_at=datetime.now(UTC))
    return outbox(key, ItemKind.PROSPECT, draft)


def interval() -> OutboxItem:
    key, now = new_id(), datetime.now(UTC)
    record = StateInterval(interval_id=key, state="READY", started_at=now - timedelta(minutes=5), ended_at=now)
    return outbox(key, ItemKind.STATE, record)
