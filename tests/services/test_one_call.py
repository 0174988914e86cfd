"""The services joined as the desk joins them: calls from the first ring to the saved record, on fakes."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.models.number import Numbers
from app.models.records import LookupResult
from app.services.agent_keeper import AgentKeeper
from app.services.agent_state import State, WrapPolicy
from app.services.caller import CallerLookup
from app.services.calls import CallKeeper
from app.services.card import CardPhase
from app.services.clock import SystemClock
from app.services.lights import Lights
from app.services.missed_calls import MISSED, MissedCalls
from app.services.wrap_form import WrapForm
from app.telephony.account import PhoneAccount
from app.telephony.handover import DEFAULT_RULES
from tests.fakes.journal import FakeJournal
from tests.fakes.phone import FakePhone
from tests.services.stub_central import customer, profile
from tests.services.stubs import Listener
from tests.services.test_caller import StubReader

FROM = ("from", "<sip:+8613800138001@pbx>;tag=1")


class Desk:
    def __init__(self, journal: FakeJournal | None = None) -> None:
        clock = SystemClock()
        self.phone, self.journal, self.reader = FakePhone(), journal or FakeJournal(), StubReader()
        self.lights = Lights()
        self.calls = CallKeeper(self.phone, Numbers(), DEFAULT_RULES, ("pin",), 20, clock)
        self.agent = AgentKeeper(self.journal, clock, WrapPolicy(), {})
        self.caller = CallerLookup(self.reader, self.journal)
        self.form = WrapForm(self.journal, clock, WrapPolicy())
        self.phone.event_told.connect(self.calls.on_event)
        self.phone.event_told.connect(self.lights.on_event)
        self.lights.phone_status_changed.connect(self.agent.on_phone_status)
        for told in (self.caller.on_call_changed, self.agent.on_call_changed, self.form.on_call_changed):
            self.calls.call_changed.connect(told)
        for told in (self.caller.on_call_changed, self.form.on_call_changed, self.agent.on_call_ended):
            self.calls.call_ended.connect(told)
        for told in (self.caller.on_call_taken, self.form.on_call_taken):
            self.calls.call_taken.connect(told)
        self.missed = MissedCalls(self.journal, clock, self.form.has_form)
        self.caller.customer_chosen.connect(self.missed.on_customer_chosen)
        self.calls.call_ended.connect(self.missed.on_call_ended)
        self.caller.customer_chosen.connect(self.form.on_customer_chosen)
        self.form.interaction_saved.connect(self.caller.clear)
        self.form.interaction_saved.connect(self.agent.on_form_saved)
        self.form.form_opened.connect(self.caller.on_form_opened)
        self.agent.wrap_expired.connect(self.form.close_unwrapped)
        self.saved = Listener(self.form.interaction_saved)
        self.phone.start()
        self.phone.register(PhoneAccount(registrar="pbx", user="100"), "secret")
        self.agent.sign_in()

    def found(self, call_id: str, n: int) -> None:
        self.reader.lookup_done.emit(LookupResult(call_id=call_id, candidates=(customer(n),), profile=profile(n)))

    def write(self, **changes: Any) -> None:
        self.form.on_form_typed(replace(self.form.current, **changes))

    def talk(self, call_id: str, n: int) -> None:
        self.phone.ring(call_id, (FROM,))
        self.found(call_id, n)
        self.calls.answer()
        self.phone.far_end_hangs_up(call_id)

    def close(self) -> None:
        self.form.write_now()
        self.agent.stop()
        self.caller.stop()

    @property
    def state(self) -> State:
        return self.agent.status.state


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    desk.agent.choose_ready()
    yield desk
    desk.close()


def test_from_the_first_ring_to_the_saved_record(desk: Desk) -> None:
    desk.phone.ring("c1", (FROM, ("x-cc-authenticated", "pin"), ("x-cc-queue", "cards")))
    assert (desk.state, desk.caller.card.phase) == (State.RESERVED, CardPhase.LOOKING)
    desk.found("c1", 1)
    desk.write(note="card lost")
    desk.calls.answer()
    desk.phone.far_end_hangs_up("c1")
    assert desk.state is State.WRAP_READY
    desk.write(disposition="CARD_LOST")
    desk.form.save()
    saved = desk.saved.last
    assert (saved.customer_id, saved.note, saved.call.queue) == (customer(1).customer_id, "card lost", "cards")
    assert desk.state is State.READY
    assert desk.caller.card.phase is CardPhase.EMPTY
    assert desk.journal.pending().count == 1


def test_a_call_answered_in_wrap_up_and_the_older_form_afterwards(desk: Desk) -> None:
    desk.talk("c1", 1)
    desk.write(note="first")
    desk.talk("c2", 2)
    desk.write(disposition="DONE")
    desk.form.save()
    assert (desk.state, desk.agent.status.reason) == (State.NOT_READY, "SYS.UNWRAPPED")
    assert desk.caller.card.profile.customer.code == "C1"
    desk.write(disposition="DONE")
    desk.form.save()
    assert [draft.customer_id.int for draft in desk.saved.heard] == [2, 1]
    desk.agent.choose_ready()
    assert desk.state is State.READY


def test_the_phone_dies_while_the_agent_types(desk: Desk) -> None:
    desk.phone.ring("c1", (FROM,))
    desk.found("c1", 1)
    desk.calls.answer()
    desk.write(note="half a sen")
    desk.phone.crash()
    assert desk.state is State.WRAP_READY
    assert desk.form.current.note == "half a sen"
    desk.write(disposition="DONE")
    desk.form.save()
    assert desk.saved.last.call.end_reason == "phone_lost"


def test_the_desk_dies_in_wrap_up(desk: Desk) -> None:
    desk.talk("c1", 1)
    desk.write(note="kept", disposition="DONE")
    again = Desk(desk.journal)
    assert again.form.restore() == 1
    assert again.state is State.WRAP_NOT_READY
    again.form.save()
    assert again.saved.last.note == "kept"
    assert (again.state, again.agent.status.reason) == (State.NOT_READY, "SYS.CRASH")
    again.close()


def test_form_card_and_state_follow_the_call_the_agent_is_on(desk: Desk) -> None:
    desk.phone.ring("c1", (FROM,))
    desk.found("c1", 1)
    desk.calls.answer()
    desk.write(note="first")
    desk.phone.ring("c2", (FROM,))
    desk.calls.take_other()
    desk.found("c2", 2)
    assert (desk.state, desk.agent.status.call_id) == (State.TALKING, "c2")
    assert (desk.form.current.call_id, desk.caller.card.profile.customer.code) == ("c2", "C2")
    desk.write(note="second")
    desk.calls.take_other()
    assert (desk.state, desk.agent.status.call_id) == (State.TALKING, "c1")
    assert (desk.form.current.note, desk.caller.card.profile.customer.code) == ("first", "C1")
    desk.phone.far_end_hangs_up("c2")
    assert (desk.state, desk.form.current.note) == (State.TALKING, "first")
    desk.calls.hang_up()
    desk.write(disposition="DONE")
    desk.form.save()
    assert (desk.state, desk.agent.status.reason) == (State.NOT_READY, "SYS.UNWRAPPED")
    assert desk.form.current.note == "second"
    desk.write(disposition="DONE")
    desk.form.save()
    assert [draft.note for draft in desk.saved.heard] == ["first", "second"]
    desk.agent.choose_ready()
    assert desk.state is State.READY


def test_the_call_on_hold_is_back_with_its_form_when_the_second_is_over(desk: Desk) -> None:
    desk.phone.ring("c1", (FROM,))
    desk.found("c1", 1)
    desk.calls.answer()
    desk.write(note="first")
    desk.phone.ring("c2", (FROM,))
    desk.calls.take_other()
    desk.found("c2", 2)
    desk.phone.far_end_hangs_up("c2")
    assert (desk.state, desk.agent.status.call_id) == (State.HOLD, "c1")
    assert (desk.form.current.note, desk.caller.card.profile.customer.code) == ("first", "C1")
    desk.calls.toggle_hold()
    assert desk.state is State.TALKING


def test_a_missed_call_leaves_its_record_and_no_form(desk: Desk) -> None:
    saved = Listener(desk.missed.interaction_saved)
    desk.phone.ring("c1", (FROM,))
    desk.found("c1", 1)
    desk.phone.far_end_hangs_up("c1", 487)
    assert (saved.last.disposition, saved.last.customer_id) == (MISSED, customer(1).customer_id)
    assert desk.form.current is None
    assert desk.journal.pending().count == 1
    desk.phone.ring("c2", (FROM,))
    desk.write(note="heard him cough")
    desk.phone.far_end_hangs_up("c2", 487)
    assert len(saved.heard) == 1
    assert desk.form.current.note == "heard him cough"


def test_an_outgoing_call_has_its_form_and_is_wrapped_up_even_if_nobody_answers(desk: Desk) -> None:
    desk.calls.dial("+86 138 0013 8002")
    call_id = desk.calls.current.call_id
    assert (desk.state, desk.form.current.call_id) == (State.DIALLING, call_id)
    desk.phone.end(call_id, 486, "Busy Here", "remote")
    assert desk.state is State.WRAP_READY
    desk.write(disposition="DONE")
    desk.form.save()
    facts = desk.saved.last.call
    assert (facts.direction, facts.called_number, facts.end_reason) == ("out", "+8613800138002", "busy")
    assert desk.state is State.READY
