"""One contract, kept by the fake and by PostgreSQL 18 and 15."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import msgspec
import pytest

from app.central.store import CentralForbidden, CentralStore, ItemRejected
from app.models.demo_people import CHEN, FIRM, LI, LIN, SHARED_NUMBER, SUN, UNKNOWN_NUMBER, WANG
from app.models.records import CallFacts, FoundBy, LookupRequest, Profile, TrustLevel
from app.models.records_verification import Answer, Outcome, RevealRequest
from tests.central import items
from tests.central.administration import did
from tests.central.conftest import Bank
from tests.fakes.central import FakeCentral
from tests.trust_cases import CASES, Case


@pytest.fixture(params=["fake", "wheel", "debian"])
def central(request: pytest.FixtureRequest) -> Iterator[CentralStore]:
    store: CentralStore = FakeCentral()
    if request.param != "fake":
        bank: Bank = request.getfixturevalue(f"{request.param}_bank")
        store = bank.store()
    yield store
    store.close()


def look(
    central: CentralStore, number: str = "", claim: str = "", trust: TrustLevel = TrustLevel.NUMBER
) -> tuple[list[tuple[str, FoundBy]], Profile | None, bool]:
    request = LookupRequest(call_id="c1", e164=int(number) if number else None, customer_claim=claim, trust=trust)
    result = central.lookup(request)
    assert result.call_id == "c1"
    return [(line.code, line.found_by) for line in result.candidates], result.profile, result.contradiction


def customer(central: CentralStore, code: str) -> UUID:
    return central.search(code)[0].customer_id


@contextmanager
def protected(central: CentralStore, request: pytest.FixtureRequest, code: str, word: str) -> Iterator[UUID]:
    """The customer is another agent's while this lasts; `word` is what the fake shall say."""
    key = customer(central, code)
    if isinstance(central, FakeCentral):
        central.closed[key] = word
        yield key
        return
    bank: Bank = request.getfixturevalue(f"{request.node.callspec.params['central']}_bank")
    did(bank, f"update crm.customers set owner_agent = 'somebody' where id = '{key}'")
    try:
        yield key
    finally:
        did(bank, f"update crm.customers set owner_agent = '' where id = '{key}'")


def test_a_protected_customer_opens_to_nobody_without_a_call(
    central: CentralStore, request: pytest.FixtureRequest
) -> None:
    with protected(central, request, LI.code, "protected") as key:
        with pytest.raises(CentralForbidden) as caught:
            central.profile(key, TrustLevel.NUMBER, "")
        assert caught.value.word == "protected"
        (line,) = [line for line in central.search(LI.code) if line.customer_id == key]
        assert (line.name, line.tier, line.refused) == (LI.name, "", "protected")


def test_on_a_call_a_typed_reason_opens_a_protected_customer(
    central: CentralStore, request: pytest.FixtureRequest
) -> None:
    call = str(uuid4())
    central.lookup(LookupRequest(call_id=call, e164=int(WANG.numbers[0]), trust=TrustLevel.NUMBER))
    with protected(central, request, LI.code, "reason") as key:
        with pytest.raises(CentralForbidden) as caught:
            central.profile(key, TrustLevel.NUMBER, call)
        assert caught.value.word == "reason"
        assert central.profile(key, TrustLevel.NUMBER, call, "calls for her firm").customer.code == LI.code


def test_who_is_signed_in(central: CentralStore) -> None:
    assert central.whoami().agent == "anna"


def test_health_tells_time_and_epoch(central: CentralStore) -> None:
    health = central.health()
    assert abs(health.server_time - datetime.now(UTC)) < timedelta(minutes=1)
    assert health.system_identifier
    assert health.timeline


def test_reference_has_every_table_and_groups_exist(central: CentralStore) -> None:
    reference = central.reference()
    groups = {code.code for code in reference.disposition_groups}
    assert reference.products
    assert reference.tiers
    assert "bank-service" in {code.code for code in reference.queues}
    assert {code.group for code in reference.dispositions} == groups


def test_a_known_number_opens_its_customer(central: CentralStore) -> None:
    lines, profile, against = look(central, WANG.numbers[0])
    assert lines == [(WANG.code, FoundBy.NUMBER)]
    assert profile is not None
    assert (profile.customer.name, profile.trust, against) == (WANG.name, TrustLevel.NUMBER, False)
    assert profile.customer.relation == "holder"


def test_number_and_claim_agree(central: CentralStore) -> None:
    lines, profile, against = look(central, WANG.numbers[0], WANG.accounts[0], TrustLevel.IVR)
    assert (lines, against) == ([(WANG.code, FoundBy.BOTH)], False)
    assert profile is not None
    assert profile.trust == TrustLevel.IVR


@pytest.mark.parametrize("claim", [WANG.code, "00000001", "c0000-0001", WANG.accounts[0], WANG.accounts[1]])
def test_a_claim_alone_finds_its_customer(central: CentralStore, claim: str) -> None:
    lines, profile, _ = look(central, "", claim)
    assert lines == [(WANG.code, FoundBy.TYPED)]
    assert profile is not None


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_the_ivr_checked_counts_for_whom_the_claim_found(central: CentralStore, case: Case) -> None:
    lines, profile, _ = look(central, case.number, case.claim, case.said)
    assert [code for code, _ in lines] == list(case.shown)
    opened = {profile.customer.code: profile.trust} if profile else {}
    assert opened == (case.shown if len(case.shown) == 1 else {})
    assert profile is None or (profile.totals.deposits is not None) == (profile.trust >= TrustLevel.IVR)


@pytest.mark.parametrize("call_id", ["", " "])
def test_without_a_call_nobody_is_trusted(central: CentralStore, call_id: str) -> None:
    wang = customer(central, WANG.code)
    assert central.profile(wang, TrustLevel.VERIFIED, call_id).trust == TrustLevel.NONE
    request = LookupRequest(call_id=call_id, e164=int(WANG.numbers[0]), trust=TrustLevel.IVR)
    opened = central.lookup(request).profile
    assert opened is not None
    assert opened.trust == TrustLevel.NONE


def test_several_on_one_number_open_nobody(central: CentralStore) -> None:
    lines, profile, against = look(central, SHARED_NUMBER, trust=TrustLevel.IVR)
    assert lines == [(CHEN.code, FoundBy.NUMBER), (LIN.code, FoundBy.NUMBER)]
    assert (profile, against) == (None, False)


def test_a_claim_picks_one_of_several(central: CentralStore) -> None:
    lines, profile, against = look(central, SHARED_NUMBER, LIN.accounts[0])
    assert lines == [(LIN.code, FoundBy.BOTH)]
    assert profile is not None
    assert (profile.customer.relation, against) == ("spouse", False)


@pytest.mark.parametrize("trust", [TrustLevel.NUMBER, TrustLevel.IVR, TrustLevel.VERIFIED])
def test_a_contradiction_opens_nobody_whatever_was_checked(central: CentralStore, trust: TrustLevel) -> None:
    lines, profile, against = look(central, WANG.numbers[0], LI.accounts[0], trust)
    assert lines == [(LI.code, FoundBy.TYPED), (WANG.code, FoundBy.NUMBER)]
    assert (profile, against) == (None, True)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_later_look_on_the_call_sees_what_its_lookup_allows(central: CentralStore, case: Case) -> None:
    look(central, case.number, case.claim, case.said)
    for person in (WANG, LI, CHEN, LIN):
        who = customer(central, person.code)
        # One whom the number found, and the claim did not, is not offered; the number still stands for him.
        seen = central.profile(who, TrustLevel.VERIFIED, "c1").trust
        allowed = case.shown.get(person.code, min(seen, TrustLevel.NUMBER))
        assert seen is allowed
        assert central.profile(who, TrustLevel.NUMBER, "c1").trust is min(allowed, TrustLevel.NUMBER)
        assert central.profile(who, TrustLevel.VERIFIED, str(uuid4())).trust is TrustLevel.NONE


def test_nobody(central: CentralStore) -> None:
    assert look(central, UNKNOWN_NUMBER) == ([], None, False)
    assert look(central) == ([], None, False)


@pytest.mark.parametrize("trust", list(TrustLevel))
def test_masking(central: CentralStore, trust: TrustLevel) -> None:
    look(central, WANG.numbers[0], WANG.accounts[0], TrustLevel.IVR)
    profile = central.profile(customer(central, WANG.code), trust, "c1")
    amounts = trust >= TrustLevel.IVR
    # What only a verified caller may hear is not told because a desk says so.
    person = False
    assert profile.trust == min(trust, TrustLevel.IVR)
    assert {account.kind for account in profile.accounts} >= {"deposit", "card"}
    assert all((account.balance is not None) == amounts for account in profile.accounts)
    assert all(account.masked != amounts for account in profile.accounts)
    assert (profile.totals.deposits is not None, profile.totals.masked) == (amounts, not amounts)
    assert (profile.born_on is not None) == person
    assert bool(profile.address_masked) == person
    assert bool(profile.certificate_masked) == person
    whole = msgspec.json.encode(profile).decode()
    assert not any(secret in whole for secret in (*WANG.accounts, *WANG.numbers))


def test_an_unknown_customer_is_refused(central: CentralStore) -> None:
    with pytest.raises(CentralForbidden) as caught:
        central.profile(uuid4(), TrustLevel.NUMBER, "")
    assert caught.value.word == "gone"


@pytest.mark.parametrize("text", [WANG.name, "小明", WANG.code, "wang xiaoming", "Wang X", "13800138001", "0138001"])
def test_search_finds(central: CentralStore, text: str) -> None:
    assert WANG.code in {line.code for line in central.search(text)}
    assert {line.found_by for line in central.search(text)} == {FoundBy.SEARCH}


@pytest.mark.parametrize("text", ["", "  ", "001", "%", "_", "' or 1=1", "nobody at all", "\\", "\0", "\ud7ff"])
def test_search_finds_nobody(central: CentralStore, text: str) -> None:
    assert central.search(text) == ()


@pytest.mark.parametrize(
    ("text", "e164", "matched", "ending"),
    [
        (WANG.code, None, "code", ""),
        ("00000001", None, "code", ""),
        (WANG.accounts[0], None, "account", "0001"),
        ("6222 0200 0000 0001", None, "account", "0001"),
        ("+86 138 0013 8001", None, "number", "8001"),
        ("138 0013 8001", 8613800138001, "number", "8001"),
        ("0138001", None, "number_end", "8001"),
        ("王小明", None, "name", ""),
        ("王小", None, "name", ""),
        ("小明", None, "given", ""),
        ("Xiaoming Wang", None, "name", ""),
        ("WangXiao", None, "pinyin", ""),
    ],
)
def test_each_hit_says_why(central: CentralStore, text: str, e164: int | None, matched: str, ending: str) -> None:
    found = {line.code: line for line in central.search(text, e164=e164)}
    assert (found[WANG.code].matched, found[WANG.code].ending) == (matched, ending)


def test_a_national_number_is_the_one_the_desk_read(central: CentralStore) -> None:
    assert [line.code for line in central.search("021 5013 8005", e164=862150138005)] == [FIRM.code]


def test_search_keeps_its_limit(central: CentralStore) -> None:
    assert len(central.search("c0", limit=3)) <= 3


def test_a_pushed_interaction_stands_in_day_and_history(central: CentralStore) -> None:
    wang = customer(central, WANG.code)
    item = items.interaction(wang, at=datetime.now(UTC))
    receipt = central.push(item)
    assert receipt.item_id == item.item_id
    health = central.health()
    look(central, WANG.numbers[0])
    assert (receipt.system_identifier, receipt.timeline) == (health.system_identifier, health.timeline)
    for lines in (
        central.day(),
        central.history(wang, trust=TrustLevel.NUMBER, call_id="c1"),
        central.profile(wang, TrustLevel.NUMBER, "c1").interactions,
    ):
        line = lines[0]
        assert line.interaction_id == item.item_id
        assert (line.customer_id, line.disposition, line.talk_s) == (wang, "enquiry.balance", 61)
        assert (line.note, line.masked) == ("Asked for the balance. 余额 ✓", False)
        assert line.customer_name == WANG.name


def test_who_is_not_known_at_all_hears_nothing_that_people_wrote(central: CentralStore) -> None:
    chen = customer(central, CHEN.code)
    now = datetime.now(UTC)
    pushed = (items.interaction(chen, at=now), items.task(chen, now.date()), items.complaint(chen))
    for item in (*pushed, items.interaction(chen, at=now - timedelta(seconds=1), note="")):
        central.push(item)
    look(central, SHARED_NUMBER)
    full = central.profile(chen, TrustLevel.NUMBER, "c1")
    bare = central.profile(chen, TrustLevel.NONE, "c1")
    assert LIN.code in {line.code for line in full.household}
    assert (full.household_masked, bare.household_masked, bare.household) == (False, True, ())
    pages = [
        (full.interactions[:2], bare.interactions[:2]),
        (central.history(chen, None, 2, TrustLevel.NUMBER, "c1"), central.history(chen, None, 2, TrustLevel.IVR, "")),
        (central.history(chen, None, 2, TrustLevel.NUMBER, "c1"), central.history(chen, None, 2)),
    ]
    for seen, hidden in pages:
        assert [(line.note != "", line.masked) for line in seen] == [(True, False), (False, False)]
        assert [(line.note, line.masked) for line in hidden] == [("", True), ("", False)]
        assert [line.at for line in seen] == [line.at for line in hidden]
    assert ("年费", False) in {(line.summary, line.masked) for line in full.complaints}
    assert {(line.summary, line.masked) for line in bare.complaints} == {("", True)}
    assert len(bare.complaints) == len(full.complaints)
    assert ("Call back", False) in {(line.title, line.masked) for line in full.tasks}
    assert {(line.title, line.masked) for line in bare.tasks} == {("", True)}
    assert [line.due_on for line in bare.tasks] == [line.due_on for line in full.tasks]


def test_the_number_to_call_back_is_told_in_the_agents_own_day_only(central: CentralStore) -> None:
    wang = customer(central, WANG.code)
    came = items.interaction(wang, at=datetime.now(UTC))
    facts = CallFacts(call_id="out", direction="out", called_number="95588", ring_at=datetime.now(UTC))
    went = items.interaction(wang, at=datetime.now(UTC), call=facts)
    for item in (came, went):
        central.push(item)
    numbers = {line.interaction_id: line.caller_number for line in central.day()}
    assert (numbers[came.item_id], numbers[went.item_id]) == ("+8613800138001", "95588")
    for lines in (central.history(wang), central.profile(wang, TrustLevel.NONE, "").interactions):
        assert {line.caller_number for line in lines} == {""}


def test_history_pages(central: CentralStore) -> None:
    li = customer(central, LI.code)
    now = datetime.now(UTC)
    pushed = [items.interaction(li, at=now - timedelta(seconds=n)) for n in range(5)]
    for item in pushed:
        central.push(item)
    first = central.history(li, limit=3)
    second = central.history(li, before=first[-1].interaction_id, limit=2)
    assert [line.interaction_id for line in (*first, *second)] == [item.item_id for item in pushed]


def test_pushing_again_changes_nothing(central: CentralStore) -> None:
    item = items.interaction()
    first = central.push(item)
    before = len(central.day())
    again = central.push(item)
    assert (again.item_id, again.received_at) == (first.item_id, first.received_at)
    assert len(central.day()) == before


@pytest.mark.parametrize("make", [items.interaction, lambda: items.complaint(items.new_id()), items.interval])
def test_the_same_id_with_other_content_is_rejected(central: CentralStore, make: object) -> None:
    item = make()  # type: ignore[operator]  # a maker of items
    central.push(item)
    known = msgspec.json.decode(item.payload)
    changed = known | ({"note": "x"} if "note" in known else {"product": "x"} if "product" in known else {"state": "x"})
    with pytest.raises(ItemRejected) as caught:
        central.push(msgspec.structs.replace(item, payload=msgspec.json.encode(changed).decode()))
    assert "P0409" in str(caught.value)
    central.push(item)


def test_a_note_too_long_is_rejected_and_not_repeated_in_the_error(central: CentralStore) -> None:
    with pytest.raises(ItemRejected) as caught:
        central.push(items.interaction(note="geheim" * 4000))
    assert "geheim" not in str(caught.value)


def test_tasks_come_next_due_first(central: CentralStore) -> None:
    wang = customer(central, WANG.code)
    for days in (400, 399):
        central.push(items.task(wang, datetime.now(UTC).date() + timedelta(days=days)))
    mine = [line for line in central.tasks() if line.customer_id == wang]
    assert [line.due_on for line in mine] == sorted(line.due_on for line in mine)
    assert {line.customer_name for line in mine} == {WANG.name}


def test_a_prospect_is_found_by_its_number_unless_a_customer_has_it(central: CentralStore) -> None:
    number = f"+8619{Random().randrange(10**9):09d}"
    item = items.prospect(number)
    central.push(item)
    central.push(item)
    _, profile, _ = look(central, number)
    assert profile is not None
    assert (profile.customer.customer_id, profile.customer.kind) == (item.item_id, "prospect")
    central.push(items.prospect(LI.numbers[0]))
    assert look(central, LI.numbers[0])[0] == [(LI.code, FoundBy.NUMBER)]


def test_state_intervals_are_taken_twice_alike(central: CentralStore) -> None:
    item = items.interval()
    assert central.push(item).received_at == central.push(item).received_at


def test_records_of_unknown_customers_are_kept_too(central: CentralStore) -> None:
    stranger = items.new_id()
    central.push(items.interaction(stranger))
    assert [line.customer_name for line in central.history(stranger)] == [""]


# ---- verification ----


def test_right_answers_make_a_call_verified_for_this_customer_only(central: CentralStore) -> None:
    call, wang, li = str(uuid4()), customer(central, WANG.code), customer(central, LI.code)
    central.lookup(LookupRequest(call_id=call, e164=int(WANG.numbers[0]), trust=TrustLevel.NUMBER))
    fresh = central.verification(call, wang)
    assert (fresh.trust, fresh.right, fresh.verified) == (TrustLevel.NUMBER, 0, False)
    shown = {question.code: (question.shown, question.judged, question.expected) for question in fresh.questions}
    assert (shown["born_on"], shown["certificate"]) == (("after", False, ""), ("never", False, ""))
    assert shown["card"][2] != ""
    answer = Answer(call_id=call, customer_id=wang, question="born_on", nth=1, answer=str(WANG.born_on))
    once = central.verify(answer)
    assert {question.code: question.expected for question in once.questions}["born_on"] == str(WANG.born_on)
    assert central.verify(answer).right == once.right == 1
    twice = central.verify(Answer(call_id=call, customer_id=wang, question="card", nth=1, said="right"))
    assert (twice.trust, twice.right, twice.until is not None) == (TrustLevel.VERIFIED, 2, True)
    profile = central.profile(wang, TrustLevel.VERIFIED, call)
    assert (profile.trust, profile.born_on, profile.hidden) == (TrustLevel.VERIFIED, WANG.born_on, ())
    assert central.profile(li, TrustLevel.VERIFIED, call).trust is TrustLevel.NONE


def test_too_many_wrong_answers_lock_the_call(central: CentralStore) -> None:
    call, wang = str(uuid4()), customer(central, WANG.code)
    central.lookup(
        LookupRequest(call_id=call, e164=int(WANG.numbers[0]), customer_claim=WANG.code, trust=TrustLevel.IVR)
    )
    for nth in (1, 2, 3):
        found = central.verify(
            Answer(call_id=call, customer_id=wang, question="certificate", nth=nth, answer="nothing")
        )
    assert (found.locked, found.wrong, found.trust) == (True, 3, TrustLevel.NUMBER)
    with pytest.raises(CentralForbidden) as caught:
        central.verify(Answer(call_id=call, customer_id=wang, question="card", nth=1, said="right"))
    assert caught.value.word == "locked"
    assert central.profile(wang, TrustLevel.VERIFIED, call).trust is TrustLevel.NUMBER


def test_an_answer_is_given_on_a_call_once_its_expected_one_was_shown_no_more(central: CentralStore) -> None:
    call, wang = str(uuid4()), customer(central, WANG.code)
    answer = Answer(call_id=call, customer_id=wang, question="born_on", nth=1, answer="1901-01-01")
    with pytest.raises(CentralForbidden) as caught:
        central.verify(answer)
    assert caught.value.word == "call"
    assert central.verification(call, wang).trust is TrustLevel.NONE
    wrong = next(question for question in central.verify(answer).questions if question.code == "born_on")
    assert (wrong.outcome, wrong.can_be_answered, wrong.expected) == (Outcome.WRONG, False, str(WANG.born_on))
    with pytest.raises(CentralForbidden) as caught:
        central.verify(msgspec.structs.replace(answer, nth=2, answer=str(WANG.born_on)))
    assert caught.value.word == "seen"


def test_a_masked_field_is_revealed_on_a_trusted_call_with_a_reason(central: CentralStore) -> None:
    call, wang = str(uuid4()), customer(central, WANG.code)
    request = LookupRequest(call_id=call, e164=int(WANG.numbers[0]), customer_claim=WANG.code, trust=TrustLevel.IVR)
    profile = central.lookup(request).profile
    assert profile is not None
    assert profile.reveals["address"] == 30
    assert {"address", "born_on", "certificate"} <= set(profile.hidden)
    asked = RevealRequest(customer_id=wang, field="address", reason="Sends a card.", call_id=call)
    assert central.reveal(asked).values[0] != ""
    for changed, word in (({"reason": " "}, "reason"), ({"call_id": "none"}, "trust")):
        with pytest.raises(CentralForbidden) as caught:
            central.reveal(msgspec.structs.replace(asked, **changed))
        assert caught.value.word == word


def test_only_a_lead_unlocks(central: CentralStore) -> None:
    for ask in (central.locked_calls, lambda: central.unlock_call("anna", "c1", "because")):
        with pytest.raises(CentralForbidden) as caught:
            ask()
        assert caught.value.word == "role"


def test_the_owner_shares_and_takes_back(central: CentralStore, request: pytest.FixtureRequest) -> None:
    key, today = customer(central, SUN.code), datetime.now(UTC).date()
    with pytest.raises(CentralForbidden) as caught:
        central.share(key, "team:south", None, "on leave", "")
    assert caught.value.word == "role"
    assert central.protection(key, "").owner == ""
    with owned(central, request, key):
        told = central.protection(key, "")
        assert (told.owner, told.may_share, told.may_protect, told.shares) == ("anna", True, False, ())
        team = next(one for one in told.choices if one.shared_with.startswith("team:"))
        for who, until, reason, word in (
            ("team:nobody", None, "on leave", "nobody"),
            (team.shared_with, today - timedelta(days=2), "on leave", "until"),
            (team.shared_with, today, " ", "reason"),
        ):
            with pytest.raises(CentralForbidden) as caught:
                central.share(key, who, until, reason, "")
            assert caught.value.word == word
        (one,) = central.share(key, team.shared_with, today, "on leave", "").shares
        assert (one.shared_with, one.until, one.reason) == (team.shared_with, today, "on leave")
        assert central.unshare(key, team.shared_with, "back", "").shares == ()
        with pytest.raises(CentralForbidden) as caught:
            central.unshare(key, team.shared_with, "back", "")
        assert caught.value.word == "nobody"


@contextmanager
def owned(central: CentralStore, request: pytest.FixtureRequest, key: UUID) -> Iterator[None]:
    """The signed-in agent's own while this lasts."""
    if isinstance(central, FakeCentral):
        central.sharing.owners[key] = "anna"
        yield
        return
    bank: Bank = request.getfixturevalue(f"{request.node.callspec.params['central']}_bank")
    did(bank, f"update crm.customers set owner_agent = 'anna' where id = '{key}'")
    try:
        yield
    finally:
        did(bank, f"update crm.customers set owner_agent = '' where id = '{key}'")
