"""What is told of the demo's named people."""

from decimal import Decimal
from typing import Any

import pytest

from app.models.demo_people import DEMO_PEOPLE
from app.models.seed import demo_facts
from app.models.seed.rows import Rows
from tests.models.seed.conftest import NOW, Ask, rows


@pytest.mark.parametrize("person", DEMO_PEOPLE, ids=lambda person: person.code)
def test_each_has_a_file_to_read_in(demo: Rows, person: Any) -> None:
    key = next(row["id"] for row in rows(demo, "customers") if row["code"] == person.code)
    for table, least in (
        *(("certificates", 1), ("addresses", 1), ("consents", 4), ("source_customers", 2), ("relations", 1)),
        *(("contracts", 2), ("drawdowns", 6), ("guarantees", 2), ("opportunities", 1), ("satisfaction", 3)),
    ):
        assert len([row for row in rows(demo, table) if row["customer_id"] == key]) >= least, table
    channels = {row["channel"] for row in rows(demo, "interactions") if row["customer_id"] == key}
    assert len(channels) >= 3
    flags = {row["flag"] for row in rows(demo, "customer_flags") if row["customer_id"] == key and row["reason"]}
    assert flags == {flag.value for flag in person.flags}


def test_drawdowns_add_up_to_the_account(demo: Rows) -> None:
    for contract in rows(demo, "contracts"):
        drawn = [row["outstanding"] for row in rows(demo, "drawdowns") if row["contract_id"] == contract["id"]]
        account = next(row for row in rows(demo, "accounts") if row["contract_id"] == contract["id"])
        assert sum(drawn, Decimal()) == contract["used"] == account["balance"]


def test_each_fact_stands_in_its_place() -> None:
    for facts in demo_facts.FACTS.values():
        assert "@" in facts.email or not facts.email
        assert facts.preferred_channel in {"", "phone", "sms", "email", "letter"}


def test_who_is_named_is_there() -> None:
    codes = {person.code for person in DEMO_PEOPLE} | {f"C0000010{n}" for n in (0, 1, 4, 5, 6, 7)}
    for ties in demo_facts.TIES.values():
        assert all(tie.other in codes or not tie.other.startswith("C0") for tie in ties)


def test_nothing_written_lies_ahead(demo: Rows) -> None:
    assert all(row["at"] < NOW for row in rows(demo, "interactions"))


def test_certificates_say_when_their_owners_were_born(ask: Ask) -> None:
    assert not ask(
        "select c.code from crm.customers c join crm.certificates d on d.customer_id = c.id and d.kind = 'ID'"
        " where c.code like 'C000000%' and substr(d.number, 7, 8) <> to_char(c.born_on, 'YYYYMMDD')"
    )
