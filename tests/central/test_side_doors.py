"""Customers who may not be seen, looked for through everything that is not their card; as agents with plain psycopg."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from tests.central import items
from tests.central.administration import did
from tests.central.conftest import Bank
from tests.central.rights_bank import RightsBank, rights_bank

SECRET = "Zz Nobody May Know"


@pytest.fixture
def rights(bank: Bank) -> Iterator[RightsBank]:
    """`staff` has a name of their own; `plain` is tied to them by everything there is."""
    made = rights_bank(bank)
    plain, staff = made.ids["plain"], made.ids["staff"]
    home, group, account, contract = (uuid4() for _ in range(4))
    did(bank, f"update crm.customers set name = '{SECRET}' where id = '{staff}'")
    did(bank, f"update crm.customers set household_id = '{home}' where id in ('{plain}', '{staff}')")
    did(bank, f"insert into crm.groups (id, kind, label) values ('{group}', 'club', 'A club')")
    did(
        bank,
        "insert into crm.group_members (group_id, customer_id, role) values"
        f" ('{group}', '{plain}', 'member'), ('{group}', '{staff}', 'member')",
    )
    did(
        bank,
        "insert into crm.relations (id, customer_id, other_id, kind) values"
        f" (gen_random_uuid(), '{plain}', '{staff}', 'spouse'), (gen_random_uuid(), '{staff}', '{plain}', 'spouse')",
    )
    did(
        bank,
        "insert into crm.accounts (id, customer_id, kind, product, number, currency, balance, state) values"
        f" ('{account}', '{plain}', 'deposit', 'savings', '{account.hex[:20]}', 'CNY', 1, 'open')",
    )
    did(
        bank,
        f"insert into crm.account_owners (account_id, customer_id, role) values ('{account}', '{staff}', 'joint')",
    )
    did(
        bank,
        "insert into crm.contracts (id, customer_id, number, kind, currency) values"
        f" ('{contract}', '{plain}', '{contract}', 'loan', 'CNY')",
    )
    did(
        bank,
        "insert into crm.guarantees (id, contract_id, customer_id, kind, guarantor_id, guarantor_name, object) values"
        f" (gen_random_uuid(), '{contract}', '{plain}', 'guarantee', '{staff}', '{SECRET}', 'Flat 12 of 9 Some Road')",
    )
    yield made
    for table in ("guarantees", "contracts", "relations", "tasks", "interactions"):
        did(bank, f"delete from crm.{table} where customer_id in ('{plain}', '{staff}')")
    did(bank, f"delete from crm.account_owners where account_id = '{account}'")
    did(bank, f"delete from crm.accounts where id = '{account}'")
    did(bank, f"delete from crm.group_members where group_id = '{group}'")
    did(bank, f"delete from crm.groups where id = '{group}'")
    did(bank, f"update crm.customers set name = 'Zz Rights', household_id = null where id in ('{plain}', '{staff}')")


def all_pages(rights: RightsBank, who: str, call: str) -> str:
    plain = rights.ids["plain"]
    pages = [rights.ask(who, "profile_v1", plain, 3, call, "")]
    pages += [rights.ask(who, f"{name}_v1", plain, 3, call, "") for name in ("holdings", "kin", "work", "value")]
    pages += [rights.ask(who, "history_v1", plain, None, 50, 3, call)]
    return json.dumps(pages)


def test_no_page_of_another_customer_names_them(rights: RightsBank) -> None:
    call, _answer = rights.ring("north", "plain")
    told = all_pages(rights, "north", call)
    assert SECRET not in told
    assert rights.codes["staff"] not in told
    assert told.count('"refused": "staff"') >= 4
    did(rights.bank, "update crm.teams set sees_staff = true where team = 'north'")
    try:
        assert all_pages(rights, "north", call).count(SECRET) >= 6
    finally:
        did(rights.bank, "update crm.teams set sees_staff = false where team = 'north'")


def test_collateral_is_told_with_the_amounts(rights: RightsBank) -> None:
    call, _answer = rights.ring("north", "plain")
    assert "Flat 12" not in all_pages(rights, "north", call)
    claim = json.dumps({"call_id": call, "customer_claim": rights.codes["plain"], "trust": 2})
    rights.ask("north", "lookup_v1", claim)
    assert "Flat 12" in all_pages(rights, "north", call)


def test_a_record_with_their_id_does_not_tell_the_name(rights: RightsBank) -> None:
    """Whatever an agent talked about is saved; the lists it comes back in name nobody who may not be known."""
    staff = rights.ids["staff"]
    for item in (items.interaction(staff), items.task(staff, date(2026, 12, 1))):
        rights.ask("north", f"log_{item.kind}_v1", item.item_id, uuid4(), item.payload)
    since = datetime(2026, 1, 1, tzinfo=UTC)
    for who in ("north", "south"):
        if who == "south":
            did(rights.bank, f"update crm.tasks set agent = 'south' where customer_id = '{staff}'")
        lists = [rights.ask(who, "day_v1", since), rights.ask(who, "tasks_v1")]
        assert str(staff) in json.dumps(lists)
        assert SECRET not in json.dumps(lists)
