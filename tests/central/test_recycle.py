"""The recycle bin: deleting is moving, for those whose right it is; what comes back is what it was."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from tests.central.administration import admin, did
from tests.central.conftest import Bank
from tests.central.rights_bank import RightsBank, rights_bank

ROWS = {
    "relation": ("relations", "kind, other_name", "'spouse', 'Somebody'"),
    "address": ("addresses", "address, city", "'1 Some Street', 'Beijing'"),
    "task": ("tasks", "agent, title, due_on, created_at", "'north', 'Call back', '2026-12-01', now()"),
    "opportunity": (
        "opportunities",
        "agent, kind, product, title, created_at",
        "'north', 'lead', 'fund', 'A fund', now()",
    ),
    "complaint": ("complaints", "number, agent, opened_at, what_happened", "'{id}', 'north', now(), '年费'"),
}
"""Kind: its table, and a row of it beside id and customer."""


@pytest.fixture
def rights(bank: Bank) -> Iterator[RightsBank]:
    yield rights_bank(bank)
    for table, *_ in ROWS.values():
        did(bank, f"delete from crm.{table} where customer_id = '{rights_bank(bank).ids['plain']}'")


def made(rights: RightsBank, kind: str) -> tuple[str, str]:
    """A row of this kind of the customer `plain`: its id and its customer's."""
    key, customer = str(uuid4()), str(rights.ids["plain"])
    table, columns, values = ROWS[kind]
    did(
        rights.bank,
        f"insert into crm.{table} (id, customer_id, {columns}) values ('{key}', '{customer}', {values.format(id=key)})",
    )
    return key, customer


def row(rights: RightsBank, kind: str, key: str) -> dict[str, Any] | None:
    with admin(rights.bank) as connection, connection.begin():
        found: dict[str, Any] | None = connection.exec_driver_sql(
            f"select to_jsonb(x) - 'xid' from crm.{ROWS[kind][0]} x where id = %s", (key,)
        ).scalar_one_or_none()
        return found


@pytest.mark.parametrize("kind", ROWS)
def test_what_is_deleted_comes_back_as_it_was(rights: RightsBank, kind: str) -> None:
    key, customer = made(rights, kind)
    before = row(rights, kind, key)
    assert before
    who = "care" if kind == "complaint" else "north"
    bin_id = rights.ask(who, "recycle_v1", kind, customer, key, "entered twice", "")["bin_id"]
    assert row(rights, kind, key) is None
    (line,) = [line for line in rights.ask(who, "recycled_v1", customer, 100) if line["bin_id"] == bin_id]
    assert (line["kind"], line["reason"], line["deleted_by"]) == (kind, "entered twice", who)
    done = [json.loads(detail) for action, detail in rights.audit(who) if action == "recycle"]
    assert {"bin": bin_id, "kind": kind, "reason": "entered twice"} in done
    assert rights.ask(who, "restore_v1", bin_id, "was right", "") == {"bin_id": bin_id}
    assert row(rights, kind, key) == before
    assert rights.ask(who, "restore_v1", bin_id, "again", "") == {"refused": "gone"}
    assert bin_id not in str(rights.ask(who, "recycled_v1", customer, 100))


def test_a_telephone_number_is_named_by_its_last_digits(rights: RightsBank) -> None:
    customer, number = str(rights.ids["vip"]), str(rights.numbers["vip"])
    bin_id = rights.ask("south", "recycle_v1", "phone", customer, number[-4:], "wrong number", "")["bin_id"]
    assert rights.ring("south", "vip")[1].get("candidates") is None
    rights.ask("south", "restore_v1", bin_id, "it was right", "")
    assert rights.ring("south", "vip")[1]["candidates"]
    assert rights.ask("south", "recycle_v1", "phone", customer, "9999999", "wrong", "") == {"refused": "gone"}


def test_a_prospect_goes_with_its_number_and_comes_back_with_it(rights: RightsBank) -> None:
    key = str(uuid4())
    did(
        rights.bank,
        "insert into crm.customers (id, code, kind, name, created_by) values"
        f" ('{key}', 'P{key[:12]}', 'prospect', 'Nora New', 'north')",
    )
    did(rights.bank, f"insert into crm.phones (e164, customer_id, rev8) values (8613977000001, '{key}', 1)")
    assert rights.ask("south", "recycle_v1", "prospect", key, key, "no", "") == {"refused": "role"}
    bin_id = rights.ask("northlead", "recycle_v1", "prospect", key, key, "a joke", "")["bin_id"]
    request = json.dumps({"call_id": str(uuid4()), "e164": 8613977000001})
    assert rights.ask("north", "lookup_v1", request).get("candidates") is None
    rights.ask("north", "restore_v1", bin_id, "no joke", "")
    assert rights.ask("north", "lookup_v1", request)["candidates"][0]["name"] == "Nora New"
    # A customer of the bank is no prospect.
    plain = str(rights.ids["plain"])
    assert rights.ask("northlead", "recycle_v1", "prospect", plain, plain, "no", "") == {"refused": "gone"}
    did(rights.bank, f"delete from crm.phones where customer_id = '{key}'")
    did(rights.bank, f"delete from crm.customers where id = '{key}'")


@pytest.mark.parametrize(
    ("who", "kind", "word"),
    [("south", "task", "role"), ("southlead", "task", "role"), ("north", "complaint", "role"),
     ("south", "opportunity", "role"), ("proof", "task", None)],
)  # fmt: skip
def test_whose_right_it_is_not(rights: RightsBank, who: str, kind: str, word: str | None) -> None:
    key, customer = made(rights, kind)
    if word is None:
        with pytest.raises(Exception, match="no customers"):
            rights.ask(who, "recycle_v1", kind, customer, key, "why not", "")
    else:
        assert rights.ask(who, "recycle_v1", kind, customer, key, "why not", "") == {"refused": word}
        action, detail = rights.audit(who)[0]
        assert (action, json.loads(detail)["action"]) == ("refused", "recycle")
    assert row(rights, kind, key)


def test_a_reason_is_asked_and_the_customer_must_be_seen(rights: RightsBank) -> None:
    key, customer = made(rights, "task")
    assert rights.ask("north", "recycle_v1", "task", customer, key, " ", "") == {"refused": "reason"}
    assert rights.ask("north", "recycle_v1", "audit", customer, key, "x", "") == {"refused": "kind"}
    own = str(rights.ids["own"])
    assert rights.ask("south", "recycle_v1", "task", own, key, "x", "") == {"refused": "protected"}
    # The row must be this customer's: another's name opens nothing.
    assert rights.ask("north", "recycle_v1", "task", own, key, "x", "") == {"refused": "gone"}
    assert row(rights, "task", key)


def test_a_lead_brings_back_what_the_team_deleted(rights: RightsBank) -> None:
    key, customer = made(rights, "task")
    bin_id = rights.ask("north", "recycle_v1", "task", customer, key, "done already", "")["bin_id"]
    assert bin_id in str(rights.ask("northlead", "recycled_v1", None, 500))
    assert bin_id not in str(rights.ask("southlead", "recycled_v1", None, 500))
    assert rights.ask("southlead", "restore_v1", bin_id, "x", "") == {"refused": "role"}
    assert rights.ask("northlead", "restore_v1", bin_id, "not done", "") == {"bin_id": bin_id}
