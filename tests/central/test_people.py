"""Agents and teams: who may sign in, as what, and what is said when it cannot be done."""

import json
from collections.abc import Iterator

import psycopg
import pytest

from app.central.admin import AdminError
from app.central.people import TEMP_FILES, add_agent, add_team, change_agent
from app.central.postgres import PostgresStore
from app.central.store import CentralRefused
from tests.central.administration import admin, did, wrong
from tests.central.conftest import Bank


@pytest.fixture
def li(bank: Bank) -> Iterator[str]:
    """An agent of this test alone; her name."""
    with admin(bank) as connection:
        add_agent(connection, "li.na", "first pass", display_name="李娜", team="service", language="zh_CN")
    yield "li.na"
    did(bank, "delete from crm.agents where agent = 'li.na'")
    did(bank, 'drop role "li.na"')


def refused(bank: Bank, password: str) -> bool:
    store = PostgresStore(bank.url("li.na"), password)
    try:
        store.whoami()
    except CentralRefused:
        return True
    finally:
        store.close()
    return False


def test_a_new_agent_signs_in(bank: Bank, li: str) -> None:
    store = PostgresStore(bank.url(li), "first pass")
    who = store.whoami()
    store.close()
    assert (who.agent, who.display_name, who.role, who.language) == (li, "李娜", "agent", "zh_CN")


def test_a_role_that_exists_is_not_taken_for_a_new_agent(bank: Bank, li: str) -> None:
    with admin(bank) as connection:
        with pytest.raises(AdminError, match=r"exists on this server already.*change-agent"):
            add_agent(connection, li, "second pass", role="lead")
        assert not refused(bank, "first pass")
        add_agent(connection, li, "second pass", role="lead", existing=True)
    assert refused(bank, "first pass")
    assert not refused(bank, "second pass")


def test_what_is_not_given_stays_as_it_is(bank: Bank, li: str) -> None:
    with admin(bank) as connection:
        change_agent(connection, li, role="complaints")
    store = PostgresStore(bank.url(li), "first pass")
    who = store.whoami()
    store.close()
    assert (who.role, who.display_name, who.team) == ("complaints", "李娜", "service")


def test_a_deactivated_agent_is_refused_at_once_and_may_come_back(bank: Bank, li: str) -> None:
    with psycopg.connect(bank.plain_url(li), password="first pass", autocommit=True) as connection:
        assert connection.execute("select crm.whoami_v1()").fetchone()
        with admin(bank) as other:
            change_agent(other, li, active=False)
        with pytest.raises(psycopg.errors.InvalidAuthorizationSpecification):
            connection.execute("select crm.whoami_v1()")
    assert refused(bank, "first pass")
    with admin(bank) as other:
        change_agent(other, li, active=True)
    assert not refused(bank, "first pass")


def test_an_agent_by_certificate_has_no_password(bank: Bank, li: str) -> None:
    with admin(bank) as connection:
        change_agent(connection, li, certificate=True)
        row = connection.exec_driver_sql(
            "select rolpassword is null, pg_has_role('li.na', 'crm_certificate', 'member') from pg_authid"
            " where rolname = 'li.na'"
        ).one()
        connection.rollback()
        assert tuple(row) == (True, True)
        assert refused(bank, "first pass")
        change_agent(connection, li, password="third pass")
    assert not refused(bank, "third pass")
    assert wrong(bank) == []


def test_each_change_stands_in_the_audit_from_what_to_what(bank: Bank, li: str) -> None:
    with admin(bank) as connection:
        change_agent(connection, li, role="lead", password="other pass")
        with connection.begin():
            agent, detail = connection.exec_driver_sql(
                "select agent, detail from crm.audit where action = 'change-agent' order by at desc limit 1"
            ).one()
    assert agent == "postgres"
    assert json.loads(detail) == {"agent": li, "new_password": True, "changed": {"role": ["agent", "lead"]}}


def test_nobody_is_changed_who_is_not_there(bank: Bank) -> None:
    with admin(bank) as connection, pytest.raises(AdminError, match="no agent 'nobody'"):
        change_agent(connection, "nobody", role="lead")


def test_a_slip_in_the_teams_name_widens_nobodys_rights(bank: Bank, li: str) -> None:
    with admin(bank) as connection:
        for attempt in (
            lambda: change_agent(connection, li, team="servce"),
            lambda: add_agent(connection, "mo", "x", team="servce"),
        ):
            with pytest.raises(AdminError, match="no team 'servce'"):
                attempt()
        assert connection.exec_driver_sql("select 1 from pg_roles where rolname = 'mo'").first() is None


def test_teams(bank: Bank) -> None:
    with admin(bank) as connection:
        with pytest.raises(AdminError, match="exists already"):
            add_team(connection, "service")
        with pytest.raises(AdminError, match="no branch '999999'"):
            add_team(connection, "nowhere", branch="999999")
        with pytest.raises(AdminError, match="cannot be a team's name"):
            add_team(connection, "No Name")


@pytest.mark.parametrize("name", ["", "Anna", "1a", "a b", 'a"b', "a;drop", "pg_x", "crm_owner", "a" * 64, "李娜"])
def test_names_no_agent_may_have(bank: Bank, name: str) -> None:
    with admin(bank) as connection, pytest.raises(AdminError, match="cannot be an agent's name"):
        add_agent(connection, name, "x")


def test_an_existing_administrator_never_becomes_an_agent(bank: Bank) -> None:
    with admin(bank) as connection, pytest.raises(AdminError, match="rights no agent may have"):
        add_agent(connection, "postgres", "x", existing=True)


def test_an_agents_sorting_cannot_fill_the_disk(bank: Bank) -> None:
    with psycopg.connect(bank.plain_url(), password=bank.passwords["anna"]) as connection:
        assert connection.execute("show temp_file_limit").fetchone() == (TEMP_FILES,)
