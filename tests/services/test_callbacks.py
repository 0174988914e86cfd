from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from msgspec.structs import replace

from app.models.records import ItemKind, OutboxItem, TaskDraft
from app.services.call import Phase
from app.services.callbacks import Callbacks
from app.services.card import Card, CardPhase
from app.services.wrap_up import Form
from app.telephony.handover import Handover
from tests.fakes.journal import FakeJournal
from tests.services.stub_central import profile
from tests.services.stubs import NOON, FakeClock, Listener, make_call

WEI = {"manager": "Wei", "manager_agent": "wei", "manager_phone": "8012"}
SOON = NOON + timedelta(hours=2)


class Desk:
    def __init__(self) -> None:
        self.journal = FakeJournal()
        self.callbacks = Callbacks(self.journal, FakeClock())
        self.phases = Listener(self.callbacks.phase_changed)
        self.phones = Listener(self.callbacks.phone_known)
        self.callbacks.on_card_changed(Card(phase=CardPhase.SHOWN, call_id="c1", profile=profile(**WEI)))

    def items(self) -> list[OutboxItem]:
        return [waiting.item for waiting in self.journal.due(NOON + timedelta(days=1))]

    def draft(self) -> TaskDraft:
        (item,) = self.items()
        assert item.kind is ItemKind.TASK
        return msgspec.json.decode(item.payload, type=TaskDraft)


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_a_callback_becomes_the_managers_task_with_hour_and_number(desk: Desk) -> None:
    form = Form(form_id=uuid4(), call_id="c1", opened_at=NOON, customer_id=UUID(int=1))
    desk.callbacks.on_form_opened(form)
    desk.callbacks.ask(SOON, "+86 138 0013 8001", " The maturing deposit ")
    desk.callbacks.stop()
    draft = desk.draft()
    assert (draft.kind, draft.for_agent, draft.due_at, draft.phone) == ("callback", "wei", SOON, "+8613800138001")
    assert (draft.title, draft.customer_id) == ("The maturing deposit", UUID(int=1))
    assert draft.interaction_id == form.form_id
    assert draft.due_on == SOON.astimezone().date()


def test_the_form_of_somebody_else_is_not_named(desk: Desk) -> None:
    form = Form(form_id=uuid4(), call_id="c1", opened_at=NOON, customer_id=UUID(int=2))
    desk.callbacks.on_form_opened(form)
    desk.callbacks.ask(SOON, "", "x")
    desk.callbacks.stop()
    assert desk.draft().interaction_id is None


def test_saved_is_said_when_the_journal_has_it_and_confirmed_when_the_centre_does(desk: Desk, qtbot: object) -> None:
    desk.callbacks.ask(SOON, "", "x")
    assert desk.phases.heard == []
    desk.callbacks._writer.write_now()
    assert desk.phases.heard == ["saved"]
    item_id = desk.items()[0].item_id
    desk.callbacks.on_confirmed(uuid4())
    desk.callbacks.on_confirmed(item_id)
    desk.callbacks.on_attention(item_id, "rejected")
    assert desk.phases.heard == ["saved", "confirmed", "attention"]


@pytest.mark.parametrize(
    ("due", "phone", "title", "problem"),
    [
        (NOON - timedelta(minutes=1), "", "x", "past"),
        (SOON, "sip:a@b", "x", "bad_number"),
        (SOON, "", "  ", "title_missing"),
        (SOON, "", "card 4111 1111 1111 1111 lost", "card_number"),
    ],
)
def test_what_cannot_be_asked_is_said_and_not_written(
    desk: Desk, due: object, phone: str, title: str, problem: str
) -> None:
    desk.callbacks.ask(due, phone, title)  # type: ignore[arg-type]  # a datetime
    desk.callbacks.stop()
    assert (desk.phases.heard, desk.items()) == ([problem], [])


def test_without_a_manager_there_is_nobody_to_ask(desk: Desk) -> None:
    desk.callbacks.on_card_changed(Card(phase=CardPhase.SHOWN, profile=profile()))
    desk.callbacks.ask(SOON, "", "x")
    desk.callbacks.on_card_changed(Card())
    desk.callbacks.ask(SOON, "", "x")
    assert desk.phases.heard == ["nobody", "nobody"]


def test_the_customers_number_is_known_and_the_managers_is_not_taken_for_it(desk: Desk) -> None:
    call = make_call()
    desk.callbacks.on_call_changed(call)
    desk.callbacks.on_call_changed(replace(call, call_id="c2", e164=862155550134, about=UUID(int=1)))
    desk.callbacks.on_call_changed(replace(call, phase=Phase.ENDED))
    internal = replace(call, call_id="c3", e164=None, handover=Handover(caller_number="8015"))
    desk.callbacks.on_call_changed(internal)
    assert desk.phones.heard == ["+8613800138001", "8015"]
