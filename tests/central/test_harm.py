"""What an agent could do to others by what they write: rows nobody can read, filled lists, doors opening themselves."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.central import items
from tests.central.administration import admin, did
from tests.central.conftest import Bank
from tests.central.rights_bank import RightsBank, rights_bank


@pytest.fixture
def rights(bank: Bank) -> Iterator[RightsBank]:
    made = rights_bank(bank)
    yield made
    for table in ("tasks", "complaints", "edits"):
        ids = ", ".join(f"'{key}'" for key in made.ids.values())
        did(bank, f"delete from crm.{table} where customer_id in ({ids})")


def refused(rights: RightsBank, function: str, payload: dict[str, Any]) -> str:
    with pytest.raises(psycopg.Error) as caught:
        rights.ask("south", function, uuid4(), uuid4(), json.dumps(payload))
    return caught.value.sqlstate or ""


TASK = {"task_id": "", "title": "x", "due_on": "2026-12-01", "created_at": "2026-11-22T00:00:00Z"}


@pytest.mark.parametrize("when", ["infinity", "-infinity", "4000-01-01 BC", "10000-01-01"])
def test_no_row_has_a_moment_that_no_desk_can_read(rights: RightsBank, when: str) -> None:
    for name in ("due_on", "created_at", "due_at"):
        assert refused(rights, "log_task_v1", TASK | {"task_id": str(uuid4()), name: when}) == "22008"
    contact = {"interaction_id": str(uuid4()), "opened_at": "2026-11-22T00:00:00Z", "saved_at": "2026-11-22T00:00:00Z"}
    assert refused(rights, "log_interaction_v1", contact | {"opened_at": when}) == "22008"
    assert refused(rights, "log_interaction_v1", contact | {"call": {"ring_at": when}}) == "22008"
    state = {"interval_id": str(uuid4()), "state": "READY", "started_at": when, "ended_at": "2026-11-22T00:00:00Z"}
    assert refused(rights, "log_state_v1", state) == "22008"
    complaint = {"complaint_id": str(uuid4()), "received_at": when}
    assert refused(rights, "log_complaint_v1", complaint) == "22008"


def test_no_record_is_longer_than_a_card_can_bear(rights: RightsBank) -> None:
    assert refused(rights, "log_task_v1", TASK | {"task_id": str(uuid4()), "title": "x" * 200_000}) == "22001"


def test_nobody_fills_a_strangers_list(rights: RightsBank) -> None:
    plain = rights.ids["plain"]

    def for_whom(customer: object = plain) -> str:
        key = str(uuid4())
        payload = TASK | {"task_id": key, "for_agent": "north", "customer_id": str(customer)}
        rights.ask("south", "log_task_v1", key, uuid4(), json.dumps(payload))
        with admin(rights.bank) as connection, connection.begin():
            agent = connection.exec_driver_sql("select agent from crm.tasks where id = %s", (key,)).scalar_one()
        return str(agent)

    assert for_whom() == "south"
    # `own` is north's.
    assert for_whom(rights.ids["own"]) == "north"
    did(rights.bank, f"insert into crm.managers (id, name, agent) values ('{plain}', 'North', 'north')")
    did(rights.bank, f"update crm.customers set manager_id = '{plain}' where id = '{plain}'")
    try:
        assert for_whom() == "north"
    finally:
        did(rights.bank, f"update crm.customers set manager_id = null where id = '{plain}'")
        did(rights.bank, f"delete from crm.managers where id = '{plain}'")


def test_nobody_opens_a_protected_customer_by_a_complaint_of_their_own(rights: RightsBank) -> None:
    own = rights.ids["own"]
    item = items.complaint(own)
    rights.ask("care", "log_complaint_v1", item.item_id, uuid4(), item.payload)
    assert rights.card("care", "own") == "protected"
    did(rights.bank, f"update crm.complaints set agent = 'anna' where customer_id = '{own}'")
    assert rights.card("care", "own") == ""


def test_a_record_that_was_merged_is_closed_as_the_kept_one_is(rights: RightsBank) -> None:
    plain, staff = rights.ids["plain"], rights.ids["staff"]
    assert rights.card("north", "plain") == ""
    did(rights.bank, f"update crm.customers set merged_into = '{staff}' where id = '{plain}'")
    try:
        assert rights.card("north", "plain") == "staff"
    finally:
        did(rights.bank, f"update crm.customers set merged_into = null where id = '{plain}'")


def test_a_telephone_number_cannot_be_tried_digit_by_digit(rights: RightsBank) -> None:
    plain, number = rights.ids["plain"], str(rights.numbers["plain"])
    for digits in range(5, len(number)):
        answer = rights.ask("south", "recycle_v1", "phone", plain, number[-digits:], "wrong", "")
        assert answer == {"refused": "gone"}, digits


def test_what_stands_again_is_not_told_by_an_error(rights: RightsBank) -> None:
    """An extract brought the number back: the error about it would have named it."""
    plain, number = rights.ids["plain"], rights.numbers["plain"]
    bin_id = rights.ask("south", "recycle_v1", "phone", plain, str(number)[-4:], "wrong", "")["bin_id"]
    did(rights.bank, f"insert into crm.phones (e164, customer_id, rev8) values ({number}, '{plain}', 0)")
    assert rights.ask("south", "restore_v1", bin_id, "right", "") == {"bin_id": bin_id}


def conflict(rights: RightsBank) -> tuple[str, str]:
    """An edit of south's that met another value; and the call it was made on."""
    call, _told = rights.ring("south", "plain")
    did(rights.bank, f"update crm.customers set occupation = 'pilot' where id = '{rights.ids['plain']}'")
    key = str(uuid4())
    change = {"field": "occupation", "base": "cook", "mine": "nurse"}
    payload = {"edit_id": key, "customer_id": str(rights.ids["plain"]), "call_id": call, "changes": [change]}
    rights.ask("south", "log_edit_v1", key, uuid4(), json.dumps(payload))
    return key, call


def occupation(rights: RightsBank) -> str:
    with admin(rights.bank) as connection, connection.begin():
        return str(
            connection.exec_driver_sql(
                "select occupation from crm.customers where id = %s", (rights.ids["plain"],)
            ).scalar_one()
        )


def test_somebody_elses_change_is_not_decided_unseen(rights: RightsBank) -> None:
    key, _call = conflict(rights)
    assert rights.ask("north", "decide_edit_v1", key, "occupation", True, "") == {"refused": "trust"}
    assert occupation(rights) == "pilot"
    call, _told = rights.ring("north", "plain")
    assert rights.ask("north", "decide_edit_v1", key, "occupation", True, call)["state"] == "kept_mine"
    assert occupation(rights) == "nurse"


def test_a_decision_overwrites_nothing_that_came_after(rights: RightsBank) -> None:
    key, call = conflict(rights)
    did(rights.bank, f"update crm.customers set occupation = 'judge' where id = '{rights.ids['plain']}'")
    assert rights.ask("south", "decide_edit_v1", key, "occupation", True, call)["state"] == "conflict"
    assert occupation(rights) == "judge"
    assert rights.ask("south", "decide_edit_v1", key, "occupation", True, call)["state"] == "kept_mine"
