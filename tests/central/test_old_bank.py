"""A database as version 0.1.0 left it, migrated by today's program: nothing lost, all found, nobody in the way."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from uuid import UUID

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from app.central.admin import AdminError, make_ready
from app.central.check import check
from app.central.postgres import PostgresStore
from app.central.store import CentralTooOld
from app.models import schema
from app.models.records import Flag, LookupRequest, TrustLevel
from app.models.records_pages import Holdings, PageKind
from tests.central.conftest import Bank
from tests.central.old.bank import OldBank, left_by
from tests.central.old.people import WANG, customer_id

REVISIONS = [script.revision for script in ScriptDirectory.from_config(schema.config()).walk_revisions()][::-1]
CALL = "call-of-today"


@pytest.fixture
def old(bank: Bank) -> Iterator[OldBank]:
    with left_by("0.1.0", bank) as found:
        yield found


@pytest.fixture
def migrated(old: OldBank) -> OldBank:
    migrate(old)
    return old


@pytest.fixture
def desk(migrated: OldBank) -> Iterator[PostgresStore]:
    store = migrated.today()
    yield store
    store.close()


def migrate(old: OldBank) -> None:
    with old.admin() as connection:
        make_ready(connection)


def columns_of(old: OldBank) -> dict[str, str]:
    """Table -> its columns as they are now, but for the place in the feed, which changes with each repair."""
    rows = old.rows(
        "select c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_class c"
        " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname <> 'xid'"
        " where c.relnamespace = 'crm'::regnamespace and c.relkind = 'r' group by 1 order by 1"
    )
    return {str(table): str(names) for table, names in rows}


def picture(old: OldBank, columns: dict[str, str] | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Every row of these tables, by default of all."""
    wanted = columns or columns_of(old)
    return {table: sorted(old.rows(f"select {names} from crm.{table}"), key=repr) for table, names in wanted.items()}


def state(old: OldBank) -> list[tuple[object, ...]]:
    return old.rows(
        "select 'f', p.oid::regprocedure::text, md5(p.prosrc), array_to_string(p.proacl, ',') from pg_proc p"
        " where p.pronamespace = 'crm'::regnamespace union all"
        " select 'c', attrelid::regclass || '.' || attname, '', '' from pg_attribute"
        " where attrelid in (select oid from pg_class where relnamespace = 'crm'::regnamespace) order by 1, 2"
    )


def test_it_is_as_that_version_left_it(old: OldBank) -> None:
    assert old.rows("select version_num from crm.schema_revision") == [("0001",)]
    assert [table for table, rows in picture(old).items() if not rows] == []
    assert old.rows("select * from crm.audit_breaks()") == []


def test_nothing_is_lost(old: OldBank) -> None:
    columns = columns_of(old)
    before = picture(old, columns)
    migrate(old)
    after = picture(old, columns)
    gone = {table: [row for row in rows if row not in after[table]] for table, rows in before.items()}
    # The ends of prospects' numbers are repaired; what the program says of itself moves on.
    assert sorted(row[0] for row in gone.pop("phones")) == [4930901820, 8613900017777]
    assert len(gone.pop("compat")) == len(gone.pop("schema_revision")) == 1
    assert {table: rows for table, rows in gone.items() if rows} == {}
    more = {table for table, rows in after.items() if len(rows) != len(before[table])}
    assert more <= {"codes"}


def test_all_is_well_afterwards(migrated: OldBank) -> None:
    with migrated.admin() as connection:
        findings = check(connection)
    assert [finding.text for finding in findings if not finding.ok] == []
    assert any("34 rows, none changed, none missing" in finding.text for finding in findings)


def test_the_audit_goes_on_where_it_stood(migrated: OldBank, desk: PostgresStore) -> None:
    desk.search("wang")
    heads = migrated.rows("select chain, n from crm.audit_heads where agent = 'yan' order by 1")
    assert heads == [("done", 12), ("seen", 6)]
    with migrated.admin() as connection:
        assert all(finding.ok for finding in check(connection))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("王小明", 1),
        ("小明", 1),
        ("xiaoming wang", 1),
        ("wxm", 1),
        ("欧阳", 3),
        ("nana", 3),
        ("mingda", 4),
        ("electronics shenzhen ltd", 4),
        ("o'brien", 5),
        ("sean o'brien", 5),
        ("núñez", 6),
        ("álvarez maría", 6),
        ("carmen álvarez", 6),
        ("carmen", 6),
        ("曾伟", 7),
        ("C90000008", 8),
        ("6013820000030001", 3),
        ("622200 1234", 1),
        ("0105", 6),
        ("6566123", 8),
        ("+86 139 0001 0003", 3),
    ],
)
def test_every_old_customer_is_found(desk: PostgresStore, words: str, number: int) -> None:
    assert UUID(customer_id(number)) in {line.customer_id for line in desk.search(words)}


@pytest.mark.parametrize("words", ["7777", "1820", "+86 139 0001 7777", "nora", "new nora"])
def test_old_prospects_are_found_by_their_last_digits_too(desk: PostgresStore, words: str) -> None:
    assert {line.name for line in desk.search(words)} == {"Nora New"}


def test_the_old_card_is_whole(desk: PostgresStore) -> None:
    found = desk.lookup(LookupRequest(call_id=CALL, customer_claim="C90000001", trust=TrustLevel.IVR))
    card = found.profile
    assert card is not None
    assert card.trust is TrustLevel.IVR
    assert (card.customer.name, card.customer.flags, card.manager) == ("王小明", (Flag.VIP,), "周敏 Zhou Min")
    assert str(card.totals.deposits and card.totals.deposits.amount) == "300000.00"
    assert len(card.interactions) == 8
    assert (len(card.complaints), len(card.tasks)) == (2, 2)
    assert {line.name for line in card.household} == {"李芳"}
    assert set(card.hidden) == {"address", "born_on", "certificate", "email"}
    holdings = desk.page(PageKind.HOLDINGS, UUID(WANG), TrustLevel.IVR, CALL)
    assert isinstance(holdings, Holdings)
    assert [str(account.balance) for account in holdings.accounts] == ["300000.00", "0.00", "812345.67"]


def test_the_work_of_yesterday_is_on_todays_pages(desk: PostgresStore) -> None:
    desk.lookup(LookupRequest(call_id=CALL, e164=862087654321, trust=TrustLevel.NUMBER))
    assert len(desk.history(UUID(WANG), trust=TrustLevel.NUMBER, call_id=CALL)) == 8
    assert [task.title for task in desk.tasks()] == ["Call back"]
    work = desk.page(PageKind.WORK, UUID(WANG), TrustLevel.NUMBER, CALL)
    assert {line.state for line in work.complaints} == {"open", "closed"}  # type: ignore[union-attr]  # a WorkPage
    assert {line.state for line in work.tasks} == {"open", "done"}  # type: ignore[union-attr]  # a WorkPage
    kin = desk.page(PageKind.KIN, UUID(WANG), TrustLevel.NUMBER, CALL)
    assert [line.code for line in kin.household] == ["C90000002"]  # type: ignore[union-attr]  # a KinPage


def test_what_stood_in_one_column_has_its_table(migrated: OldBank) -> None:
    emails = migrated.rows("select customer_id::text, email from crm.emails order by 1")
    assert emails == [(customer_id(1), "wang@example.cn"), (customer_id(5), "Sean.OBrien@example.ie")]
    addresses = migrated.rows("select customer_id::text, city from crm.addresses order by 1")
    assert addresses == [(customer_id(1), "广州"), (customer_id(5), "Galway")]
    words = migrated.rows(f"select word from crm.name_words where customer_id = '{customer_id(4)}' order by 1")
    assert [word for (word,) in words] == ["co", "electronics", "ltd", "mingda", "shenzhen"]


def test_of_old_certificates_the_last_four_answer_a_question(migrated: OldBank, desk: PostgresStore) -> None:
    """The whole number was never there: `certificates` fills with the first import that brings it."""
    assert migrated.rows("select count(*) from crm.certificates") == [(0,)]
    facts = migrated.rows(f"select crm.expected('{WANG}', 'certificate_tail')")
    assert facts == [(["123X"],)]
    assert desk.search("44010619850312123X") == ()


def test_each_revision_goes_on_from_the_one_before(old: OldBank) -> None:
    with old.admin() as connection:
        for revision in REVISIONS[1:]:
            with connection.begin():
                connection.exec_driver_sql("set local role crm_owner")
                command.upgrade(schema.config(connection), revision)
            found = connection.exec_driver_sql("select version_num from crm.schema_revision").scalar_one()
            connection.rollback()
            assert found == revision
    migrate(old)
    with old.admin() as connection:
        assert [finding.text for finding in check(connection) if not finding.ok] == []


def test_twice_changes_nothing(migrated: OldBank) -> None:
    before = (state(migrated), picture(migrated))
    migrate(migrated)
    assert (state(migrated), picture(migrated)) == before


def test_without_its_locks_a_migration_changes_nothing_and_says_so(old: OldBank) -> None:
    before = (state(old), picture(old))
    with old.admin() as reading:
        reading.exec_driver_sql("select count(*) from crm.accounts")  # a report that somebody left open
        with pytest.raises(AdminError, match="Nothing was changed"), old.admin() as connection:
            make_ready(connection)
    assert (state(old), picture(old)) == before


def test_desks_read_while_a_migration_fills(old: OldBank) -> None:
    """Before its locks a migration may take minutes on a big bank: looks and saves go on."""
    with old.admin() as held:
        held.exec_driver_sql("select count(*) from crm.agents")
        told: list[str] = []

        def migrating() -> None:
            with old.admin() as connection:
                try:
                    make_ready(connection)
                except AdminError as error:
                    told.append(str(error))

        thread = threading.Thread(target=migrating)
        thread.start()
        waiting = "select count(*) from pg_locks where not granted and relation = 'crm.agents'::regclass"
        while not held.exec_driver_sql(waiting).scalar_one() and thread.is_alive():
            pass
        # It waits for this reader, holding no row of any table that a desk writes.
        locked = held.exec_driver_sql(
            "select relation::regclass::text from pg_locks where granted and mode ~ 'Exclusive'"
            " and mode <> 'RowExclusiveLock' and relation in ('crm.customers'::regclass, 'crm.phones'::regclass,"
            " 'crm.interactions'::regclass, 'crm.tasks'::regclass, 'crm.complaints'::regclass)"
        ).all()
        assert locked == []
        held.rollback()
        thread.join(30)
    assert told == []
    assert old.rows("select version_num from crm.schema_revision") == [(REVISIONS[-1],)]


def test_a_customer_written_during_the_filling_is_filled_too(old: OldBank) -> None:
    """The second pass takes what was committed after the first looked."""
    new = customer_id(99)
    written = threading.Event()

    def write(statement: str) -> None:
        if "regexp_split_to_table" in statement and not written.is_set():
            written.set()
            old.did(
                "insert into crm.customers (id, code, name, name_norm, latin, email, address)"
                f" values ('{new}', 'C90000099', 'Late Comer', 'late comer', 'comer late', 'l@example.ie', 'Quay 5')"
            )

    with old.admin() as connection:
        # After the first filling statement has run, before the locks.
        sa.event.listen(connection, "after_cursor_execute", lambda _c, _k, statement, _p, _x, _m: write(statement))
        make_ready(connection)
    assert written.is_set()
    assert old.rows(f"select word from crm.name_words where customer_id = '{new}' order by 1") == [
        ("comer",),
        ("late",),
    ]
    assert old.rows(f"select email from crm.emails where customer_id = '{new}'") == [("l@example.ie",)]
    assert old.rows(f"select address from crm.addresses where customer_id = '{new}'") == [("Quay 5",)]


def test_todays_desk_says_that_the_centre_is_too_old(old: OldBank) -> None:
    store = old.today()
    with pytest.raises(CentralTooOld, match=r"older than this program.*tellerline central migrate"):
        store.whoami()
    store.close()


def test_check_says_what_to_do_with_an_old_schema(old: OldBank) -> None:
    with old.admin() as connection:
        told = [finding.text for finding in check(connection) if not finding.ok]
    assert told == [
        f"The schema is at revision 0001, this program needs {REVISIONS[-1]}. Run `tellerline central migrate`."
    ]


@pytest.mark.parametrize(
    "verb", [["migrate"], ["check"], ["import", "resources/feeds/extracts", "--mapping", "resources/feeds"], ["reckon"]]
)
def test_a_schema_newer_than_the_program(migrated: OldBank, verb: list[str]) -> None:
    migrated.did("update crm.schema_revision set version_num = '9999'")
    before = (state(migrated), picture(migrated))
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "central", *verb, "--url", migrated.admin_url, "--password-stdin"],
        input=migrated.server.admin_password + "\n",
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
    )
    assert done.returncode == 1
    assert "revision 9999, which this program does not know: it is newer" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert (state(migrated), picture(migrated)) == before
