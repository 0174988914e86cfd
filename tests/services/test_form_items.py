from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from app.models.records import (
    CallFacts,
    ComplaintDraft,
    InteractionDraft,
    ItemKind,
    ProspectDraft,
    TaskDraft,
    TrustLevel,
)
from app.services.form_items import ItemIds, KnownCall, make_interaction, make_items
from app.services.form_limits import LONGEST_NOTE
from app.services.wrap_up import Form
from tests.services.stubs import NOON

WANG = UUID(int=9)
KNOWN = KnownCall(
    facts=CallFacts(call_id="c1", caller_number="+8613800138001", ring_at=NOON), trust=TrustLevel.IVR, language="zh"
)
IDS = ItemIds()


def items_of(**changes: Any) -> list[Any]:
    form = Form(**{"form_id": UUID(int=1), "call_id": "c1", "opened_at": NOON, "disposition": "DONE", **changes})
    interaction = make_interaction(form, KNOWN, IDS, NOON, 1500)
    kinds = {
        ItemKind.INTERACTION: InteractionDraft,
        ItemKind.COMPLAINT: ComplaintDraft,
        ItemKind.TASK: TaskDraft,
        ItemKind.PROSPECT: ProspectDraft,
    }
    made = make_items(form, interaction, IDS)
    assert len({item.item_id for item in made}) == len(made)
    return [msgspec.json.decode(item.payload, type=kinds[item.kind]) for item in made]


def test_a_plain_call_is_one_item() -> None:
    (interaction,) = items_of(customer_id=WANG, note=" ok ")
    assert (interaction.customer_id, interaction.note, interaction.trust) == (WANG, "ok", TrustLevel.IVR)
    assert (interaction.wrap_ms, interaction.language, interaction.call) == (1500, "zh", KNOWN.facts)


def test_complaint_and_task_hang_on_the_interaction() -> None:
    interaction, complaint, task = items_of(
        customer_id=WANG,
        complaint=True,
        complaint_product="card",
        complaint_what_happened="lost",
        task_title="Ring back",
        task_due_on=date(2026, 11, 22),
    )
    assert complaint.interaction_id == task.interaction_id == interaction.interaction_id
    assert (complaint.product, complaint.received_at) == ("card", NOON)
    assert (task.title, task.customer_id) == ("Ring back", WANG)


def test_a_prospect_comes_before_the_interaction_that_names_it() -> None:
    prospect, interaction = items_of(prospect_name="New Person", prospect_email="n@example.org")
    assert interaction.prospect_id == prospect.prospect_id == IDS.prospect
    assert (prospect.phone, prospect.language) == ("+8613800138001", "zh")


def test_a_customer_found_after_all_makes_the_prospect_needless() -> None:
    (interaction,) = items_of(customer_id=WANG, prospect_name="New Person")
    assert interaction.prospect_id is None


def test_nobody_chose_a_code_and_none_was_asked_for() -> None:
    assert items_of(disposition="")[0].disposition == "UNWRAPPED"


def test_what_one_note_cannot_hold_is_a_further_interaction_and_saved_twice_the_same() -> None:
    note = "x" * LONGEST_NOTE + " the end"
    first, more = items_of(customer_id=WANG, note=note)
    assert (first.note + more.note) == "x" * LONGEST_NOTE + "[2]  the end"
    assert (more.customer_id, more.disposition, more.call, more.wrap_ms) == (WANG, "DONE", None, 0)
    assert items_of(customer_id=WANG, note=note)[1].interaction_id == more.interaction_id
