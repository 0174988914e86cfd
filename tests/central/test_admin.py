"""Making a database ready, adding agents, and what `check` has to say about what was done to it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from app.central.admin import AdminError, add_agent, administrator, create_database, make_ready
from app.central.check import check
from app.central.postgres import PostgresStore
from app.central.store import CentralRefused, CentralUnreachable
from app.models.schema import head_revision, migrate
from app.models.seed.load import NotEmptyError, seed
from tests.central import items
from tests.central.conftest import Bank


@contextmanager
def admin(bank: Bank, database: str = "crm") -> Iterator[sa.Connection]:
    with administrator(bank.admin_url.replace("/crm", f"/{database}"), bank.admin_password) as connection:
        yield connection


def wrong(bank: Bank, database: str = "crm") -> list[str]:
    with admin(bank, database) as connection:
        return [finding.text for finding in check(connection) if not finding.ok]


def did(bank: Bank, statement: str, database: str = "crm") -> None:
    with admin(bank, database) as connection, connection.begin():
        connection.exec_driver_sql(statement)


@pytest.fixture
def fresh(bank: Bank) -> Iterator[str]:
    """An empty database beside the bank's; its name."""
    url = bank.admin_url.replace("/crm", "/fresh")
    assert create_database(url, bank.admin_password)
    yield "fresh"
    with administrator(bank.admin_url, bank.admin_password) as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("drop database fresh with (force)")


def test_from_nothing_to_ready_and_again(bank: Bank, fresh: str) -> None:
    assert not create_database(bank.admin_url.replace("/crm", f"/{fresh}"), bank.admin_password)
    assert wrong(bank, fresh) == ["It has no schema yet. Run `tellerline central init`."]
    for _ in range(2):
        with admin(bank, fresh) as connection:
            assert make_ready(connection) == head_revision()
    # The agents live in the cluster, the bank's rows about them in the other database.
    assert wrong(bank, fresh) == []


def test_a_bank_with_customers_is_not_seeded_again(bank: Bank) -> None:
    with admin(bank) as connection, pytest.raises(NotEmptyError):
        seed(connection, customers=20)


def test_all_is_well_after_work(bank: Bank, store: PostgresStore) -> None:
    store.push(items.interaction())
    store.search("wang")
    with admin(bank) as connection:
        findings = check(connection)
    assert [finding.text for finding in findings if not finding.ok] == []
    assert any("300 customers" in finding.text for finding in findings)


@pytest.mark.parametrize(
    ("harm", "back", "word"),
    [
        (
            "update crm.schema_revision set version_num = '0000'",
            "update crm.schema_revision set version_num = '{head}'",
            "revision",
        ),
        (
            "alter function crm.tasks_v1() rename to tasks_v0",
            "alter function crm.tasks_v0() rename to tasks_v1",
            "missing",
        ),
        (
            "grant select on crm.customers to crm_agent",
            "revoke select on crm.customers from crm_agent",
            "touch the table",
        ),
        (
            "grant execute on function crm.audit_breaks() to crm_agent",
            "revoke execute on function crm.audit_breaks() from crm_agent",
            "not theirs",
        ),
        (
            "revoke execute on function crm.tasks_v1() from crm_agent",
            "grant execute on function crm.tasks_v1() to crm_agent",
            "may not execute",
        ),
        (
            "alter function crm.tasks_v1() reset all",
            "alter function crm.tasks_v1() set search_path = pg_catalog, pg_temp",
            "search path",
        ),
        ("alter role lead createrole", "alter role lead nocreaterole", "rights no agent"),
        ("grant crm_owner to lead", "revoke crm_owner from lead", "rights no agent"),
        (
            "insert into crm.agents (agent, display_name) values ('ghost', 'G')",
            "delete from crm.agents where agent = 'ghost'",
            "no role",
        ),
    ],
)
def test_check_names_what_is_wrong(bank: Bank, harm: str, back: str, word: str) -> None:
    did(bank, harm)
    try:
        assert any(word in text for text in wrong(bank))
    finally:
        did(bank, back.format(head=head_revision()))
    assert wrong(bank) == []


def test_migrate_mends_functions_and_grants(bank: Bank) -> None:
    did(bank, "grant select on crm.customers to public; grant execute on function crm.typed(text) to crm_agent")
    did(bank, "create or replace function crm.signed_in() returns text language sql as 'select ''lead''::text'")
    assert wrong(bank)
    with admin(bank) as connection:
        make_ready(connection)
    assert wrong(bank) == []


@pytest.mark.parametrize(
    "harm",
    [
        "update crm.audit set customer_id = gen_random_uuid() where agent = 'anna' and chain = 'done' and n = 1",
        "delete from crm.audit where agent = 'anna' and chain = 'done' and n = 1",
        "delete from crm.audit where (agent, chain, n) in (select agent, chain, max(n) from crm.audit group by 1, 2)",
        "delete from crm.audit where agent = 'anna' and chain = 'done'",
        "delete from crm.audit_heads",
    ],
)
def test_a_rewritten_audit_is_seen(bank: Bank, store: PostgresStore, harm: str) -> None:
    for _ in range(2):
        store.push(items.interaction())
    with admin(bank) as connection, connection.begin() as transaction:
        # What a superuser can do, and nobody else.
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(harm)
        assert connection.exec_driver_sql("select count(*) from crm.audit_breaks()").scalar_one() > 0
        transaction.rollback()
    assert wrong(bank) == []


def test_a_new_agent_signs_in_and_a_new_password_replaces_the_old(bank: Bank) -> None:
    with admin(bank) as connection:
        add_agent(connection, "li.na", "first pass", display_name="李娜", role="lead", language="zh_CN")
        add_agent(connection, "li.na", "second'pass", display_name="李娜", role="lead", language="zh_CN")
    store = PostgresStore(bank.url("li.na"), "second'pass")
    who = store.whoami()
    assert (who.agent, who.display_name, who.role, who.language) == ("li.na", "李娜", "lead", "zh_CN")
    store.close()
    with pytest.raises(CentralRefused):
        PostgresStore(bank.url("li.na"), "first pass").whoami()
    did(bank, "delete from crm.agents where agent = 'li.na'")
    did(bank, 'revoke crm_agent from "li.na"')
    did(bank, 'drop role "li.na"')


@pytest.mark.parametrize("name", ["", "Anna", "1a", "a b", 'a"b', "a;drop", "pg_x", "crm_owner", "a" * 64, "李娜"])
def test_names_no_agent_may_have(bank: Bank, name: str) -> None:
    with admin(bank) as connection, pytest.raises(AdminError, match="cannot be an agent's name"):
        add_agent(connection, name, "x", display_name="x")


def test_an_existing_administrator_never_becomes_an_agent(bank: Bank) -> None:
    with admin(bank) as connection, pytest.raises(AdminError, match="rights no agent may have"):
        add_agent(connection, "postgres", "x", display_name="x")


def test_migrate_gives_up_instead_of_blocking_the_desks(bank: Bank) -> None:
    with admin(bank) as reader, reader.begin():
        reader.exec_driver_sql("lock table crm.customers in row exclusive mode")
        with pytest.raises(CentralUnreachable, match="55P03"), admin(bank) as connection:
            migrate(connection, lock_timeout_ms=100)


def test_an_administrator_with_a_wrong_password(debian_bank: Bank) -> None:
    with pytest.raises(CentralRefused), administrator(debian_bank.admin_url, "wrong"):
        pass


def test_an_administrator_without_superuser_makes_it_ready(bank: Bank) -> None:
    """Roles live in the cluster, so only a right to the group that exists can be shown here."""
    did(bank, "create role dba login createrole createdb password 'dba'")
    did(bank, "grant crm_owner to dba; grant crm_agent to dba with admin option")
    url = bank.url("dba").replace("/crm", "/dba_made")
    try:
        assert create_database(url, "dba")
        with administrator(url, "dba") as connection:
            make_ready(connection)
            add_agent(connection, "mo", "mo", display_name="Mo")
        store = PostgresStore(url.replace("//dba@", "//mo@"), "mo")
        assert store.whoami().agent == "mo"
        store.close()
    finally:
        with admin(bank) as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            for statement in ("drop database if exists dba_made with (force)", "drop role if exists mo"):
                alone.exec_driver_sql(statement)
            alone.exec_driver_sql("drop owned by dba cascade")
            alone.exec_driver_sql("drop role dba")
