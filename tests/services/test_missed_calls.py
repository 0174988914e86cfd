from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from app.journal.store import JournalFull
from app.models.records import FoundBy, InteractionDraft, TrustLevel
from app.services.call import Call, EndReason, Phase
from app.services.day import Day
from app.services.missed_calls import MISSED, REJECTED, REMEMBERED, MissedCalls
from app.telephony.handover import Handover
from tests.fakes.journal import FakeJournal
from tests.services.stub_central import customer
from tests.services.stubs import FakeClock, Listener, make_call


class Desk:
    def __init__(self) -> None:
        self.journal, self.clock, self.forms = FakeJournal(), FakeClock(), set[str]()
        self.missed = MissedCalls(self.journal, self.clock, self.forms.__contains__)
        self.saved = Listener(self.missed.interaction_saved)

    def outbox(self) -> list[InteractionDraft]:
        rows = self.journal.due(self.clock.now())
        return [msgspec.json.decode(row.item.payload, type=InteractionDraft) for row in rows]


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def over(why: EndReason, call_id: str = "c1", pbx_id: str = "", **changes: object) -> Call:
    call = make_call(
        call_id,
        phase=Phase.ENDED,
        handover=Handover(caller_number="+8613800138001", queue="bank", pbx_call_id=pbx_id, trusted=True),
        ended_ns=1_009_000_000_000,
        end_reason=why,
    )
    return replace(call, **changes)


@pytest.mark.parametrize(
    ("why", "code"),
    [
        (EndReason.CALLER_GAVE_UP, MISSED),
        (EndReason.RING_TIMEOUT, MISSED),
        (EndReason.NETWORK, MISSED),
        (EndReason.PHONE_LOST, MISSED),
        (EndReason.AGENT_REJECTED, REJECTED),
    ],
)
def test_a_call_nobody_answered_goes_into_the_outbox(desk: Desk, why: EndReason, code: str) -> None:
    desk.missed.on_customer_chosen("c1", customer(1))
    desk.missed.on_call_ended(over(why))
    (draft,) = desk.outbox()
    assert (draft.disposition, draft.customer_id, draft.note) == (code, customer(1).customer_id, "")
    assert draft.call is not None
    assert (draft.call.direction, draft.call.ring_ms, draft.call.answered_at) == ("in", 9000, None)
    assert (draft.call.caller_number, draft.call.end_reason) == ("+8613800138001", why)
    assert desk.saved.heard == [draft]


def test_no_record_of_a_call_that_somebody_took(desk: Desk) -> None:
    desk.missed.on_call_ended(over(EndReason.ANSWERED_ELSEWHERE))
    desk.missed.on_call_ended(over(EndReason.CUSTOMER_HUNG_UP, "c2", answered_ns=1_001_000_000_000))
    desk.missed.on_call_ended(over(EndReason.NO_ANSWER, "c3", incoming=False))
    assert desk.outbox() == []


def test_a_form_the_agent_wrote_is_the_record(desk: Desk) -> None:
    desk.forms.add("c1")
    desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP))
    assert desk.outbox() == []


def test_the_queue_offers_the_same_caller_again_and_one_record_stands(desk: Desk) -> None:
    desk.missed.on_call_ended(over(EndReason.RING_TIMEOUT, "c1", "pbx-7"))
    desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP, "c2", "pbx-7"))
    desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP, "c3", "pbx-8"))
    assert [draft.call.pbx_call_id for draft in desk.outbox() if draft.call] == ["pbx-7", "pbx-8"]


def test_calls_without_the_exchanges_id_are_each_a_record(desk: Desk) -> None:
    for n in range(3):
        desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP, f"c{n}"))
    assert len(desk.outbox()) == 3


def test_nobody_or_several_is_no_customer(desk: Desk) -> None:
    desk.missed.on_customer_chosen("c1", customer(1))
    desk.missed.on_customer_chosen("c1", None)
    desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP))
    assert desk.outbox()[0].customer_id is None


def test_what_the_ivr_checked_is_not_said_of_somebody_searched(desk: Desk) -> None:
    desk.missed.on_customer_chosen("c1", replace(customer(1), found_by=FoundBy.SEARCH))
    desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP, trust=TrustLevel.IVR))
    assert desk.outbox()[0].trust is TrustLevel.NONE


def test_a_full_disk_is_told_and_the_record_goes_with_the_next_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Listener(desk.missed.failed)

    def full(form_id: UUID | None, items: object) -> None:
        raise JournalFull

    with monkeypatch.context() as broken:
        broken.setattr(desk.journal, "commit", full)
        desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP, "c1"))
    assert told.heard == ["journal_full"]
    assert desk.saved.heard == []
    desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP, "c2"))
    assert [draft.call.call_id for draft in desk.outbox() if draft.call] == ["c1", "c2"]
    assert desk.saved.heard == desk.outbox()


def test_what_a_full_disk_refused_is_tried_once_more_at_the_end(desk: Desk) -> None:
    desk.journal.failure = JournalFull("full")
    desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP, "c1"))
    desk.journal.failure = None
    desk.missed.stop()
    assert [draft.call.call_id for draft in desk.outbox() if draft.call] == ["c1"]


def test_it_stands_in_the_days_list_at_once_with_name_and_number(desk: Desk) -> None:
    day = Day(desk.clock)
    day.on_customer_chosen("c1", customer(1))
    desk.missed.interaction_saved.connect(day.on_interaction_saved)
    desk.missed.on_customer_chosen("c1", customer(1))
    desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP))
    (line,) = day.lines
    assert (line.customer_name, line.caller_number, line.talk_s) == ("Customer 1", "+8613800138001", None)


def test_what_is_kept_in_mind_is_bounded(desk: Desk) -> None:
    for n in range(REMEMBERED + 10):
        desk.missed.on_customer_chosen(f"x{n}", customer(1))
        desk.missed.on_call_ended(over(EndReason.CALLER_GAVE_UP, f"c{n}", f"pbx-{n}"))
    assert len(desk.missed._customers) == len(desk.missed._recorded) == REMEMBERED
