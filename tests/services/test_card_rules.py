from typing import Any

import pytest
from msgspec.structs import replace

from app.models.records import CustomerLine, FoundBy, LookupResult, TrustLevel
from app.services.call import Call
from app.services.card import Card, CardPhase
from app.services.card_rules import (
    allowed_trust,
    card_of,
    closed_card,
    is_same_offer,
    may_ask,
    most_trust,
    remembered_card,
    request_of,
)
from app.telephony.handover import Handover
from tests.fakes.central import FakeCentral
from tests.services.stub_central import customer, profile
from tests.services.stubs import make_call
from tests.trust_cases import CASES, Case

NUMBER, TYPED, SEARCHED = (customer(found_by=by) for by in (FoundBy.NUMBER, FoundBy.TYPED, FoundBy.SEARCH))
ALONE, TWO = Card(candidates=(NUMBER,)), Card(candidates=(NUMBER, TYPED))
IVR = make_call(trust=TrustLevel.IVR)


@pytest.mark.parametrize(
    ("call", "card", "line", "trust"),
    [
        (IVR, ALONE, NUMBER, TrustLevel.NUMBER),
        (make_call(trust=TrustLevel.VERIFIED), ALONE, NUMBER, TrustLevel.NUMBER),
        (make_call(trust=TrustLevel.VERIFIED), TWO, TYPED, TrustLevel.IVR),
        (IVR, TWO, NUMBER, TrustLevel.NUMBER),
        (IVR, TWO, TYPED, TrustLevel.IVR),
        (IVR, ALONE, SEARCHED, TrustLevel.NONE),
        (IVR, Card(candidates=(NUMBER, TYPED), contradiction=True), TYPED, TrustLevel.NONE),
        (make_call(trust=TrustLevel.NONE), TWO, NUMBER, TrustLevel.NONE),
        (None, ALONE, NUMBER, TrustLevel.NONE),
    ],
)
def test_a_check_holds_for_the_one_it_was_made_of(
    call: Call | None, card: Card, line: CustomerLine, trust: TrustLevel
) -> None:
    assert allowed_trust(call, card, line) is trust


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_desk_shows_what_the_database_would(case: Case) -> None:
    handover = Handover(caller_number=case.number, customer_claim=case.claim, trusted=True)
    call = make_call(e164=int(case.number) if case.number else None, handover=handover, trust=case.said)
    result = FakeCentral().lookup(request_of(call))
    card = Card(candidates=result.candidates, contradiction=result.contradiction)
    assert {line.code: allowed_trust(call, card, line) for line in result.candidates} == case.shown
    left = make_call(trust=most_trust(call, result))
    assert {line.code: allowed_trust(left, card, line) for line in result.candidates} == case.shown


def test_what_is_left_of_a_check_when_nobody_is_found() -> None:
    result = LookupResult(call_id="c1")
    assert most_trust(IVR, result) is TrustLevel.NUMBER
    assert most_trust(make_call(e164=None, trust=TrustLevel.IVR), result) is TrustLevel.NONE


@pytest.mark.parametrize(
    ("changes", "phase"),
    [
        ({}, CardPhase.NOBODY),
        ({"candidates": (NUMBER, TYPED)}, CardPhase.SEVERAL),
        ({"candidates": (NUMBER, TYPED), "contradiction": True}, CardPhase.SEVERAL),
    ],
)
def test_what_is_not_one_customer_is_a_card_at_once(changes: dict[str, Any], phase: CardPhase) -> None:
    card = card_of(LookupResult(call_id="c1", **changes))
    assert card is not None
    assert (card.phase, card.contradiction) == (phase, "contradiction" in changes)


def test_one_customer_needs_a_profile() -> None:
    assert card_of(LookupResult(call_id="c1", candidates=(NUMBER,))) is None


def test_a_number_or_a_claim_can_be_asked_for() -> None:
    claim = Handover(customer_claim="622202", trusted=True)
    assert may_ask(make_call())
    assert may_ask(make_call(e164=None, handover=claim))
    assert not may_ask(make_call(e164=None))
    assert request_of(make_call(e164=None, handover=claim)).customer_claim == "622202"


def test_a_lookup_says_how_the_ivr_checked_and_never_that_the_agent_did() -> None:
    told = Handover(caller_number="+8613800138001", method="pin", trusted=True)
    asked = request_of(make_call(handover=told, trust=TrustLevel.VERIFIED))
    assert (asked.method, asked.trust) == ("pin", TrustLevel.IVR)
    assert request_of(make_call(handover=replace(told, trusted=False))).method == ""


def test_an_offer_is_the_same_by_the_exchanges_id_only() -> None:
    first = make_call("c1", handover=Handover(pbx_call_id="p7", trusted=True))
    assert is_same_offer(first, make_call("c2", handover=first.handover))
    assert not is_same_offer(make_call("c1"), make_call("c2"))
    assert not is_same_offer(None, first)
    assert not is_same_offer(first, make_call("c2", handover=first.handover, trust=TrustLevel.IVR))


def test_a_closed_card_tells_who_and_why_and_forgets_the_rest() -> None:
    before = Card(phase=CardPhase.SHOWN, call_id="c1", profile=profile(), from_journal=True, reason="a relative calls")
    card = closed_card(before, SEARCHED, "vip")
    assert card.profile is not None
    assert (card.profile.customer, card.profile.refused) == (replace(SEARCHED, refused="vip"), "vip")
    assert (card.phase, card.call_id, card.from_journal, card.reason) == (CardPhase.SHOWN, "c1", False, "")


def test_whom_the_number_remembers_was_found_by_it() -> None:
    looking = Card(phase=CardPhase.LOOKING, call_id="c1")
    searched = replace(profile(), customer=SEARCHED)
    assert remembered_card(looking, ()) == looking
    assert remembered_card(looking, (searched,)).candidates == (NUMBER,)
    assert remembered_card(looking, (searched, profile(2))).phase is CardPhase.SEVERAL
