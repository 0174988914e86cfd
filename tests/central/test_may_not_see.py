"""Who may see whom: branches, staff, VIPs, protected customers, roles; each refusal with its word and its audit row."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from psycopg import errors

from tests.central.administration import did
from tests.central.conftest import Bank
from tests.central.rights_bank import RightsBank, rights_bank, shared


@pytest.fixture
def rights(bank: Bank) -> RightsBank:
    return rights_bank(bank)


@pytest.mark.parametrize(
    ("agent", "customer", "word"),
    [
        ("north", "plain", ""),  # a branch below the team's
        ("north", "branch", "branch"),  # 110 is not below 11, whatever its digits say
        ("south", "branch", ""),  # a team without a branch has all of them
        ("north", "staff", "staff"),
        ("south", "staff", "staff"),
        ("north", "vip", "vip"),
        ("south", "vip", ""),
        ("care", "branch", ""),
        ("north", "own", ""),
        ("northlead", "own", ""),
        ("north2", "own", "protected"),
        ("south", "own", "protected"),
        ("southlead", "own", "protected"),
        ("care", "own", "protected"),
    ],
)
def test_opened_by_hand_without_a_call(rights: RightsBank, agent: str, customer: str, word: str) -> None:
    assert rights.card(agent, customer) == word
    action, detail = rights.audit(agent)[0]
    if word:
        assert (action, json.loads(detail)["word"]) == ("refused", word)
    else:
        assert action == "card"


def test_nothing_of_the_customer_is_in_a_refusal(rights: RightsBank) -> None:
    answer = rights.ask("south", "profile_v1", rights.ids["own"], 3, "", "")
    del answer["as_of"]
    nobody = {"customer_id": str(rights.ids["own"]), "code": "", "name": "", "tier": ""}
    assert answer == {"refused": "protected", "trust": 0, "customer": nobody}


@pytest.mark.parametrize("who", ["south", "team:south"])
def test_a_share_opens_and_its_last_day_closes(rights: RightsBank, who: str) -> None:
    today = datetime.now(UTC).date()
    with shared(rights, "own", who, until=today):
        assert rights.card("south", "own") == ""
        assert rights.card("southlead", "own") == ""
        assert rights.card("north2", "own") == "protected"
    with shared(rights, "own", who, until=today - timedelta(days=1)):
        assert rights.card("south", "own") == "protected"


def test_an_open_complaint_opens_to_those_who_settle_it(rights: RightsBank) -> None:
    did(
        rights.bank,
        "insert into crm.complaints (id, customer_id, number, agent, opened_at) values (gen_random_uuid(),"
        f" '{rights.ids['own']}', 'rights-test', 'anna', now())",
    )
    try:
        assert rights.card("care", "own") == ""
        assert rights.card("south", "own") == "protected"
    finally:
        did(rights.bank, "delete from crm.complaints where number = 'rights-test'")


def test_whoever_has_a_protected_customer_on_a_call_sees_them(rights: RightsBank) -> None:
    call, answer = rights.ring("south", "own")
    assert answer["profile"]["customer"]["code"] == rights.codes["own"]
    assert "refused" not in answer["profile"]
    assert rights.card("south", "own", call) == ""
    # Another's call, or one of yesterday, opens nothing.
    assert rights.card("north2", "own", call) == "protected"
    did(rights.bank, f"update crm.desk_calls set last_at = last_at - interval '5 hours' where call_id = '{call}'")
    assert rights.card("south", "own", call) == "protected"


def test_picked_by_hand_on_a_call_a_reason_is_typed_and_kept(rights: RightsBank) -> None:
    call, _ = rights.ring("south", "plain")
    assert rights.card("south", "own", call) == "reason"
    assert rights.card("south", "own", call, "  ") == "reason"
    assert rights.card("south", "own", call, "her husband calls, card lost") == ""
    # The reason holds for the rest of this call.
    assert rights.card("south", "own", call) == ""
    (detail,) = [json.loads(d) for a, d in rights.audit("south", call) if a == "card" and d.startswith("{")]
    assert detail["reason"] == "her husband calls, card lost"


@pytest.mark.parametrize("page", ["holdings", "kin", "work", "value"])
def test_a_reason_given_to_a_page_alone_is_kept_too(rights: RightsBank, page: str) -> None:
    call, _ = rights.ring("south", "plain")
    assert rights.ask("south", f"{page}_v1", rights.ids["own"], 1, call, "") == {"refused": "reason"}
    assert "refused" not in rights.ask("south", f"{page}_v1", rights.ids["own"], 1, call, "lost her card")
    action, detail = rights.audit("south", call)[0]
    assert (action, json.loads(detail)["reason"]) == (page, "lost her card")


@pytest.mark.parametrize("customer", ["branch", "staff", "vip"])
def test_a_call_of_one_the_team_may_not_see_is_not_lost(rights: RightsBank, customer: str) -> None:
    """The card says who it is and why it stays closed: the call can go to who may. No reason opens it."""
    call, answer = rights.ring("north", customer)
    (line,) = answer["candidates"]
    assert (line["code"], line["refused"]) == (rights.codes[customer], customer)
    assert line["name"]
    assert (line["tier"], line["flags"], line["city"]) == ("", [], "")
    card = answer["profile"]
    assert (card["customer"], card["refused"], card["trust"]) == (line, customer, 0)
    assert card.keys() == {"customer", "refused", "trust", "as_of", "manager", "manager_phone"}
    assert rights.card("north", customer, call, "but I want to") == customer
    assert rights.ask("north", "history_v1", rights.ids[customer], None, 5, 1, call) == []
    assert [a for a, _ in rights.audit("north", call)] == ["refused"] * 3


def test_a_protected_relative_is_a_name_on_the_card_and_a_member_of_staff_not_even_that(rights: RightsBank) -> None:
    for customer in ("plain", "staff", "own"):
        did(
            rights.bank,
            "update crm.customers set household_id = '00000000-0000-4000-8000-00000000000a',"
            f" household_role = 'spouse' where id = '{rights.ids[customer]}'",
        )
    call, answer = rights.ring("south", "plain")
    lines = {line["customer_id"]: line for line in answer["profile"]["household"]}
    own, staff = lines[str(rights.ids["own"])], lines[str(rights.ids["staff"])]
    assert (own["code"], own["tier"], own["refused"]) == (rights.codes["own"], "", "protected")
    assert (staff["code"], staff["name"], staff["refused"]) == ("", "", "staff")
    assert call


def test_a_search_by_name_tells_nothing_of_those_one_may_not_see(rights: RightsBank) -> None:
    lines = {line["code"]: line for line in rights.ask("north2", "search_v2", "zz rights", 20)}
    assert lines.keys() == {rights.codes["plain"], rights.codes["own"]}
    assert lines[rights.codes["own"]]["refused"] == "protected"
    assert "refused" not in lines[rights.codes["plain"]]


def test_a_search_by_a_whole_key_tells_the_word_and_no_name(rights: RightsBank) -> None:
    for customer in ("branch", "staff", "vip"):
        (line,) = rights.ask("north2", "search_v2", rights.codes[customer], 20)
        assert (line["refused"], line["name"], line["code"]) == (customer, "", "")


@pytest.mark.parametrize("agent", ["proof", "boss"])
@pytest.mark.parametrize(
    "call",
    [
        "profile_v1('{plain}', 1, '', '')",
        "search_v2('wang', 5)",
        "search_v1('wang', 5)",
        """lookup_v1('{{"call_id": "x", "e164": 8613900000011}}')""",
        "history_v1('{plain}', null, 5)",
        "day_v1('-infinity')",
        "tasks_v1()",
    ],
)
def test_auditors_and_administrators_see_no_customer(rights: RightsBank, agent: str, call: str) -> None:
    statement = "select crm." + call.format(plain=rights.ids["plain"])
    with rights.as_agent(agent) as connection, pytest.raises(errors.InsufficientPrivilege, match="no customers"):
        connection.execute(statement)


def test_auditors_and_administrators_sign_in(rights: RightsBank) -> None:
    assert rights.ask("proof", "whoami_v1")["role"] == "auditor"
    assert rights.ask("boss", "whoami_v1")["role"] == "admin"


def test_typing_on_is_one_search_and_other_words_are_counted(rights: RightsBank) -> None:
    def room(*texts: str) -> list[bool]:
        with rights.as_agent("mole") as connection:
            answers = [connection.execute("select crm.search_v2(%s, 5)", (text,)).fetchone() for text in texts]
        return [isinstance(answer[0], list) for answer in answers if answer]

    did(rights.bank, "delete from crm.search_counts where agent = 'mole'")
    word = "wang xiaoming and others who bank with us"
    typed = [word[: n + 1] for n in range(len(word))]
    assert all(room(*typed, *reversed(typed)))
    assert room(*(f"{uuid4()}" for _ in range(30))) == [True] * 29 + [False]
    # A text that was refused does not open the way for its own beginning.
    assert room("y", "ya", "yan") == [False] * 3
    did(rights.bank, "update crm.search_counts set minute = minute - interval '61 seconds' where agent = 'mole'")
    assert room("y", "z") == [True, True]


def test_a_desk_of_yesterday_finds_nothing_when_the_minute_is_full(rights: RightsBank) -> None:
    did(rights.bank, "delete from crm.search_counts where agent = 'mole'")
    with rights.as_agent("mole") as connection:
        answers = [
            connection.execute("select crm.search_v1(%s, 5)", (rights.codes["plain"] + " " * n,)).fetchone()
            if n == 0
            else connection.execute("select crm.search_v1(%s, 5)", (f"{uuid4()}",)).fetchone()
            for n in range(31)
        ]
    assert answers[0] is not None
    assert len(answers[0][0]) == 1
    assert answers[-1] == ([],)


def test_a_storm_of_lookups_is_refused(rights: RightsBank) -> None:
    did(rights.bank, "update crm.teams set lookups_per_minute = 2 where team = 'strict'")
    try:
        answers = [rights.ring("mole", "plain")[1] for _ in range(3)]
    finally:
        did(rights.bank, "update crm.teams set lookups_per_minute = 600 where team = 'strict'")
    assert [answer.get("refused", "") for answer in answers] == ["", "", "lookups"]
    assert "profile" not in answers[2]
