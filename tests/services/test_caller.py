from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.models.records import FoundBy, LookupRequest, LookupResult, TrustLevel
from app.services.call import Phase
from app.services.caller import CallerLookup
from app.services.card import CardPhase
from app.services.status import CentralStatus, Light
from app.services.wrap_up import Form
from app.telephony.handover import Handover
from tests.fakes.journal import FakeJournal
from tests.services.stub_central import AT, customer, profile
from tests.services.stubs import NOON, Listener, make_call

NUMBER = 8613800138001


class StubReader(QObject):
    lookup_done = Signal(object)
    lookup_failed = Signal(str, str)
    profile_done = Signal(object)
    profile_failed = Signal(object, str)
    status_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Any] = []

    def ask_lookup(self, request: LookupRequest) -> None:
        self.asked.append(request)

    def ask_profile(self, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> None:
        self.asked.append((customer_id, trust, call_id, *((reason,) if reason else ())))

    def ask_history(self, customer_id: UUID, before: UUID | None, trust: TrustLevel, call_id: str) -> None:
        self.asked.append((customer_id, before, trust, call_id))


class Desk:
    def __init__(self) -> None:
        self.reader = StubReader()
        self.journal = FakeJournal(lambda: NOON)
        self.caller = CallerLookup(self.reader, self.journal)
        self.cards = Listener(self.caller.card_changed)
        self.customers = Listener(self.caller.customer_chosen)

    def ring(self, call_id: str = "c1", trust: TrustLevel = TrustLevel.NUMBER, **changes: Any) -> Any:
        call = make_call(call_id, trust=trust, **changes)
        self.caller.on_call_changed(call)
        return call

    def found(self, *numbers: int, call_id: str = "c1", **changes: Any) -> None:
        lines = tuple(customer(n) for n in numbers)
        whole = profile(numbers[0]) if len(numbers) == 1 else None
        self.reader.lookup_done.emit(LookupResult(call_id=call_id, candidates=lines, profile=whole, **changes))

    def talk_and_end(self, call: Any) -> None:
        over = replace(call, phase=Phase.ENDED, answered_ns=call.started_ns, ended_ns=call.started_ns)
        self.caller.on_call_changed(replace(call, phase=Phase.TALKING, answered_ns=call.started_ns))
        self.caller.on_call_changed(over)

    @property
    def card(self) -> Any:
        return self.caller.card

    @property
    def phases(self) -> list[CardPhase]:
        return [card.phase for card in self.cards.heard]


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.caller.stop()


def test_one_customer_is_shown_as_the_centre_says(desk: Desk) -> None:
    desk.ring(handover=Handover(customer_claim="622202", trusted=True))
    request = desk.reader.asked[0]
    assert (request.e164, request.customer_claim, request.trust) == (NUMBER, "622202", TrustLevel.NUMBER)
    desk.found(1)
    assert desk.phases == [CardPhase.LOOKING, CardPhase.SHOWN]
    assert desk.card.profile == profile()
    assert desk.customers.last == ("c1", customer())


def test_the_journals_memory_comes_first_and_is_marked(desk: Desk) -> None:
    old = profile(1, as_of=AT - timedelta(days=1))
    desk.journal.remember_profile(old, NUMBER)
    desk.ring()
    assert (desk.card.phase, desk.card.from_journal, desk.card.profile) == (CardPhase.SHOWN, True, old)
    desk.found(1)
    assert (desk.card.from_journal, desk.card.profile) == (False, profile())
    assert desk.phases == [CardPhase.SHOWN, CardPhase.SHOWN]


def test_a_memory_above_this_calls_trust_is_not_shown(desk: Desk) -> None:
    desk.journal.remember_profile(profile(1, TrustLevel.VERIFIED), NUMBER)
    desk.ring()
    assert desk.card.phase is CardPhase.LOOKING
    desk.ring("c2", TrustLevel.NONE)
    assert desk.card.phase is CardPhase.LOOKING


def test_what_was_typed_at_the_ivr_holds_the_memory_back(desk: Desk) -> None:
    desk.journal.remember_profile(profile(1), NUMBER)
    desk.ring(handover=Handover(customer_claim="622202", trusted=True))
    assert desk.card.phase is CardPhase.LOOKING
    desk.reader.lookup_failed.emit("c1", "unreachable")
    assert (desk.card.phase, desk.card.from_journal, desk.card.profile) == (CardPhase.SEVERAL, True, None)
    assert desk.card.candidates == (customer(),)
    assert desk.customers.last == ("c1", None)


def test_a_memory_beside_a_claim_is_chosen_without_the_ivrs_check(desk: Desk) -> None:
    desk.journal.remember_profile(profile(1), NUMBER)
    desk.ring(trust=TrustLevel.IVR, handover=Handover(customer_claim="622202", trusted=True))
    desk.reader.lookup_failed.emit("c1", "unreachable")
    desk.caller.choose(customer().customer_id)
    assert desk.reader.asked[-1] == (customer().customer_id, TrustLevel.NUMBER, "c1")
    assert (desk.card.phase, desk.card.from_journal) == (CardPhase.SHOWN, True)
    assert desk.customers.last == ("c1", customer())


def test_nobody_is_an_empty_card(desk: Desk) -> None:
    desk.ring()
    desk.found()
    assert desk.card.phase is CardPhase.NOBODY
    assert desk.customers.last == ("c1", None)


def test_several_are_a_chooser_and_the_ivrs_check_holds_for_nobody_in_particular(desk: Desk) -> None:
    desk.ring(trust=TrustLevel.IVR)
    desk.found(1, 2)
    assert (desk.card.phase, len(desk.card.candidates)) == (CardPhase.SEVERAL, 2)
    assert desk.customers.last == ("c1", None)
    desk.caller.choose(UUID(int=2))
    assert desk.reader.asked[-1] == (UUID(int=2), TrustLevel.NUMBER, "c1")
    assert desk.customers.last == ("c1", customer(2))
    desk.reader.profile_done.emit(profile(2))
    assert (desk.card.phase, desk.card.profile.customer.code) == (CardPhase.SHOWN, "C2")
    assert len(desk.card.candidates) == 2


def test_the_one_who_typed_keeps_the_ivrs_check(desk: Desk) -> None:
    desk.ring(trust=TrustLevel.IVR)
    typed = customer(2, found_by=FoundBy.BOTH)
    desk.reader.lookup_done.emit(LookupResult(call_id="c1", candidates=(customer(1), typed)))
    desk.caller.choose(typed.customer_id)
    assert desk.reader.asked[-1][1] is TrustLevel.IVR


def test_a_contradiction_shows_both_and_trusts_nobody(desk: Desk) -> None:
    desk.ring(trust=TrustLevel.IVR)
    desk.found(1, 2, contradiction=True)
    assert (desk.card.phase, desk.card.contradiction) == (CardPhase.SEVERAL, True)
    desk.caller.choose(UUID(int=1))
    assert desk.reader.asked[-1] == (UUID(int=1), TrustLevel.NONE, "c1")
    assert desk.card.contradiction


def test_a_contradiction_and_a_claim_nobody_knows_are_told_with_what_is_left(desk: Desk) -> None:
    doubts = Listener(desk.caller.caller_doubted)
    for call_id in ("c1", "c2", "c3"):
        desk.ring(call_id, TrustLevel.IVR, handover=Handover(customer_claim="999", trusted=True))
        if call_id == "c3":
            typed = customer(1, found_by=FoundBy.BOTH)
            desk.reader.lookup_done.emit(LookupResult(call_id="c3", candidates=(typed,), profile=profile()))
        else:
            desk.found(*((1, 2) if call_id == "c1" else (1,)), call_id=call_id, contradiction=call_id == "c1")
    assert doubts.heard == [("c1", TrustLevel.NONE), ("c2", TrustLevel.NUMBER)]


def test_a_centre_that_opens_more_than_it_may_is_not_followed(desk: Desk) -> None:
    desk.ring(trust=TrustLevel.IVR, handover=Handover(customer_claim="999", trusted=True))
    open_wide = profile(1, TrustLevel.IVR)
    desk.reader.lookup_done.emit(LookupResult(call_id="c1", candidates=(customer(),), profile=open_wide))
    assert desk.card.profile is None
    assert desk.reader.asked[-1] == (UUID(int=1), TrustLevel.NUMBER, "c1")


def test_how_somebody_was_found_before_counts_for_nothing_now(desk: Desk) -> None:
    for n in (1, 2):
        typed = profile(n, customer=customer(n, found_by=FoundBy.BOTH))
        desk.journal.remember_profile(typed, NUMBER)
    desk.ring(trust=TrustLevel.IVR)
    assert desk.card.phase is CardPhase.SEVERAL
    desk.caller.choose(UUID(int=1))
    assert desk.reader.asked[-1] == (UUID(int=1), TrustLevel.NUMBER, "c1")


def test_older_contacts_are_masked_as_the_card_is(desk: Desk) -> None:
    desk.ring()
    desk.caller.ask_history(UUID(int=1), UUID(int=9))
    desk.found(1)
    desk.caller.ask_history(UUID(int=1), UUID(int=9))
    desk.caller.ask_history(UUID(int=2))
    assert desk.reader.asked[1:] == [
        (UUID(int=1), UUID(int=9), TrustLevel.NONE, "c1"),
        (UUID(int=1), UUID(int=9), TrustLevel.NUMBER, "c1"),
        (UUID(int=2), None, TrustLevel.NONE, "c1"),
    ]


def test_a_withheld_number_asks_nobody(desk: Desk) -> None:
    desk.ring(e164=None, trust=TrustLevel.NONE, handover=Handover(withheld=True, trusted=True))
    assert desk.card.phase is CardPhase.WITHHELD
    assert desk.reader.asked == []


def test_a_withheld_number_with_a_claim_is_looked_up(desk: Desk) -> None:
    claim = Handover(withheld=True, customer_claim="622202", trusted=True)
    desk.ring(e164=None, trust=TrustLevel.IVR, handover=claim)
    assert desk.card.phase is CardPhase.LOOKING
    desk.found(1)
    assert desk.card.phase is CardPhase.SHOWN


def test_somebody_found_by_search_becomes_the_calls_customer_without_trust(desk: Desk) -> None:
    desk.ring(trust=TrustLevel.IVR)
    desk.found(1)
    desk.caller.open_customer(customer(5))
    assert desk.reader.asked[-1] == (UUID(int=5), TrustLevel.NONE, "c1")
    assert desk.customers.last[0] == "c1"
    assert desk.customers.last[1].customer_id == UUID(int=5)
    desk.reader.profile_done.emit(profile(5, TrustLevel.NONE))
    assert desk.card.profile.customer.code == "C5"


def test_search_without_a_call_opens_a_card(desk: Desk) -> None:
    desk.caller.open_customer(customer(5))
    desk.reader.profile_done.emit(profile(5, TrustLevel.NONE))
    assert (desk.card.phase, desk.card.call_id) == (CardPhase.SHOWN, "")


def test_a_lookup_that_comes_after_the_agents_choice_does_not_overwrite_it(desk: Desk) -> None:
    desk.ring()
    desk.caller.open_customer(customer(5))
    desk.found(1)
    assert desk.card.phase is CardPhase.LOOKING
    desk.reader.profile_done.emit(profile(1))
    assert desk.card.profile is None


def test_answers_for_dead_calls_are_ignored(desk: Desk) -> None:
    desk.ring("c1")
    desk.ring("c2")
    desk.found(1, call_id="c1")
    desk.reader.lookup_failed.emit("c1", "unreachable")
    assert (desk.card.phase, desk.card.call_id) == (CardPhase.LOOKING, "c2")


def test_a_profile_masked_too_little_is_not_shown(desk: Desk) -> None:
    desk.caller.open_customer(customer(5))
    desk.reader.profile_done.emit(profile(5, TrustLevel.VERIFIED))
    assert desk.card.profile is None


def test_the_centre_away_is_a_failed_card_and_asked_again_when_back(desk: Desk) -> None:
    desk.ring()
    desk.reader.lookup_failed.emit("c1", "overtaken")
    assert desk.card.phase is CardPhase.LOOKING
    desk.reader.lookup_failed.emit("c1", "unreachable")
    assert desk.card.phase is CardPhase.FAILED
    desk.reader.status_changed.emit(CentralStatus(light=Light.OK))
    assert len(desk.reader.asked) == 2
    desk.found(1)
    assert desk.card.phase is CardPhase.SHOWN
    desk.reader.status_changed.emit(CentralStatus(light=Light.OK))
    assert len(desk.reader.asked) == 2


def test_a_profile_that_cannot_be_had_is_a_failed_card(desk: Desk) -> None:
    desk.ring()
    desk.found(1, 2)
    desk.caller.choose(UUID(int=1))
    desk.reader.profile_failed.emit(UUID(int=1), "refused")
    assert (desk.card.phase, len(desk.card.candidates)) == (CardPhase.FAILED, 2)


@pytest.mark.parametrize("word", ["protected", "reason", "branch", "staff", "vip", "lookups"])
def test_whom_the_centre_closes_stays_on_screen_with_the_word_why(desk: Desk, word: str) -> None:
    desk.ring()
    desk.found(1, 2)
    desk.caller.choose(UUID(int=1))
    desk.reader.profile_failed.emit(UUID(int=1), word)
    assert desk.card.phase is CardPhase.SHOWN
    shown = desk.card.profile
    assert (shown.customer.name, shown.refused, shown.trust) == (customer(1).name, word, TrustLevel.NONE)
    assert shown.accounts == ()
    desk.caller.remember_now()
    assert desk.journal.recent_by_id(UUID(int=1)) is None


def test_more_trust_looks_again_without_flicker(desk: Desk) -> None:
    call = desk.ring()
    desk.found(1)
    desk.caller.on_call_changed(replace(call, trust=TrustLevel.IVR))
    assert desk.reader.asked[-1].trust is TrustLevel.IVR
    assert desk.phases == [CardPhase.LOOKING, CardPhase.SHOWN]


def test_less_trust_takes_the_card_away_at_once(desk: Desk) -> None:
    call = desk.ring(trust=TrustLevel.VERIFIED)
    desk.found(1)
    desk.caller.on_call_changed(replace(call, trust=TrustLevel.NUMBER))
    assert (desk.card.phase, desk.card.profile) == (CardPhase.LOOKING, None)


def test_the_centres_level_for_this_customer_asks_for_the_fuller_card_without_flicker(desk: Desk) -> None:
    call = desk.ring()
    desk.found(1)
    desk.caller.on_level_told("c1", UUID(int=1), TrustLevel.VERIFIED)
    assert desk.reader.asked[-1] == (UUID(int=1), TrustLevel.VERIFIED, "c1")
    desk.caller.on_call_changed(replace(call, trust=TrustLevel.VERIFIED))
    assert len(desk.reader.asked) == 2, "the strip's mark is no reason to ask again"
    desk.reader.profile_done.emit(profile(1, TrustLevel.VERIFIED))
    assert desk.card.profile.trust is TrustLevel.VERIFIED
    assert desk.phases == [CardPhase.LOOKING, CardPhase.SHOWN, CardPhase.SHOWN]
    desk.caller.on_level_told("c1", UUID(int=1), TrustLevel.VERIFIED)
    assert len(desk.reader.asked) == 2, "nothing new"


def test_a_level_that_fell_takes_the_fuller_card_away_at_once(desk: Desk) -> None:
    desk.ring()
    desk.found(1)
    desk.caller.on_level_told("c1", UUID(int=1), TrustLevel.VERIFIED)
    desk.reader.profile_done.emit(profile(1, TrustLevel.VERIFIED))
    desk.caller.on_level_told("c1", UUID(int=1), TrustLevel.NUMBER)
    assert (desk.card.phase, desk.card.profile) == (CardPhase.LOOKING, None)
    desk.reader.profile_done.emit(profile(1, TrustLevel.VERIFIED))
    assert desk.card.phase is CardPhase.LOOKING, "asked before it fell"
    desk.reader.profile_done.emit(profile(1))
    assert desk.card.profile.trust is TrustLevel.NUMBER


def test_a_level_of_another_call_or_customer_changes_no_card(desk: Desk) -> None:
    desk.ring()
    desk.found(1)
    for call_id, n in (("c0", 1), ("c1", 2)):
        desk.caller.on_level_told(call_id, UUID(int=n), TrustLevel.VERIFIED)
    assert len(desk.reader.asked) == 1


def test_what_only_the_verified_hear_is_not_remembered_here(desk: Desk) -> None:
    desk.ring()
    desk.found(1)
    desk.caller.on_level_told("c1", UUID(int=1), TrustLevel.VERIFIED)
    desk.reader.profile_done.emit(profile(1, TrustLevel.VERIFIED))
    desk.caller.remember_now()
    remembered = desk.journal.recent_by_id(UUID(int=1), TrustLevel.VERIFIED)
    assert remembered is not None
    assert remembered.trust is TrustLevel.NUMBER


def test_one_who_was_chosen_is_looked_up_before_their_card_when_the_centre_is_back(desk: Desk) -> None:
    desk.ring()
    desk.caller.open_customer(customer(2))
    desk.reader.status_changed.emit(CentralStatus(light=Light.OK))
    assert [type(asked) for asked in desk.reader.asked[-2:]] == [LookupRequest, tuple]


def test_the_same_answer_again_changes_nothing(desk: Desk) -> None:
    desk.ring()
    desk.found(1)
    desk.found(1)
    assert len(desk.cards.heard) == 2


def test_a_re_offer_keeps_the_card(desk: Desk) -> None:
    handover = Handover(pbx_call_id="pbx-7", trusted=True)
    desk.ring("c1", handover=handover)
    desk.found(1)
    desk.ring("c2", handover=handover)
    assert (desk.card.phase, desk.card.call_id, desk.card.profile) == (CardPhase.SHOWN, "c2", profile())
    assert desk.phases == [CardPhase.LOOKING, CardPhase.SHOWN, CardPhase.SHOWN]


def test_the_card_stays_for_the_wrap_up_and_goes_with_the_form(desk: Desk) -> None:
    call = desk.ring()
    desk.found(1)
    desk.talk_and_end(call)
    assert desk.card.phase is CardPhase.SHOWN
    desk.caller.clear()
    assert desk.card.phase is CardPhase.EMPTY


def test_clearing_does_not_touch_the_next_calls_card(desk: Desk) -> None:
    desk.ring()
    desk.caller.clear()
    assert desk.card.phase is CardPhase.LOOKING


def test_a_caller_who_gave_up_leaves_the_card_of_the_call_before(desk: Desk) -> None:
    first = desk.ring("c1")
    desk.found(1)
    desk.talk_and_end(first)
    second = desk.ring("c2")
    desk.caller.on_call_changed(replace(second, phase=Phase.ENDED, ended_ns=second.started_ns))
    assert (desk.card.call_id, desk.card.phase) == ("c1", CardPhase.SHOWN)


def test_the_card_of_an_unsaved_form_can_be_brought_back(desk: Desk) -> None:
    first = desk.ring("c1")
    desk.found(1)
    desk.talk_and_end(first)
    desk.ring("c2")
    desk.caller.return_to("c1")
    assert desk.card.profile == profile()
    desk.caller.return_to("c2")
    assert desk.card.call_id == "c2"
    desk.caller.return_to("ghost")
    assert desk.card.call_id == "c2"


def test_what_was_shown_is_remembered_after_the_paint(qtbot: Any, desk: Desk) -> None:
    desk.ring()
    desk.found(1)
    assert desk.journal.recent_by_number(NUMBER) == ()
    qtbot.waitUntil(lambda: desk.journal.recent_by_number(NUMBER) == (profile(),))


def test_a_customer_found_by_search_is_not_remembered_under_the_callers_number(desk: Desk) -> None:
    desk.ring()
    desk.caller.open_customer(customer(5))
    desk.reader.profile_done.emit(profile(5, TrustLevel.NONE))
    desk.caller.remember_now()
    assert desk.journal.recent_by_number(NUMBER) == ()


def test_somebody_known_by_id_only_gets_the_name_with_the_profile(desk: Desk) -> None:
    desk.ring()
    desk.caller.open_by_id(UUID(int=5))
    desk.reader.profile_done.emit(profile(5, TrustLevel.NONE))
    assert desk.customers.last == ("c1", customer(5, found_by=FoundBy.SEARCH))


def test_a_card_that_was_changed_is_asked_for_again_and_stands_meanwhile(desk: Desk) -> None:
    desk.caller.refresh()
    assert desk.reader.asked == []
    desk.ring()
    desk.found(1)
    desk.caller.refresh()
    assert desk.reader.asked[-1] == (UUID(int=1), TrustLevel.NUMBER, "c1")
    assert desk.card.profile == profile()
    newer = profile(version=2)
    desk.reader.profile_done.emit(newer)
    assert desk.card.profile == newer


def test_a_call_to_the_manager_keeps_the_customer_on_the_card(desk: Desk) -> None:
    call = desk.ring()
    desk.found(1)
    beside = make_call("c2", incoming=False, phase=Phase.DIALLING, e164=862155550134, about=UUID(int=1))
    desk.caller.on_call_changed(beside)
    assert desk.reader.asked[-1] == (UUID(int=1), TrustLevel.NONE, "c2")
    desk.reader.profile_done.emit(profile(1, TrustLevel.NONE))
    assert (desk.card.call_id, desk.card.profile) == ("c2", profile(1, TrustLevel.NONE))
    desk.caller.on_call_taken(call)
    assert (desk.card.call_id, desk.card.profile) == ("c1", profile(1))


def test_the_card_follows_the_form_on_screen(desk: Desk) -> None:
    first = desk.ring("c1")
    desk.found(1)
    desk.talk_and_end(first)
    desk.ring("c2")
    desk.caller.on_form_opened(Form(form_id=UUID(int=1), call_id="c1", opened_at=NOON))
    assert desk.card.call_id == "c1"


def closed_for_a_reason(desk: Desk) -> None:
    desk.ring()
    desk.found(1)
    desk.caller.open_customer(customer(7))
    desk.reader.profile_failed.emit(UUID(int=7), "reason")


def test_a_typed_reason_is_asked_with_and_stays_with_its_card_alone(desk: Desk) -> None:
    closed_for_a_reason(desk)
    desk.caller.open_with_reason("her husband calls")
    assert desk.card.phase is CardPhase.LOOKING
    assert desk.reader.asked[-1] == (UUID(int=7), TrustLevel.NONE, "c1", "her husband calls")
    desk.reader.profile_done.emit(profile(7, TrustLevel.NONE))
    assert (desk.card.phase, desk.card.reason) == (CardPhase.SHOWN, "her husband calls")
    desk.caller.refresh()
    assert desk.reader.asked[-1][3:] == ("her husband calls",)
    desk.caller.remember_now()
    assert desk.journal.recent_by_id(UUID(int=7)) is None
    desk.caller.open_customer(customer(8))
    assert desk.reader.asked[-1] == (UUID(int=8), TrustLevel.NONE, "c1")
    desk.reader.profile_done.emit(profile(8, TrustLevel.NONE))
    assert desk.card.reason == ""


def test_a_reason_waits_for_a_centre_that_is_away(desk: Desk) -> None:
    closed_for_a_reason(desk)
    desk.caller.open_with_reason("her husband calls")
    desk.reader.profile_failed.emit(UUID(int=7), "unreachable")
    assert desk.card.phase is CardPhase.FAILED
    desk.reader.status_changed.emit(CentralStatus(light=Light.OK))
    assert desk.reader.asked[-1][3:] == ("her husband calls",)


@pytest.mark.parametrize("word", ["protected", "vip"])
def test_a_reason_opens_nobody_whom_it_cannot_open(desk: Desk, word: str) -> None:
    desk.ring()
    desk.found(1)
    desk.caller.open_customer(customer(7))
    desk.reader.profile_failed.emit(UUID(int=7), word)
    asked = len(desk.reader.asked)
    desk.caller.open_with_reason("her husband calls")
    assert (len(desk.reader.asked), desk.card.phase) == (asked, CardPhase.SHOWN)


def test_the_interaction_is_of_the_customer_who_stays_closed(desk: Desk) -> None:
    closed_for_a_reason(desk)
    assert desk.customers.last == ("c1", customer(7, found_by=FoundBy.SEARCH))


def test_a_card_whose_customer_was_closed_meanwhile_shows_nothing_more(desk: Desk) -> None:
    desk.journal.remember_profile(profile(1), NUMBER)
    desk.ring()
    desk.found(1)
    desk.caller.refresh()
    desk.reader.profile_failed.emit(UUID(int=1), "overtaken")
    desk.reader.profile_failed.emit(UUID(int=1), "unreachable")
    assert desk.card.profile == profile(1)
    desk.reader.profile_failed.emit(UUID(int=1), "protected")
    assert desk.card.profile.refused == "protected"
    desk.reader.status_changed.emit(CentralStatus(light=Light.OK))
    assert desk.card.profile.refused == "protected"


def test_a_closed_card_of_the_lookup_is_not_remembered(desk: Desk) -> None:
    desk.ring()
    closed = profile(1, TrustLevel.NONE, refused="vip")
    desk.reader.lookup_done.emit(LookupResult(call_id="c1", candidates=(customer(1),), profile=closed))
    desk.caller.remember_now()
    assert (desk.card.profile, desk.journal.recent_by_id(UUID(int=1))) == (closed, None)
    assert desk.customers.last[0] == "c1"


def test_of_a_withheld_call_the_centre_hears_before_somebody_is_picked_on_it(desk: Desk) -> None:
    desk.ring(e164=None, trust=TrustLevel.NONE)
    assert desk.card.phase is CardPhase.WITHHELD
    desk.caller.open_customer(customer(7))
    request, picked = desk.reader.asked
    assert (request.call_id, request.e164, picked) == ("c1", None, (UUID(int=7), TrustLevel.NONE, "c1"))
    desk.reader.lookup_done.emit(LookupResult(call_id="c1"))
    assert desk.card.phase is CardPhase.LOOKING
