from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from msgspec.structs import replace

from app.models.records import ItemKind, OutboxItem, Profile
from app.models.records_edit import Decision, EditDraft
from app.services.card import Card, CardPhase
from app.services.customer_edits import CustomerEdits, PendingEdit, value_of
from app.services.reader_questions import Ask
from tests.fakes.journal import FakeJournal
from tests.services.stub_central import profile
from tests.services.stubs import FakeClock

WANG = UUID(int=1)


class StubReader:
    def __init__(self) -> None:
        self.asked: list[Ask] = []

    def ask(self, question: Ask) -> None:
        self.asked.append(question)


@pytest.fixture
def reader() -> StubReader:
    return StubReader()


@pytest.fixture
def journal() -> FakeJournal:
    return FakeJournal()


@pytest.fixture
def edits(qapp: object, reader: StubReader, journal: FakeJournal) -> CustomerEdits:
    made = CustomerEdits(reader, journal, FakeClock())  # type: ignore[arg-type] - only `ask` is used of a reader
    made.on_card_changed(card(replace(profile(), preferred_time="mornings")))
    return made


@pytest.fixture
def told(edits: CustomerEdits) -> list[tuple[PendingEdit, ...]]:
    heard: list[tuple[PendingEdit, ...]] = []
    edits.pending_changed.connect(heard.append)
    return heard


def card(of: Profile) -> Card:
    return Card(phase=CardPhase.SHOWN, call_id="c1", profile=of)


def written(edits: CustomerEdits, journal: FakeJournal) -> list[OutboxItem]:
    edits.stop()
    return [waiting.item for waiting in journal.due(FakeClock().now() + timedelta(days=1))]


def test_a_change_goes_out_with_what_the_agent_saw(edits: CustomerEdits, journal: FakeJournal) -> None:
    edits.change("preferred_time", " after six ")
    (item,) = written(edits, journal)
    assert item.kind is ItemKind.EDIT
    draft = msgspec.json.decode(item.payload, type=EditDraft)
    assert (draft.edit_id, draft.customer_id, draft.call_id) == (item.item_id, WANG, "c1")
    (change,) = draft.changes
    assert (change.field, change.base, change.mine) == ("preferred_time", "mornings", "after six")


@pytest.mark.parametrize(("field", "text"), [("preferred_time", "mornings"), ("tier", "private"), ("remark", "x")])
def test_no_change_and_a_field_of_the_banks_are_nothing(
    edits: CustomerEdits, journal: FakeJournal, field: str, text: str
) -> None:
    edits.change(field, text)
    assert written(edits, journal) == []


def test_what_is_on_its_way_is_told_until_it_stands(
    edits: CustomerEdits, journal: FakeJournal, told: list[tuple[PendingEdit, ...]]
) -> None:
    outdated: list[bool] = []
    edits.profile_outdated.connect(lambda: outdated.append(True))
    edits.change("preferred_time", "noon")
    assert told[-1] == (PendingEdit(WANG, "preferred_time", "noon"),)
    (item,) = written(edits, journal)
    edits.on_confirmed(item.item_id)
    assert (told[-1], outdated) == ((PendingEdit(WANG, "preferred_time", "noon", confirmed=True),), [True])
    edits.on_card_changed(card(replace(profile(), preferred_time="noon", version=2)))
    assert told[-1] == ()
    edits.on_confirmed(uuid4())
    assert outdated == [True]


def test_a_second_thought_does_not_meet_the_first_as_anothers(edits: CustomerEdits, journal: FakeJournal) -> None:
    edits.change("preferred_time", "noon")
    edits.change("preferred_time", "noon")
    edits.change("preferred_time", "evenings")
    drafts = [msgspec.json.decode(item.payload, type=EditDraft) for item in written(edits, journal)]
    assert [(draft.changes[0].base, draft.changes[0].mine) for draft in drafts] == [
        ("mornings", "noon"),
        ("noon", "evenings"),
    ]


def test_after_a_refusal_the_next_try_starts_from_the_card(edits: CustomerEdits, journal: FakeJournal) -> None:
    edits.change("preferred_time", "noon")
    (item,) = written(edits, journal)
    edits.on_attention(item.item_id, "rejected")
    edits.change("preferred_time", "evenings")
    draft = msgspec.json.decode(written(edits, journal)[-1].payload, type=EditDraft)
    assert draft.changes[0].base == "mornings"


def test_another_customers_changes_are_not_this_cards(
    edits: CustomerEdits, told: list[tuple[PendingEdit, ...]]
) -> None:
    edits.change("preferred_time", "noon")
    edits.on_card_changed(card(profile(2)))
    assert told[-1] == ()
    edits.on_card_changed(card(profile(1)))
    assert told[-1] == (PendingEdit(WANG, "preferred_time", "noon"),)


def test_cards_without_changes_tell_nothing(edits: CustomerEdits, told: list[tuple[PendingEdit, ...]]) -> None:
    for n in (1, 2, 3):
        edits.on_card_changed(card(profile(n)))
    assert told == []


def test_what_the_centre_refuses_stays_with_its_word(
    edits: CustomerEdits, journal: FakeJournal, told: list[tuple[PendingEdit, ...]]
) -> None:
    edits.change("preferred_time", "noon")
    (item,) = written(edits, journal)
    edits.on_attention(item.item_id, "rejected")
    assert told[-1] == (PendingEdit(WANG, "preferred_time", "noon", "rejected"),)


def test_a_conflict_is_settled_by_the_centre(edits: CustomerEdits, reader: StubReader) -> None:
    outdated: list[bool] = []
    failures: list[tuple[UUID, str]] = []
    edits.profile_outdated.connect(lambda: outdated.append(True))
    edits.decision_failed.connect(lambda edit, word: failures.append((edit, word)))
    edit = uuid4()
    edits.decide(edit, "email", keep_mine=True)
    question = reader.asked[0]
    question.failed("unreachable")
    assert failures == [(edit, "unreachable")]
    question.done(Decision(edit_id=edit, field="email", state="kept_mine"))
    assert outdated == [True]


@pytest.mark.parametrize(
    ("field", "make"),
    [
        ("city", lambda p: replace(p, customer=replace(p.customer, city="Suzhou"))),
        ("address", lambda p: replace(p, address_masked="Suzhou")),
        ("occupation", lambda p: replace(p, occupation="Suzhou")),
    ],
)
def test_the_text_of_a_field_is_the_cards(field: str, make: Callable[[Profile], Profile]) -> None:
    assert value_of(make(profile()), field) == "Suzhou"
