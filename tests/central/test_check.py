"""What `check` says of a bank that is well, and of one that somebody harmed."""

import pytest

from app.central.check import check
from app.central.postgres import PostgresStore
from app.models.schema import head_revision
from tests.central import items
from tests.central.administration import admin, did, wrong
from tests.central.conftest import Bank


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
            "grant execute on function crm.audit_breaks(text[], text[], bigint[]) to crm_agent",
            "revoke execute on function crm.audit_breaks(text[], text[], bigint[]) from crm_agent",
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
        (
            "create function crm.tasks_v1(x int) returns int language sql as 'select 1'",
            "drop function crm.tasks_v1(int)",
            "more than once",
        ),
        (
            "grant execute on function pg_advisory_lock(bigint) to public",
            "revoke execute on function pg_advisory_lock(bigint) from public",
            "revoke execute on function pg_advisory_lock(bigint) from public;",
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
