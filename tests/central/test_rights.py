"""What a stolen agent's password can do, tried with plain psycopg and nothing of ours in between."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
import sqlalchemy as sa
from psycopg import errors, sql

from app.central.admin import administrator
from app.central.postgres import PostgresStore
from app.models.schema import desk_functions
from app.models.tables import metadata
from tests.central import items
from tests.central.conftest import Bank


@pytest.fixture
def plain(bank: Bank) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(bank.plain_url(), password=bank.passwords["anna"], autocommit=True) as connection:
        yield connection


def owner(bank: Bank, statement: str, *values: object) -> list[tuple[Any, ...]]:
    with administrator(bank.admin_url, bank.admin_password) as connection, connection.begin():
        result = connection.exec_driver_sql(statement, values)
        return [tuple(row) for row in result] if result.returns_rows else []


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_no_table_can_be_read_or_written(plain: psycopg.Connection[Any], table: sa.Table) -> None:
    name, column = sql.Identifier("crm", table.name), sql.Identifier(next(iter(table.columns)).name)
    for verb in (
        "select 1 from {0}",
        "insert into {0} default values",
        "update {0} set {1} = {1}",
        "delete from {0}",
        "truncate {0}",
        "drop table {0}",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            plain.execute(sql.SQL(verb).format(name, column))


@pytest.mark.parametrize("role", ["crm_owner", "postgres", "lead"])
def test_no_other_role_can_be_taken(plain: psycopg.Connection[Any], role: str) -> None:
    for verb in ("set role {}", "set session authorization {}"):
        with pytest.raises(errors.InsufficientPrivilege):
            plain.execute(sql.SQL(verb).format(sql.Identifier(role)))


@pytest.mark.parametrize(
    "statement",
    [
        "select crm.card(gen_random_uuid(), 3, '', '')",
        "select crm.audit_put('seen', 'card', null, '', '')",
        "select crm.typed('1')",
        "select crm.written('x', null, null, null, '', true, '', '', '', '', now())",
        "create table crm.mine (x int)",
        "create table public.mine (x int)",
        "create temporary table mine (x int)",
        "create schema mine",
        "create role mine",
        "alter role lead password 'x'",
        "copy (select 1) to program 'true'",
        "select pg_read_file('/etc/passwd')",
        "select lo_from_bytea(0, 'x')",
        "select lo_create(0)",
        "select lo_put(1, 0, 'x')",
        "select lo_open(1, 131072)",
        "select lowrite(0, 'x')",
        "select lo_import('/etc/passwd')",
        "select pg_advisory_lock(1)",
        "select pg_advisory_xact_lock(hashtext('crm migrate'))",
        "select pg_try_advisory_lock_shared(1, 2)",
        "select pg_logical_emit_message(false, 'x', 'x')",
        "select pg_export_snapshot()",
        "select pg_notify('x', 'x')",
        "do $do$ begin lock table crm.compat in share row exclusive mode; end $do$",
        "set temp_file_limit = -1",
    ],
)
def test_nothing_but_the_list_can_be_called(plain: psycopg.Connection[Any], statement: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        plain.execute(statement)


def test_every_function_of_the_schema_is_pinned_and_none_is_everybodys(bank: Bank) -> None:
    rows = owner(
        bank,
        "select p.proname, p.prosecdef, coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, pg_temp'],"
        " has_function_privilege('public', p.oid, 'execute')"
        " from pg_proc p where p.pronamespace = 'crm'::regnamespace",
    )
    assert {name for name, definer, _pinned, _public in rows if definer} == set(desk_functions())
    assert [name for name, _definer, pinned, _public in rows if not pinned] == []
    assert [name for name, _definer, _pinned, public in rows if public] == []


def test_a_function_of_the_agents_own_making_is_never_called(plain: psycopg.Connection[Any]) -> None:
    plain.execute("set search_path = pg_temp, crm, public")
    assert plain.execute("select crm.whoami_v1()->>'agent'").fetchone() == ("anna",)


def test_the_agent_is_the_connection_whatever_the_payload_says(bank: Bank, plain: psycopg.Connection[Any]) -> None:
    item = items.interaction()
    forged = item.payload[:-1] + ', "agent": "lead", "received_at": "2001-01-01T00:00:00Z", "at": "2001-01-01"}'
    plain.execute("select crm.log_interaction_v1(%s, %s, %s::jsonb)", (item.item_id, uuid4(), forged))
    found = owner(
        bank,
        "select agent, received_at > now() - interval '1 minute' from crm.interactions where id = %s",
        item.item_id,
    )
    assert found == [("anna", True)]


def test_another_agents_record_cannot_be_claimed(bank: Bank, store: PostgresStore) -> None:
    item = items.interaction()
    store.push(item)
    with psycopg.connect(bank.plain_url("lead"), password=bank.passwords["lead"], autocommit=True) as lead:
        with pytest.raises(psycopg.Error) as caught:
            lead.execute("select crm.log_interaction_v1(%s, %s, %s::jsonb)", (item.item_id, uuid4(), item.payload))
        assert caught.value.sqlstate == "P0409"
        day = lead.execute("select crm.day_v1('-infinity')").fetchone()
    assert day is not None
    assert str(item.item_id) not in str(day[0])


def test_a_date_in_the_future_is_only_informative(bank: Bank, plain: psycopg.Connection[Any]) -> None:
    item = items.interaction(call=None)
    late = item.payload.replace('"opened_at":"20', '"opened_at":"21')
    assert late != item.payload
    plain.execute("select crm.log_interaction_v1(%s, %s, %s::jsonb)", (item.item_id, uuid4(), late))
    rows = owner(bank, "select at <= received_at, occurred_at > at from crm.interactions where id = %s", item.item_id)
    assert rows == [(True, True)]


def test_each_push_leaves_a_receipt_and_an_audit_row(bank: Bank, store: PostgresStore) -> None:
    item = items.interaction()
    before = _done(bank)
    for _ in range(3):
        store.push(item)
    receipts = owner(bank, "select count(*) from crm.receipts where item_id = %s and agent = 'anna'", item.item_id)
    assert receipts == [(3,)]
    assert _done(bank) == before + 3


def test_looks_are_audited_with_call_and_customer(bank: Bank, plain: psycopg.Connection[Any]) -> None:
    call = str(uuid4())
    plain.execute("select crm.lookup_v1(%s::jsonb)", (f'{{"call_id": "{call}", "e164": 8613800138001, "trust": 1}}',))
    rows = owner(
        bank,
        "select a.agent, a.action, c.code from crm.audit a join crm.customers c on c.id = a.customer_id"
        " where a.call_id = %s",
        call,
    )
    assert rows == [("anna", "card", "C00000001")]


@pytest.mark.parametrize(
    "statement", ["update crm.audit set detail = 'x'", "delete from crm.audit", "truncate crm.audit"]
)
def test_not_even_the_owner_rewrites_the_audit(bank: Bank, store: PostgresStore, statement: str) -> None:
    store.search("wang")
    with psycopg.connect(bank.admin_url.replace("+psycopg", ""), password=bank.admin_password) as connection:
        with pytest.raises(errors.InsufficientPrivilege, match="only ever added to"):
            connection.execute(statement)
        connection.rollback()


def test_no_agent_makes_a_level_of_their_own(bank: Bank, plain: psycopg.Connection[Any]) -> None:
    """Neither IVR nor VERIFIED is the client's to say, once the lookup said less; and no call may be invented."""
    (wang,) = owner(bank, "select id from crm.customers where code = 'C00000001'")[0]
    call, request = str(uuid4()), '{"call_id": "%s", "e164": 8613800138001, "trust": 3}'
    plain.execute("select crm.lookup_v1(%s::jsonb)", (request % call,))
    for said, told in (
        (3, ""),
        (3, None),
        (3, str(uuid4())),
        (3, call),
        (99, call),
        (1, call),
        (-1, call),
        (None, call),
    ):
        found = plain.execute("select crm.profile_v1(%s, %s, %s)", (wang, said, told)).fetchone()
        assert found is not None
        assert found[0]["trust"] == (max(0, min(said or 0, 1)) if told == call else 0)
        assert (found[0]["born_on"], found[0]["address_masked"], found[0]["certificate_masked"]) == (None, "", "")
    plain.execute("select crm.history_v1(%s, null, 5, 3, %s)", (wang, call))
    rows = owner(bank, "select action, detail from crm.audit where call_id = %s order by n", call)
    assert rows == [("card", f"trust {n}") for n in (1, 1, 1, 1, 0, 0)] + [("history", "trust 1")]


def test_the_call_of_another_agent_or_of_yesterday_opens_nothing(bank: Bank, plain: psycopg.Connection[Any]) -> None:
    (wang,) = owner(bank, "select id from crm.customers where code = 'C00000001'")[0]
    call = str(uuid4())
    claimed = {"call_id": call, "e164": 8613800138001, "customer_claim": "C00000001", "trust": 2}
    plain.execute("select crm.lookup_v1(%s::jsonb)", (json.dumps(claimed),))
    look = "select crm.profile_v1(%s, 3, %s)->>'trust'"
    with psycopg.connect(bank.plain_url("lead"), password=bank.passwords["lead"], autocommit=True) as lead:
        assert lead.execute(look, (wang, call)).fetchone() == ("0",)
    assert plain.execute(look, (wang, call)).fetchone() == ("2",)
    owner(bank, "update crm.desk_calls set last_at = last_at - interval '5 hours' where call_id = %s", call)
    assert plain.execute(look, (wang, call)).fetchone() == ("0",)


def test_a_desk_of_yesterday_still_reads_history_without_its_texts(bank: Bank, plain: psycopg.Connection[Any]) -> None:
    (wang,) = owner(bank, "select id from crm.customers where code = 'C00000001'")[0]
    found = plain.execute("select crm.history_v1(%s, null, 5)", (wang,)).fetchone()
    assert found is not None
    assert {line["note"] for line in found[0]} == {""}


@pytest.mark.parametrize(("accounts", "named"), [(19, 20), (20, 0)])
def test_a_masked_card_number_that_fits_a_crowd_names_nobody(bank: Bank, accounts: int, named: int) -> None:
    """WANG's card by its first six and last four; so many others have the same."""
    with administrator(bank.admin_url, bank.admin_password) as connection, connection.begin() as transaction:
        connection.exec_driver_sql(
            "insert into crm.accounts select (jsonb_populate_record(a, jsonb_build_object("
            "'id', gen_random_uuid(), 'customer_id', gen_random_uuid(), 'number', 'x' || n))).*"
            " from crm.accounts a, generate_series(1, %s) n where a.card_key = '6222020102'",
            (accounts,),
        )
        found = connection.exec_driver_sql("select cardinality(crm.typed('6222029999990102'))").scalar_one()
        transaction.rollback()
    assert found == named


def test_a_card_stays_small_whatever_was_heaped_on_it(bank: Bank) -> None:
    heaps = {
        "tasks": "where true limit 1",
        "complaints": "where state <> 'closed' limit 1",
        "customers": "where household_id is not null limit 1",
    }
    with administrator(bank.admin_url, bank.admin_password) as connection, connection.begin() as transaction:
        (wang, home) = connection.exec_driver_sql(
            "select id, household_id from crm.customers where code = 'C00000001'"
        ).one()
        for table, some in heaps.items():
            connection.exec_driver_sql(
                "insert into crm." + table + " select (jsonb_populate_record(null::crm." + table + ", to_jsonb(a) ||"
                " jsonb_build_object('id', gen_random_uuid(), 'customer_id', %s::uuid, 'household_id', %s::uuid,"
                " 'code', 'H' || n, 'number', 'H' || n))).*"
                " from (select t.* from crm." + table + " t " + some + ") a, generate_series(1, 101) n",
                (wang, home),
            )
        card = connection.exec_driver_sql("select crm.card(%s, 1, '', 'search')", (wang,)).scalar_one()
        transaction.rollback()
    assert {name: len(card[name]) for name in ("tasks", "complaints", "household")} == {
        "tasks": 100,
        "complaints": 100,
        "household": 100,
    }


def test_a_role_that_is_no_agent_gets_nothing(bank: Bank) -> None:
    owner(bank, "update crm.agents set active = false where agent = 'lead'")
    try:
        with psycopg.connect(bank.plain_url("lead"), password=bank.passwords["lead"], autocommit=True) as lead:
            for call in ("whoami_v1()", "tasks_v1()", "search_v1('wang', 5)", "reference_v1()", "day_v1(now())"):
                with pytest.raises(errors.InvalidAuthorizationSpecification):
                    lead.execute(sql.SQL("select crm.") + sql.SQL(call))
    finally:
        owner(bank, "update crm.agents set active = true where agent = 'lead'")


def test_the_superuser_does_not_come_over_tcp(wheel_bank: Bank) -> None:
    with pytest.raises(psycopg.OperationalError, match="rejects"):
        psycopg.connect(wheel_bank.plain_url("postgres"), password="x")


def _done(bank: Bank) -> int:
    found: int = owner(bank, "select count(*) from crm.audit where agent = 'anna' and chain = 'done'")[0][0]
    return found
