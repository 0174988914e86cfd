"""Looks that an agent takes back, by ROLLBACK or by an error made around them: on record, and no way past a limit."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from tests.central.administration import admin, did, wrong
from tests.central.conftest import Bank
from tests.central.rights_bank import RightsBank, rights_bank


@pytest.fixture
def rights(bank: Bank) -> Iterator[RightsBank]:
    did(bank, "delete from crm.search_counts where agent = 'mole'")
    yield rights_bank(bank)
    did(bank, "delete from crm.search_counts where agent = 'mole'")
    assert wrong(bank) == []


def trail(rights: RightsBank, chain: str = "seen") -> list[tuple[str, str]]:
    """Action and detail of mole's rows, oldest first."""
    with admin(rights.bank) as connection, connection.begin():
        rows = connection.exec_driver_sql(
            "select action, detail from crm.audit where agent = 'mole' and chain = %s order by n", (chain,)
        ).all()
    return [(row[0], row[1]) for row in rows]


def stolen_by_rollback(connection: psycopg.Connection[Any], statement: str, *values: object) -> Any:
    with connection.transaction(force_rollback=True):
        row = connection.execute(statement, values).fetchone()  # type: ignore[arg-type]  # our own text
    assert row is not None
    return row[0]


def stolen_by_error(connection: psycopg.Connection[Any], statement: str) -> str:
    """The answer stands in the text of an error, and the statement that carried it never happened."""
    with pytest.raises(errors.InvalidTextRepresentation) as caught:
        connection.execute(f"select ({statement})::text::integer")  # type: ignore[arg-type]  # our own text
    return str(caught.value)


def test_a_look_taken_back_is_on_record(rights: RightsBank) -> None:
    key = rights.ids["plain"]
    before = len(trail(rights))
    with rights.as_agent("mole") as connection:
        assert stolen_by_rollback(connection, "select crm.profile_v1(%s, 3, '', '')", key)["customer"]["name"]
        assert "Zz Rights" in stolen_by_error(connection, f"crm.profile_v1('{key}', 3, '', '')")
        connection.execute("select crm.profile_v1(%s, 3, '', '')", (key,))
    undone, card = trail(rights)[before:]
    assert (undone[0], card[0]) == ("undone", "card")
    assert int(undone[1]) >= 2


def test_searches_taken_back_count(rights: RightsBank) -> None:
    with rights.as_agent("mole") as connection:
        answers = [stolen_by_rollback(connection, "select crm.search_v2(%s, 5)", f"{uuid4()}") for _ in range(60)]
        assert sum(isinstance(answer, list) for answer in answers) <= 31
        # What comes after is refused too, until the minute is over, whether it is kept or not.
        for _ in range(3):
            row = connection.execute("select crm.search_v2(%s, 5)", (f"{uuid4()}",)).fetchone()
            assert row == ({"refused": "searches"},)
        did(rights.bank, "update crm.search_counts set minute = minute - interval '61 seconds' where agent = 'mole'")
        row = connection.execute("select crm.search_v2(%s, 5)", (f"{uuid4()}",)).fetchone()
    assert row == ([],)


def test_lookups_taken_back_count(rights: RightsBank) -> None:
    did(rights.bank, "update crm.teams set lookups_per_minute = 5 where team = 'strict'")
    request = json.dumps({"call_id": "x", "customer_claim": rights.codes["plain"]})
    try:
        with rights.as_agent("mole") as connection:
            answers = [stolen_by_rollback(connection, "select crm.lookup_v1(%s)", request) for _ in range(20)]
    finally:
        did(rights.bank, "update crm.teams set lookups_per_minute = 600 where team = 'strict'")
    assert sum("refused" not in answer for answer in answers) <= 6


def test_the_counters_are_the_owners(rights: RightsBank) -> None:
    with admin(rights.bank) as connection, connection.begin():
        name = connection.exec_driver_sql("select crm.tried('mole', 'seen')::text").scalar_one()
    with rights.as_agent("mole") as connection:
        for statement in (f"select setval('{name}', 1)", f"select nextval('{name}')", f"select * from {name}"):
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(statement)  # type: ignore[arg-type]  # our own text


def test_a_hole_that_nobody_wrote_down_breaks_the_chain(rights: RightsBank) -> None:
    """A row that says it was taken back must name as many as are missing."""
    with rights.as_agent("mole") as connection:
        stolen_by_rollback(connection, "select crm.recycled_v1(null, 1)")
        connection.execute("select crm.recycled_v1(null, 1)")
    with admin(rights.bank) as connection:
        change = connection.begin()
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(
            "update crm.audit set detail = '99' where agent = 'mole' and chain = 'seen' and action = 'undone'"
        )
        found = connection.exec_driver_sql("select agent, chain from crm.audit_breaks()").all()
        change.rollback()
    assert ("mole", "seen") in [tuple(row) for row in found]
