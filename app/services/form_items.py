"""From a form to what goes to the centre: the drafts of `records.py` as outbox items, in the order they must arrive."""

from datetime import datetime
from uuid import UUID, uuid5

import msgspec
from msgspec.structs import replace
from uuid_utils.compat import uuid7

from app.models.records import (
    CallFacts,
    ComplaintDraft,
    InteractionDraft,
    ItemKind,
    OutboxItem,
    ProspectDraft,
    Record,
    TaskDraft,
    TrustLevel,
)
from app.services.form_closing import UNWRAPPED, split_note
from app.services.wrap_up import Form


class KnownCall(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of the call beside the draft, so that a form found after a crash is complete."""

    facts: CallFacts
    trust: TrustLevel = TrustLevel.NONE
    language: str = ""


class ItemIds(msgspec.Struct, frozen=True, kw_only=True):
    """Made once per form: saving twice gives the same items."""

    task: UUID = msgspec.field(default_factory=uuid7)
    complaint: UUID = msgspec.field(default_factory=uuid7)
    prospect: UUID = msgspec.field(default_factory=uuid7)


def make_interaction(
    form: Form, call: KnownCall | None, ids: ItemIds, saved_at: datetime, wrap_ms: int
) -> InteractionDraft:
    return InteractionDraft(
        interaction_id=form.form_id,
        customer_id=form.customer_id,
        prospect_id=ids.prospect if has_prospect(form) else None,
        trust=call.trust if call else TrustLevel.NONE,
        disposition=form.disposition or UNWRAPPED,
        note=split_note(form.note.strip())[0],
        language=call.language if call else "",
        opened_at=form.opened_at,
        saved_at=saved_at,
        wrap_ms=wrap_ms,
        call=call.facts if call else None,
    )


def make_items(form: Form, interaction: InteractionDraft, ids: ItemIds) -> tuple[OutboxItem, ...]:
    """The prospect before the interaction that names it, then what hangs on the interaction."""
    items: list[OutboxItem] = []
    now = interaction.saved_at
    if has_prospect(form):
        phone = interaction.call.caller_number if interaction.call else ""
        prospect = ProspectDraft(
            prospect_id=ids.prospect,
            name=form.prospect_name.strip(),
            phone=phone,
            email=form.prospect_email.strip(),
            language=interaction.language,
            remark=form.prospect_remark.strip(),
            created_at=now,
        )
        items.append(_item(ids.prospect, ItemKind.PROSPECT, prospect))
    items.append(_item(form.form_id, ItemKind.INTERACTION, interaction))
    items += [_item(more.interaction_id, ItemKind.INTERACTION, more) for more in _rest_of_note(form, interaction)]
    if form.complaint:
        complaint = ComplaintDraft(
            complaint_id=ids.complaint,
            interaction_id=form.form_id,
            customer_id=form.customer_id,
            product=form.complaint_product,
            what_happened=form.complaint_what_happened.strip(),
            remedy_sought=form.complaint_remedy.strip(),
            received_at=form.opened_at,
        )
        items.append(_item(ids.complaint, ItemKind.COMPLAINT, complaint))
    if form.task_title.strip() and form.task_due_on is not None:
        task = TaskDraft(
            task_id=ids.task,
            interaction_id=form.form_id,
            customer_id=form.customer_id,
            title=form.task_title.strip(),
            due_on=form.task_due_on,
            created_at=now,
        )
        items.append(_item(ids.task, ItemKind.TASK, task))
    return tuple(items)


def _rest_of_note(form: Form, interaction: InteractionDraft) -> tuple[InteractionDraft, ...]:
    """What one note cannot hold, in interactions of their own. Without the call's facts: it is counted once."""
    return tuple(
        replace(interaction, interaction_id=uuid5(form.form_id, f"note {n}"), note=note, wrap_ms=0, call=None)
        for n, note in enumerate(split_note(form.note.strip())[1:], 2)
    )


def has_prospect(form: Form) -> bool:
    """A card was filled for somebody whom nobody knows; a customer found later makes it needless."""
    return form.customer_id is None and bool(form.prospect_name.strip())


def _item(item_id: UUID, kind: ItemKind, draft: Record) -> OutboxItem:
    return OutboxItem(item_id=item_id, kind=kind, payload=msgspec.json.encode(draft).decode())
