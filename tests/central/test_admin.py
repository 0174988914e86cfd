"""Making a database ready and keeping it so."""

from collections.abc import Iterator

import pytest

from app.central.admin import administrator, create_database, make_ready
from app.central.people import add_agent
from app.central.postgres import PostgresStore
from app.central.store import CentralRefused, CentralUnreachable
from app.models.schema import head_revision, migrate, take_turns
from app.models.seed.load import NotEmptyError, seed
from tests.central.administration import admin, did, wrong
from tests.central.conftest import Bank


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


def test_migrate_mends_functions_and_grants(bank: Bank) -> None:
    did(bank, "grant select on crm.customers to public; grant execute on function crm.typed(text) to crm_agent")
    did(bank, "create or replace function crm.signed_in() returns text language sql as 'select ''lead''::text'")
    assert wrong(bank)
    with admin(bank) as connection:
        make_ready(connection)
    assert wrong(bank) == []


def test_migrate_gives_up_instead_of_blocking_the_desks(bank: Bank) -> None:
    with admin(bank) as reader, reader.begin():
        reader.exec_driver_sql("lock table crm.customers in row exclusive mode")
        with pytest.raises(CentralUnreachable, match="55P03"), admin(bank) as connection:
            migrate(connection, lock_timeout_ms=100)


def test_two_who_migrate_at_once_take_turns_while_desks_go_on(bank: Bank) -> None:
    with admin(bank) as one, one.begin():
        take_turns(one)
        with pytest.raises(CentralUnreachable, match="55P03"), admin(bank) as other:
            migrate(other, lock_timeout_ms=100)
        store = bank.store()
        assert store.health().schema_revision
        store.close()


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
