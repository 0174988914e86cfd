from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from app.journal.store import Draft, JournalError, JournalFull
from app.models.records import FoundBy, InteractionDraft, ItemKind, TrustLevel
from app.services.agent_state import WrapPolicy
from app.services.call import EndReason, Phase
from app.services.wrap_form import WrapForm
from app.services.wrap_up import Form
from app.telephony.handover import Handover
from tests.fakes.journal import FakeJournal, SlowJournal
from tests.services.stub_central import customer
from tests.services.stubs import NOON, FakeClock, Listener, make_call

S = 1_000_000_000


class Desk:
    def __init__(self, journal: FakeJournal | None = None) -> None:
        self.journal = journal or FakeJournal()
        self.clock = FakeClock()
        self.form = WrapForm(self.journal, self.clock, WrapPolicy(), {"free": WrapPolicy(mode="optional")})
        self.opened = Listener(self.form.form_opened)
        self.closed: list[bool] = []
        self.form.form_closed.connect(lambda: self.closed.append(True))
        self.problems = Listener(self.form.problems_found)
        self.states = Listener(self.form.save_state_changed)
        self.saved = Listener(self.form.interaction_saved)
        self.closings = Listener(self.form.unwrapped_closed)

    def ring(self, call_id: str = "c1", **changes: Any) -> None:
        self.form.on_call_changed(make_call(call_id, **changes))

    def talk(self, call_id: str = "c1") -> None:
        self.form.on_call_changed(make_call(call_id, phase=Phase.TALKING, answered_ns=self.clock.ns))

    def end(self, call_id: str = "c1", answered: bool = True, **changes: Any) -> None:
        self.form.on_call_changed(
            make_call(
                call_id,
                phase=Phase.ENDED,
                answered_ns=self.clock.ns if answered else None,
                ended_ns=self.clock.ns,
                end_reason=EndReason.CUSTOMER_HUNG_UP if answered else EndReason.CALLER_GAVE_UP,
                **changes,
            )
        )

    def whole_call(self, call_id: str = "c1") -> None:
        self.ring(call_id)
        self.talk(call_id)
        self.end(call_id)

    def type(self, **changes: Any) -> None:
        assert self.form.current is not None
        self.form.on_form_typed(replace(self.form.current, **changes))

    @property
    def below(self) -> list[Form]:
        """Unsaved forms below the one on screen."""
        return [one.form for one in self.form._open.below]

    @property
    def phases(self) -> list[str]:
        return [state.phase for state in self.states.heard]


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.form.write_now()


def test_the_form_opens_at_the_first_ring_and_is_in_the_journal(qtbot: Any, desk: Desk) -> None:
    desk.ring()
    assert desk.opened.last.call_id == "c1"
    assert desk.opened.last.form_id.version == 7
    qtbot.waitUntil(lambda: len(desk.journal.drafts()) == 1)
    assert desk.phases == ["draft"]


def test_each_pause_in_typing_is_journalled_at_once(desk: Desk) -> None:
    desk.ring()
    desk.type(note="card lost")
    (draft,) = desk.journal.drafts()
    assert msgspec.json.decode(draft.body)["note"] == "card lost"
    assert draft.call_id == "c1"
    assert desk.states.last.phase == "draft"


def test_save_is_one_transaction_and_takes_the_draft_away(desk: Desk) -> None:
    desk.whole_call()
    desk.form.on_customer_chosen("c1", customer())
    desk.type(disposition="DONE", note="ok", prospect_name="ignored")
    desk.clock.pass_s(12)
    desk.form.save()
    assert desk.problems.last == ()
    (row,) = desk.journal.due(NOON.replace(year=2030))
    assert row.item.kind is ItemKind.INTERACTION
    stored = msgspec.json.decode(row.item.payload, type=InteractionDraft)
    assert stored == desk.saved.last
    assert (stored.customer_id, stored.disposition, stored.wrap_ms) == (customer().customer_id, "DONE", 12_000)
    assert stored.call.end_reason == "customer_hung_up"
    assert desk.journal.drafts() == ()
    assert (desk.states.last.phase, desk.states.last.waiting) == ("saved", 1)
    assert desk.closed == [True]


def test_a_live_call_cannot_be_saved_yet(desk: Desk) -> None:
    desk.ring()
    desk.talk()
    desk.type(disposition="DONE")
    desk.form.save()
    assert [(problem.field, problem.code) for problem in desk.problems.last] == [("call_id", "call_running")]
    assert desk.saved.heard == []


def test_problems_keep_the_form_open(desk: Desk) -> None:
    desk.whole_call()
    desk.form.save()
    assert [problem.code for problem in desk.problems.last] == ["disposition_missing"]
    assert desk.form.current is not None


def test_the_queues_policy_decides_whether_a_code_is_asked_for(desk: Desk) -> None:
    handover = Handover(queue="free", trusted=True)
    desk.ring(handover=handover)
    desk.end(handover=handover)
    desk.form.save()
    assert desk.saved.last.disposition == "UNWRAPPED"


def test_saving_twice_saves_once(desk: Desk) -> None:
    desk.whole_call()
    desk.type(disposition="DONE")
    desk.form.save()
    desk.form.save()
    assert len(desk.saved.heard) == 1


def test_a_full_disk_is_told_and_the_text_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.whole_call()
    desk.type(disposition="DONE", note="kept")

    def full(*_: object) -> None:
        raise JournalFull("full")

    monkeypatch.setattr(desk.journal, "commit", full)
    desk.form.save()
    assert (desk.states.last.phase, desk.states.last.problem) == ("failed", "journal_full")
    assert desk.form.current.note == "kept"
    monkeypatch.undo()
    desk.form.save()
    assert desk.saved.last.note == "kept"


def test_an_untouched_form_of_a_missed_call_goes_away(desk: Desk) -> None:
    desk.ring()
    desk.form.write_now()
    desk.end(answered=False)
    assert desk.closed == [True]
    assert desk.journal.drafts() == ()


def test_a_missed_call_with_a_note_keeps_its_form(desk: Desk) -> None:
    desk.ring()
    desk.type(note="he whispered")
    desk.end(answered=False)
    assert desk.form.current.note == "he whispered"


def test_the_same_caller_offered_again_goes_on_with_the_form(desk: Desk) -> None:
    handover = Handover(pbx_call_id="pbx-7", trusted=True)
    desk.ring("c1", handover=handover)
    desk.type(note="early words")
    desk.end("c1", answered=False, handover=handover)
    form_id = desk.form.current.form_id
    desk.ring("c2", handover=handover)
    assert (desk.form.current.form_id, desk.form.current.call_id) == (form_id, "c2")
    assert desk.form.current.note == "early words"
    assert desk.below == []


def test_a_call_in_wrap_up_puts_its_form_on_top_and_the_first_comes_back(desk: Desk) -> None:
    desk.whole_call("c1")
    desk.type(note="first")
    desk.whole_call("c2")
    assert [form.note for form in desk.below] == ["first"]
    desk.type(disposition="DONE")
    desk.form.save()
    assert desk.form.current.note == "first"
    assert desk.closed == []


def test_a_form_below_can_be_brought_up(desk: Desk) -> None:
    desk.whole_call("c1")
    first = desk.form.current
    desk.ring("c2")
    desk.form.return_to(first.form_id)
    assert desk.opened.last.call_id == "c1"
    assert [form.call_id for form in desk.below] == ["c2"]


def test_late_words_for_the_form_below_reach_it(desk: Desk) -> None:
    desk.whole_call("c1")
    first = desk.form.current
    desk.ring("c2")
    desk.form.on_form_typed(replace(first, note="late"))
    assert desk.below[0].note == "late"
    assert desk.form.current.note == ""


def test_late_words_for_a_saved_form_are_ordinary(desk: Desk) -> None:
    desk.whole_call()
    desk.type(disposition="DONE")
    form = desk.form.current
    desk.form.save()
    desk.form.on_form_typed(replace(form, note="late"))
    assert desk.journal.drafts() == ()


def test_the_customer_is_the_desks_and_not_overwritten_by_what_is_typed(desk: Desk) -> None:
    desk.ring()
    before = desk.form.current
    desk.form.on_customer_chosen("c1", customer())
    assert desk.opened.last.customer_name == "Customer 1"
    desk.form.on_form_typed(replace(before, note="typed before the customer was found"))
    assert desk.form.current.customer_id == customer().customer_id
    desk.form.on_customer_chosen("c1", None)
    assert desk.form.current.customer_id is None


def test_the_timers_end_saves_with_the_default_code(desk: Desk) -> None:
    desk.whole_call()
    desk.type(note="half a sen")
    desk.form.close_unwrapped("c1")
    assert (desk.saved.last.disposition, desk.saved.last.note) == ("UNWRAPPED", "half a sen")
    assert desk.form.current is None
    assert desk.closings.heard == ["wrap_expired"]


def test_the_timers_end_on_a_full_disk_says_what_is_true(desk: Desk) -> None:
    desk.whole_call()
    desk.type(note="half a sen", task_title="ring")
    desk.journal.failure = JournalFull("full")
    desk.form.close_unwrapped("c1")
    assert desk.closings.heard == ["wrap_not_saved"]
    assert (desk.form.current.note, desk.form.current.task_title) == ("half a sen", "ring")
    desk.journal.failure = None


def test_the_timers_end_leaves_a_live_call_alone(desk: Desk) -> None:
    desk.ring()
    desk.form.close_unwrapped("c1")
    assert desk.saved.heard == []


def test_forms_found_at_start_are_offered_again(desk: Desk) -> None:
    desk.whole_call("c1")
    desk.type(note="before the crash", disposition="DONE")
    desk.ring("c2")
    desk.form.write_now()
    again = Desk(desk.journal)
    assert again.form.restore() == 2
    assert again.opened.last.call_id == "c2"
    again.form.return_to(again.below[0].form_id)
    again.form.save()
    saved = again.saved.last
    assert (saved.note, saved.call.call_id, saved.call.end_reason) == ("before the crash", "c1", "customer_hung_up")


def test_a_draft_that_cannot_be_read_stays_where_it_is(desk: Desk) -> None:
    desk.whole_call()
    form_id = desk.form.current.form_id
    desk.journal.save_draft(Draft(form_id=form_id, call_id="c1", opened_at=NOON, body="{"))
    again = Desk(desk.journal)
    assert (again.form.restore(), again.form.unreadable) == (0, 1)
    assert len(desk.journal.drafts()) == 1


def test_the_form_is_confirmed_when_all_its_items_are(desk: Desk) -> None:
    from datetime import date

    desk.whole_call()
    desk.type(disposition="DONE", task_title="Ring", task_due_on=date(2027, 1, 1))
    desk.form.save()
    rows = desk.journal.due(NOON.replace(year=2030))
    assert len(rows) == 2
    desk.form.on_confirmed(rows[0].item.item_id)
    assert desk.states.last.phase == "saved"
    desk.form.on_attention(rows[1].item.item_id, "rejected")
    assert (desk.states.last.phase, desk.states.last.problem) == ("attention", "rejected")
    desk.form.on_confirmed(rows[1].item.item_id)
    assert desk.states.last.phase == "confirmed"


def test_a_customer_found_by_search_was_not_checked_by_the_ivr(desk: Desk) -> None:
    desk.ring(trust=TrustLevel.IVR)
    desk.end(trust=TrustLevel.IVR)
    desk.form.on_customer_chosen("c1", customer(found_by=FoundBy.SEARCH))
    desk.type(disposition="DONE")
    desk.form.save()
    assert desk.saved.last.trust is TrustLevel.NONE


def test_the_card_filled_for_an_unknown_caller_belongs_to_the_form(desk: Desk) -> None:
    desk.whole_call()
    desk.form.on_prospect_typed("c1", "New Person", "n@example.org", "wants a loan")
    desk.type(disposition="DONE")
    desk.form.save()
    kinds = [row.item.kind for row in desk.journal.due(NOON.replace(year=2030))]
    assert kinds == [ItemKind.PROSPECT, ItemKind.INTERACTION]


def test_what_was_written_of_a_stranger_is_in_the_note_of_the_customer_found_after_all(desk: Desk) -> None:
    desk.whole_call()
    desk.form.on_prospect_typed("c1", "New Person", "n@example.org", "wants a loan")
    desk.form.on_customer_chosen("c1", customer())
    desk.type(disposition="DONE", note="ok")
    desk.form.save()
    assert desk.saved.last.note == "ok\n[prospect] New Person / n@example.org / wants a loan"


def test_an_address_without_a_name_is_not_thrown_away(desk: Desk) -> None:
    desk.whole_call()
    desk.form.on_prospect_typed("c1", "", "n@example.org", "")
    desk.type(disposition="DONE")
    desk.form.save()
    assert [(problem.field, problem.code) for problem in desk.problems.last] == [("prospect_name", "name_missing")]
    assert desk.form.current is not None


def test_a_draft_longer_than_any_field_is_saved_whole_when_the_time_is_over(desk: Desk) -> None:
    desk.whole_call()
    desk.type(note="y" * 50_000, task_title="z" * 600)
    desk.form.close_unwrapped("c1")
    rows = desk.journal.due(NOON.replace(year=2030))
    notes = [msgspec.json.decode(row.item.payload, type=InteractionDraft).note for row in rows]
    assert all(len(note) <= 20_000 for note in notes)
    assert ("".join(notes).count("y"), "".join(notes).count("z")) == (50_000, 600)


def test_what_is_typed_late_into_an_empty_card_never_reaches_another_calls_form(desk: Desk) -> None:
    desk.whole_call("c1")
    desk.type(disposition="DONE")
    desk.form.save()
    desk.ring("c2")
    desk.form.on_prospect_typed("c1", "Late Person", "", "")
    assert desk.form.current.prospect_name == ""


def test_a_journal_that_cannot_be_counted_leaves_no_form_dead(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.whole_call()
    desk.type(disposition="DONE")

    def broken() -> None:
        raise JournalError("broken")

    monkeypatch.setattr(desk.journal, "pending", broken)
    desk.form.save()
    assert (desk.states.last.phase, desk.states.last.waiting) == ("saved", 0)
    assert (len(desk.saved.heard), desk.closed) == (1, [True])


def test_forms_not_saved_are_counted(desk: Desk) -> None:
    desk.ring("c1")
    assert desk.form.unsaved == 0
    desk.type(note="he whispered")
    assert desk.form.unsaved == 1
    desk.whole_call("c2")
    assert desk.form.unsaved == 2
    desk.whole_call("c3")
    desk.type(disposition="DONE")
    desk.form.save()
    assert desk.form.unsaved == 2


def test_a_pasted_nul_does_not_make_the_centre_refuse_the_record(desk: Desk) -> None:
    desk.whole_call()
    desk.type(disposition="DONE", note="pas\0ted")
    desk.form.on_prospect_typed("c1", "Zhou\0", "", "")
    desk.form.save()
    payloads = [row.item.payload for row in desk.journal.due(NOON.replace(year=2030))]
    assert len(payloads) == 2
    assert not any("\\u0000" in payload for payload in payloads)
    assert desk.saved.last.note == "pasted"


def test_saved_is_said_when_it_is_on_the_disk_and_not_before(qapp: object) -> None:
    journal = SlowJournal()
    desk = Desk(journal)
    desk.whole_call()
    desk.type(disposition="card.lost", note="Blocked.")
    desk.form.save()
    desk.form.save()
    assert "saved" not in desk.phases
    assert desk.saved.heard == []
    assert desk.form.current is not None
    journal.obey()
    assert desk.phases.count("saved") == 1
    assert len(desk.saved.heard) == 1
    assert desk.form.current is None
    assert desk.closed == [True]


def test_a_call_that_rings_while_the_disk_takes_its_time_keeps_its_own_form(qapp: object) -> None:
    journal = SlowJournal()
    desk = Desk(journal)
    desk.whole_call()
    desk.type(disposition="card.lost", note="Blocked.")
    desk.form.save()
    desk.ring("c2")
    journal.obey()
    assert len(desk.saved.heard) == 1
    assert desk.form.current is not None
    assert desk.form.current.call_id == "c2"
    assert desk.below == []
    desk.form.write_now()


def test_what_a_slow_disk_then_refuses_is_still_in_the_form(qapp: object) -> None:
    journal = SlowJournal()
    desk = Desk(journal)
    desk.whole_call()
    desk.type(disposition="card.lost", note="Blocked.")
    desk.form.save()
    journal.failure = JournalFull("full")
    journal.obey()
    assert desk.phases[-1] == "failed"
    assert desk.form.current is not None
    assert desk.form.current.note == "Blocked."
    journal.failure = None
    desk.form.save()
    journal.obey()
    assert desk.phases[-1] == "saved"
