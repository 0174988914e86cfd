"""An agent who guesses a customer's answers, over as many calls as they like: call ids are the desk's own word."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.central.administration import admin, did
from tests.central.conftest import Bank
from tests.central.rights_bank import RightsBank, rights_bank


@pytest.fixture
def rights(bank: Bank) -> Iterator[RightsBank]:
    clear = "delete from crm.verifications where agent = 'south'"
    did(bank, clear)
    yield rights_bank(bank)
    did(bank, clear)


def facts(rights: RightsBank, customer: UUID) -> tuple[str, str]:
    with admin(rights.bank) as connection, connection.begin():
        row = connection.exec_driver_sql(
            "select to_char(born_on, 'YYYY-MM-DD'), certificate_tail from crm.customers where id = %s", (customer,)
        ).one()
    return row[0], row[1]


def answer(rights: RightsBank, call: str, customer: UUID, question: str, said: str) -> Any:
    """The nth answer to the question, whatever n is now."""
    now = rights.ask("south", "verification_v1", call, customer)
    (asked,) = (one for one in now["questions"] if one["code"] == question)
    return rights.ask("south", "verify_v1", call, customer, question, asked["tries"] + 1, said, "")


def test_wrong_answers_of_all_calls_are_counted(rights: RightsBank) -> None:
    plain = rights.ids["plain"]
    answers = []
    for _ in range(12):
        call, _told = rights.ring("south", "plain")
        answers.append(answer(rights, call, plain, "certificate", "none"))
    refused = [one for one in answers if one == {"refused": "locked"}]
    assert len(refused) == 1
    call, _told = rights.ring("south", "plain")
    assert answer(rights, call, plain, "born_on", facts(rights, plain)[0]) == {"refused": "locked"}
    assert rights.ask("south", "verification_v1", call, plain)["locked"], "the desk need not ask to hear it"
    # Of another customer they may still ask; a team lead opens the questions again.
    other, _told = rights.ring("south", "branch")
    assert "refused" not in answer(rights, other, rights.ids["branch"], "certificate", "none")
    assert rights.ask("southlead", "unlock_call_v1", "south", call, "let go on") == {"refused": "gone"}
    rights.ask("southlead", "unlock_call_v1", "south", other, "bad line all day")
    assert answer(rights, call, plain, "born_on", facts(rights, plain)[0])["right"] == 1


def test_what_one_call_told_proves_nothing_on_the_next(rights: RightsBank) -> None:
    plain = rights.ids["plain"]
    born_on, _tail = facts(rights, plain)
    first, _told = rights.ring("south", "plain")
    shown = answer(rights, first, plain, "born_on", "1901-01-01")
    assert born_on in str(shown)
    second, _told = rights.ring("south", "plain")
    state = rights.ask("south", "verification_v1", second, plain)
    (asked,) = (one for one in state["questions"] if one["code"] == "born_on")
    assert (asked["outcome"], asked["expected"]) == ("seen", ""), "the desk does not ask what would be refused"
    assert answer(rights, second, plain, "born_on", born_on) == {"refused": "seen"}
    did(rights.bank, "update crm.verifications set at = at - interval '25 hours' where agent = 'south'")
    assert answer(rights, second, plain, "born_on", born_on)["right"] == 1


def test_answers_that_are_taken_back_are_counted(rights: RightsBank) -> None:
    plain = rights.ids["plain"]
    call, _told = rights.ring("south", "plain")
    rights.ask("south", "verification_v1", call, plain)
    told = []
    with rights.as_agent("south") as connection:
        for _ in range(30):
            with connection.transaction(force_rollback=True):
                row = connection.execute(
                    "select crm.verify_v1(%s, %s, 'certificate', 1, %s, '')", (call, plain, str(uuid4()))
                ).fetchone()
            assert row is not None
            told.append(row[0])
    assert 0 < sum("refused" not in one for one in told) <= 21
    assert told[-1] == {"refused": "locked"}
    # What is kept now says so in the trail, and the guessing stays ended for a day.
    item = uuid4()
    payload = (
        f'{{"interval_id": "{item}", "state": "READY", "started_at": "2026-11-22T00:00:00Z",'
        ' "ended_at": "2026-11-22T00:01:00Z"}'
    )
    rights.ask("south", "log_state_v1", item, uuid4(), payload)
    assert "undone" in {action for action, _detail in rights.audit("south")}
    assert answer(rights, call, plain, "certificate", "none") == {"refused": "locked"}
