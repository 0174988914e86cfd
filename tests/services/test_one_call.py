"""The services joined as the desk joins them: calls from the first ring to the saved record, on fakes."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.models.records import LookupResult
from app.services.agent_keeper import AgentKeeper
from app.services.agent_state import State, WrapPolicy
from app.services.caller import CallerLookup
from app.services.calls import CallKeeper
from app.services.card import CardPhase
from app.services.clock import SystemClock
from app.services.lights import Lights
from app.services.wrap_form import WrapForm
from app.settings import Numbers
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
