"""What the database makes of a caller's answers, asked as the agent with plain psycopg on both servers."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
import sqlalchemy as sa
from psycopg import errors

from app.central.postgres import PostgresStore
from app.central.store import CentralForbidden
from app.models.records import CallFacts, TrustLevel
from app.models.records_verification import Answer, RevealRequest
from tests.central import items
from tests.central.administration import admin
from tests.central.conftest import Bank

WANG = "C00000001"
Ask = Callable[..., Any]


@pytest.fixture
def ask(bank: Bank) -> Iterator[Ask]:
    """A function of the API, as anna, on a day without answers."""
    owner(bank, "delete from crm.verifications where agent = 'anna'")
    with psycopg.connect(bank.plain_url(), password=bank.passwords["anna"], autocommit=True) as connection:

        def call(function: str, *values: object) -> Any:
            marks = ", ".join(["%s"] * len(values))
            row = connection.execute(f"select crm.{function}({marks})", values).fetchone()  # type: ignore[arg-type]  # our own names
            return row[0] if row else None

        yield call


def owner(bank: Bank, statement: str, *values: object) -> list[tuple[Any, ...]]:
    with admin(bank) as connection, connection.begin():
        result = connection.exec_driver_sql(statement, values)
        return [tuple(row) for row in result] if result.returns_rows else []


@pytest.fixture
def wang(bank: Bank) -> UUID:
    found: UUID = owner(bank, "select id from crm.customers where code = %s", WANG)[0][0]
    return found


@pytest.fixture
def facts(bank: Bank, wang: UUID) -> dict[str, str]:
    born, tail, address = owner(
        bank, "select born_on, certificate_tail, address from crm.customers where id = %s", wang
    )[0]
    return {"born_on": f"{born:%Y-%m-%d}", "certificate": tail, "address": address}


def ring(ask: Ask, number: int = 8613800138001, claim: str = "", trust: int = 2) -> str:
    call = str(uuid4())
    ask("lookup_v1", json.dumps({"call_id": call, "e164": number, "customer_claim": claim, "trust": trust}))
    return call


def state(found: Any, code: str) -> tuple[str, str]:
    question = next(question for question in found["questions"] if question["code"] == code)
    return question["outcome"], question["expected"]


def test_two_right_answers_open_what_only_the_verified_hear(ask: Ask, wang: UUID, facts: dict[str, str]) -> None:
    call = ring(ask)
    before = ask("verification_v1", call, wang)
    assert (before["trust"], before["needed"], before["right"], before["locked"]) == (1, 2, 0, False)
    once = ask("verify_v1", call, wang, "born_on", 1, facts["born_on"], "")
    assert (once["trust"], once["right"], state(once, "born_on")) == (1, 1, ("right", facts["born_on"]))
    twice = ask("verify_v1", call, wang, "certificate", 1, facts["certificate"].lower(), "")
    assert (twice["trust"], twice["right"]) == (3, 2)
    assert twice["until"] is not None
    card = ask("profile_v1", wang, 3, call)
    assert (card["trust"], card["born_on"], card["address_masked"]) == (3, facts["born_on"], facts["address"])
    assert ask("profile_v1", wang, 2, call)["trust"] == 2, "never more than the desk asks for"
    assert ask("profile_v1", wang, 3, ring(ask))["trust"] == 1, "another call starts anew"


def test_an_expected_answer_is_told_when_the_bank_says_so(ask: Ask, wang: UUID, facts: dict[str, str]) -> None:
    call = ring(ask)
    fresh = ask("verification_v1", call, wang)
    shown = {question["code"]: (question["shown"], bool(question["expected"])) for question in fresh["questions"]}
    assert shown["born_on"] == ("after", False)
    assert shown["certificate"] == ("never", False)
    assert shown["card"] == ("before", True)
    answered = ask("verify_v1", call, wang, "born_on", 1, "1901-01-01", "")
    assert state(answered, "born_on") == ("wrong", facts["born_on"])
    assert state(ask("verify_v1", call, wang, "certificate", 1, "0000", ""), "certificate") == ("wrong", "")
    assert ask("verify_v1", call, wang, "born_on", 2, facts["born_on"], "") == {"refused": "seen"}


def test_too_many_wrong_answers_lock_the_call_for_everybody(
    bank: Bank, ask: Ask, wang: UUID, facts: dict[str, str]
) -> None:
    call = ring(ask, claim=WANG)
    assert ask("profile_v1", wang, 3, call)["trust"] == 2
    for nth in (1, 2, 3):
        found = ask("verify_v1", call, wang, "certificate", nth, "0000", "")
    assert (found["locked"], found["wrong"], found["trust"]) == (True, 3, 1)
    assert ask("profile_v1", wang, 3, call)["trust"] == 1
    assert ask("verify_v1", call, wang, "born_on", 1, facts["born_on"], "") == {"refused": "locked"}
    (li,) = owner(bank, "select id from crm.customers where code = 'C00000002'")[0]
    assert ask("verification_v1", call, li)["locked"]


def test_a_lead_of_the_team_unlocks_with_a_reason(bank: Bank, ask: Ask, wang: UUID, facts: dict[str, str]) -> None:
    call = ring(ask)
    for nth in (1, 2, 3):
        ask("verify_v1", call, wang, "certificate", nth, "0000", "")
    assert ask("unlock_call_v1", "anna", call, "because") == {"refused": "role"}
    assert ask("locked_calls_v1") == {"refused": "role"}
    lead = bank.store("lead")
    try:
        assert call in {locked.call_id for locked in lead.locked_calls()}
        for words in (("anna", call, " "), ("lead", call, "mine"), ("anna", str(uuid4()), "none such")):
            with pytest.raises(CentralForbidden):
                lead.unlock_call(*words)
        assert call not in {locked.call_id for locked in lead.unlock_call("anna", call, "The agent typed it wrong.")}
    finally:
        lead.close()
    found = ask("verification_v1", call, wang)
    assert (found["locked"], found["wrong"]) == (False, 0)
    ask("verify_v1", call, wang, "born_on", 1, facts["born_on"], "")
    assert ask("verify_v1", call, wang, "certificate", 4, facts["certificate"], "")["trust"] == 3
    rows = owner(
        bank, "select agent, detail::jsonb->>'reason' from crm.audit where action = 'unlock' and call_id = %s", call
    )
    assert rows == [("lead", "The agent typed it wrong.")]


def test_the_agent_judges_only_what_the_bank_lets_them_judge(ask: Ask, wang: UUID) -> None:
    call = ring(ask)
    assert state(ask("verify_v1", call, wang, "born_on", 1, "", "right"), "born_on") == ("", "")
    assert ask("verify_v1", call, wang, "card", 1, "", "")["right"] == 0
    assert state(ask("verify_v1", call, wang, "card", 1, "", "right"), "card")[0] == "right"
    assert ask("verify_v1", call, wang, "no such question", 1, "x", "right")["right"] == 1


def test_an_answer_sent_twice_counts_once_and_a_skipped_one_never(ask: Ask, wang: UUID) -> None:
    call = ring(ask)
    for _ in range(3):
        found = ask("verify_v1", call, wang, "certificate", 1, "0000", "")
    assert (found["wrong"], found["locked"]) == (1, False)
    found = ask("verify_v1", call, wang, "born_on", 1, "", "skipped")
    assert (found["wrong"], state(found, "born_on")) == (1, ("skipped", ""))


def test_a_right_answer_after_a_wrong_one_counts_and_the_last_word_is_taken(
    ask: Ask, wang: UUID, facts: dict[str, str]
) -> None:
    call = ring(ask)
    ask("verify_v1", call, wang, "certificate", 1, "0000", "")
    assert ask("verify_v1", call, wang, "certificate", 2, facts["certificate"], "")["right"] == 1
    assert ask("verify_v1", call, wang, "card", 1, "", "right")["trust"] == 3
    assert ask("verify_v1", call, wang, "card", 2, "", "wrong")["trust"] == 1


def test_answers_expire(bank: Bank, ask: Ask, wang: UUID, facts: dict[str, str]) -> None:
    call = ring(ask)
    ask("verify_v1", call, wang, "born_on", 1, facts["born_on"], "")
    assert ask("verify_v1", call, wang, "card", 1, "", "right")["trust"] == 3
    owner(bank, "update crm.verifications set at = at - interval '61 minutes' where call_id = %s", call)
    found = ask("verification_v1", call, wang)
    assert (found["trust"], found["right"], state(found, "card")[0]) == (1, 0, "expired")
    assert ask("profile_v1", wang, 3, call)["trust"] == 1


def test_a_call_nobody_noted_verifies_nobody(ask: Ask, wang: UUID) -> None:
    assert ask("verify_v1", str(uuid4()), wang, "card", 1, "", "right") == {"refused": "call"}
    assert ask("verification_v1", " ", wang) == {"refused": "call"}
    assert ask("verification_v1", str(uuid4()), uuid4()) == {"refused": "gone"}
    withheld = str(uuid4())
    assert ask("verification_v1", withheld, wang)["trust"] == 0
    ask("verify_v1", withheld, wang, "card", 1, "", "right")
    assert ask("verify_v1", withheld, wang, "manager", 1, "", "right")["trust"] == 3


@pytest.mark.parametrize(
    ("field", "fact", "answer", "same"),
    [
        ("born_on", "1985-03-12", "1985-03-12", True),
        ("born_on", "1985-03-12", "19850312", True),
        ("born_on", "1985-03-12", "12.3.85", True),
        ("born_on", "1985-03-12", "3/12/1985", True),
        ("born_on", "1985-03-12", "12 March 1985", True),
        ("born_on", "1985-03-12", "Mar 12, 1985", True),
        ("born_on", "1985-03-12", "1985年3月12日", True),
        ("born_on", "1985-12-20", "一九八五年十二月二十日", True),
        ("born_on", "1985-10-31", "一九八五年十月三十一日", True),
        ("born_on", "1985-03-12", "1985-03-13", False),
        ("born_on", "1985-03-12", "1985", False),
        ("born_on", "1985-03-12", "12 3", False),
        ("born_on", "1985-03-12", "99999999999999999999", False),
        ("born_on", "1985-03-12", "geheim", False),
        ("certificate_tail", "310X", "310x", True),
        ("certificate_tail", "310X", "三一零 X", True),
        ("certificate_tail", "3101", "幺幺", False),
        ("certificate_tail", "3101", "3101", True),
        ("certificate_tail", "3101", "13101", False),
        ("address", "上海市人民路89号", "人民路89号", True),
        ("address", "上海市人民路89号", "人民路八九号", True),
        ("address", "上海市人民路89号", "路", False),
        ("address", "上海市人民路89号", "人民路90号", False),
        ("address", "1 Some Street, Leeds", "some street 1", True),
        ("address", "1 Some Street, Leeds", "2 Some Street", False),
        ("address", "1 Some Street, Leeds", "Street", False),
        ("manager", "Zhang Wei", "wei  ZHANG", True),
        ("manager", "张伟", "张伟", True),
        ("manager", "张伟", "张", False),
        ("manager", "Zhang Wei", "Zhang", False),
    ],
)
def test_what_counts_as_the_same(bank: Bank, field: str, fact: str, answer: str, same: bool) -> None:
    assert owner(bank, "select crm.same_answer(%s, %s, %s)", field, fact, answer) == [(same,)]


def test_what_the_caller_said_is_kept_nowhere(bank: Bank, ask: Ask, wang: UUID) -> None:
    call = ring(ask)
    ask("verify_v1", call, wang, "certificate", 1, "7391geheim", "")
    rows = owner(bank, "select action, detail from crm.audit where call_id = %s", call)
    assert "verify" in {action for action, _ in rows}
    assert "geheim" not in str(rows)
    assert "geheim" not in str(owner(bank, "select v::text from crm.verifications v where call_id = %s", call))


def test_no_question_is_blind_whose_answer_stands_on_the_card(bank: Bank) -> None:
    for statement in (
        "update crm.verification_questions set shown = 'never' where code = 'card'",
        "update crm.verification_questions set shown = 'after' where code = 'movement'",
        "update crm.field_trust set trust = 2 where field = 'born_on'",
    ):
        with (
            admin(bank) as connection,
            pytest.raises(sa.exc.IntegrityError, match="stand on the card"),
            connection.begin(),
        ):
            connection.exec_driver_sql(statement)


def test_the_levels_are_the_banks(bank: Bank, ask: Ask, wang: UUID) -> None:
    """A row of the table moves the mask, here for the amounts and the manager."""
    call = ring(ask)
    change = "update crm.field_trust set trust = %s where field = %s"
    for field, trust in (("balance", 1), ("manager", 3)):
        owner(bank, change, trust, field)
    try:
        card = ask("profile_v1", wang, 3, call)
    finally:
        for field, trust in (("balance", 2), ("manager", 0)):
            owner(bank, change, trust, field)
    assert {account["masked"] for account in card["accounts"]} == {False}
    assert (card["manager"], card["manager_phone"], card["manager_agent"]) == ("", "", "")
    assert ask("profile_v1", wang, 3, call)["manager"] != ""


def test_the_method_of_the_ivr_stands_with_the_call(bank: Bank, ask: Ask) -> None:
    call = str(uuid4())
    ask("lookup_v1", json.dumps({"call_id": call, "e164": 8613800138001, "trust": 2, "method": "pin"}))
    noted = "select agent, said_trust, method, cardinality(by_number) from crm.desk_calls where call_id = %s"
    rows = owner(bank, noted, call)
    assert rows == [("anna", 2, "pin", 1)]


def test_a_verified_call_changes_what_it_may_see(bank: Bank, ask: Ask, wang: UUID) -> None:
    email = owner(bank, "select email from crm.customers where id = %s", wang)[0][0]
    for trusted, state_then in ((False, "refused"), (True, "applied")):
        call, edit = ring(ask), str(uuid4())
        if trusted:
            ask("verify_v1", call, wang, "card", 1, "", "right")
            ask("verify_v1", call, wang, "manager", 1, "", "right")
        change = {"field": "email", "base": email, "mine": f"{edit[:8]}@example.com"}
        payload = {"edit_id": edit, "customer_id": str(wang), "call_id": call, "changes": [change]}
        ask("log_edit_v1", edit, str(uuid4()), json.dumps(payload | {"edited_at": "2026-11-22T00:00:00Z"}))
        assert owner(bank, "select state from crm.edits where id = %s", edit) == [(state_then,)]


def without_ids_and_times(answer: Any) -> str:
    """The answer as text; an id of today, or a moment, may hold any four digits."""
    return re.sub(
        r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d(T[\d:.+Z-]*)?", "", json.dumps(answer, ensure_ascii=False)
    )


def test_a_bank_may_ask_for_a_cards_last_four_blind_and_no_page_shows_them_then(
    bank: Bank, ask: Ask, wang: UUID
) -> None:
    call, tail = ring(ask, claim=WANG), "0102"
    pages = ("profile_v1", (wang, 3, call)), ("holdings_v1", (wang, 3, call, ""))
    assert all(f"···· {tail}" in json.dumps(ask(name, *values), ensure_ascii=False) for name, values in pages)
    owner(bank, "update crm.field_trust set trust = 3 where field = 'account_tail'")
    owner(bank, "update crm.verification_questions set shown = 'after' where code = 'card'")
    try:
        assert all(tail not in without_ids_and_times(ask(name, *values)) for name, values in pages)
        assert state(ask("verification_v1", call, wang), "card") == ("", "")
        found = ask("verify_v1", call, wang, "card", 1, "0 1 零 二", "")
        assert state(found, "card") == ("right", tail)
    finally:
        owner(bank, "update crm.verification_questions set shown = 'before' where code = 'card'")
        owner(bank, "update crm.field_trust set trust = 0 where field = 'account_tail'")


# ---- revealing ----


def test_a_masked_field_is_revealed_with_a_reason_on_a_trusted_call(
    bank: Bank, ask: Ask, wang: UUID, facts: dict[str, str]
) -> None:
    call = ring(ask, claim=WANG)
    card = ask("profile_v1", wang, 3, call)
    assert {"address", "born_on"} <= set(card["hidden"])
    assert {"address", "phone", "account_number"} <= set(card["reveals"])
    assert ask("reveal_v1", wang, "address", " ", call) == {"refused": "reason"}
    found = ask("reveal_v1", wang, "address", "Sends the new card.", call)
    assert (found["values"], found["seconds"]) == ([facts["address"]], 30)
    assert ask("reveal_v1", wang, "phone", "Calls back.", call)["values"][0].startswith("+86138")
    rows = owner(
        bank, "select action, detail::jsonb from crm.audit where call_id = %s and action in ('reveal', 'refused')", call
    )
    assert [row[0] for row in rows] == ["refused", "reveal", "reveal"]
    assert rows[1][1] == {"field": "address", "item": "", "reason": "Sends the new card.", "trust": 2}
    assert facts["address"] not in str(rows)


def test_what_was_revealed_proves_nothing_any_more(ask: Ask, wang: UUID, facts: dict[str, str]) -> None:
    call = ring(ask, claim=WANG)
    ask("reveal_v1", wang, "born_on", "Asked for it.", call)
    assert state(ask("verification_v1", call, wang), "born_on") == ("seen", facts["born_on"])
    assert ask("verify_v1", call, wang, "born_on", 2, facts["born_on"], "") == {"refused": "seen"}


@pytest.mark.parametrize("field", ["certificate_number", "note", "card_bin", "no such field", "", None])
def test_what_may_not_be_revealed(ask: Ask, wang: UUID, field: str | None) -> None:
    call = ring(ask, claim=WANG)
    assert ask("reveal_v1", wang, field, "I want it.", call) == {"refused": "trust"}
    assert ask("reveal_v1", wang, "address", "I want it.", "") == {"refused": "trust"}
    assert ask("reveal_v1", wang, "address", "I want it.", ring(ask)) == {"refused": "trust"}


def test_an_account_number_is_revealed_whole_and_a_cards_never(bank: Bank, ask: Ask, wang: UUID) -> None:
    call = ring(ask, claim=WANG)
    for key, kind, number in owner(bank, "select id, kind, number from crm.accounts where customer_id = %s", wang):
        found = ask("reveal_v1", wang, "account_number", "Reads it to the customer.", call, str(key))
        assert found["values"] == ([] if kind == "card" else [number])
    other = owner(bank, "select id from crm.accounts where customer_id <> %s and kind = 'deposit' limit 1", wang)[0][0]
    assert ask("reveal_v1", wang, "account_number", "Somebody else's.", call, str(other))["values"] == []


# ---- what is saved ----


def test_the_level_that_is_saved_is_the_databases(bank: Bank, store: PostgresStore, wang: UUID) -> None:
    def saved(call_id: str) -> int:
        facts = CallFacts(call_id=call_id, ring_at=datetime.now(UTC))
        item = items.interaction(wang, call=facts, trust=TrustLevel.VERIFIED)
        store.push(item)
        found: int = owner(bank, "select trust from crm.interactions where id = %s", item.item_id)[0][0]
        return found

    call = str(uuid4())
    assert saved(call) == 0, "saved while the centre was away: nobody can vouch for it"
    store.verification(call, wang)
    for question in ("card", "manager"):
        store.verify(Answer(call_id=call, customer_id=wang, question=question, nth=1, said="right"))
    assert saved(call) == 3
    owner(bank, "update crm.verifications set at = at - interval '1 day' where call_id = %s", call)
    owner(bank, "update crm.desk_calls set last_at = last_at - interval '1 day' where call_id = %s", call)
    assert saved(call) == 3, "a record that comes late says what was true then"


def test_the_store_says_no_in_a_word(store: PostgresStore, wang: UUID) -> None:
    with pytest.raises(CentralForbidden) as caught:
        store.reveal(RevealRequest(customer_id=wang, field="address", reason="x", call_id="never rung"))
    assert caught.value.word == "trust"


def test_no_table_of_it_is_the_agents(ask: Ask, bank: Bank) -> None:
    with psycopg.connect(bank.plain_url(), password=bank.passwords["anna"], autocommit=True) as plain:
        for statement in (
            "select crm.expected(gen_random_uuid(), 'born_on')",
            "select crm.verification(gen_random_uuid(), 'x')",
            "select crm.note_call('x', null, 2, '', '{}', '{}', false)",
            "insert into crm.verifications values ('anna', 'x', gen_random_uuid(), 'card', 1, 'right', now())",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                plain.execute(statement)
