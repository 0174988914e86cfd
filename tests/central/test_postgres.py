"""The PostgreSQL side of the contract: what the fake cannot show."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.central import postgres
from app.central.admin import administrator
from app.central.postgres import PostgresStore
from app.central.store import CentralRefused, CentralTooNew, CentralTooOld, CentralUnreachable
from app.models.demo_people import WANG
from app.models.records import LookupRequest, TrustLevel
from tests.central import items
from tests.central.conftest import Bank


@contextmanager
def changed(bank: Bank, statement: str, back: str) -> Iterator[None]:
    """As a migration or an administrator would, and back again."""

    def run(text: str) -> None:
        with administrator(bank.admin_url, bank.admin_password) as connection, connection.begin():
            connection.exec_driver_sql(text)

    run(statement)
    try:
        yield
    finally:
        run(back)


def test_a_wrong_password_is_refused_in_a_sentence(bank: Bank) -> None:
    store = PostgresStore(bank.url(), "geheim-wrong")
    with pytest.raises(CentralRefused, match="agent's name and password") as caught:
        store.whoami()
    assert "geheim" not in str(caught.value)
    store.close()


def test_an_unknown_agent_is_refused_alike(bank: Bank) -> None:
    store = PostgresStore(bank.url("nobody-here"), "x")
    with pytest.raises(CentralRefused, match="agent's name and password"):
        store.whoami()
    store.close()


def test_no_password_is_refused(bank: Bank) -> None:
    store = PostgresStore(bank.url())
    with pytest.raises(CentralRefused):
        store.whoami()
    store.close()


def test_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        store = PostgresStore(f"postgresql+psycopg://anna@127.0.0.1:{probe.getsockname()[1]}/crm", "x")
        with pytest.raises(CentralUnreachable, match="does not answer"):
            store.whoami()
        store.close()


def test_a_server_that_accepts_and_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        # psycopg waits two seconds at least.
        store = PostgresStore(f"postgresql+psycopg://anna@127.0.0.1:{port}/crm", "x", connect_timeout_s=2)
        with pytest.raises(CentralUnreachable):
            store.whoami()
        store.close()


@pytest.mark.parametrize("url", ["", "central", "postgresql+psycopg//x"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(CentralUnreachable, match="URL"):
        PostgresStore(url).whoami()


def test_a_database_without_a_schema(bank: Bank) -> None:
    with pytest.raises((CentralTooOld, CentralRefused)):
        PostgresStore(bank.url().replace("/crm", "/postgres"), bank.passwords["anna"]).whoami()


def test_a_database_that_was_never_made(bank: Bank) -> None:
    with pytest.raises(CentralTooOld, match="central init"):
        PostgresStore(bank.url().replace("/crm", "/nothing"), bank.passwords["anna"]).whoami()


def test_an_older_schema(bank: Bank) -> None:
    older = "update crm.compat set schema_epoch = 1", "update crm.compat set schema_epoch = 2"
    with changed(bank, *older), pytest.raises(CentralTooOld, match="central migrate"):
        bank.store().whoami()


def test_a_schema_that_serves_newer_desks_only(bank: Bank) -> None:
    newer = "update crm.compat set min_client = '99.0'", "update crm.compat set min_client = '0.1.0'"
    with changed(bank, *newer), pytest.raises(CentralTooNew, match="newer desk"):
        bank.store().whoami()


def test_a_schema_that_takes_no_desk_as_new_as_this(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "__version__", "2.0.0")
    capped = "update crm.compat set max_client = '1.9'", "update crm.compat set max_client = ''"
    with changed(bank, *capped), pytest.raises(CentralTooOld):
        bank.store().whoami()


def test_a_missing_function_means_an_older_schema(bank: Bank, store: PostgresStore) -> None:
    away = "alter function crm.tasks_v1() rename to tasks_v0", "alter function crm.tasks_v0() rename to tasks_v1"
    with changed(bank, *away), pytest.raises(CentralTooOld):
        store.tasks()
    assert store.whoami().agent == "anna"


def test_cut_from_another_thread_frees_the_call_under_way(bank: Bank, store: PostgresStore) -> None:
    store.whoami()
    locked, freed = threading.Event(), threading.Event()

    def hold() -> None:
        with administrator(bank.admin_url, bank.admin_password) as connection, connection.begin():
            connection.exec_driver_sql("lock table crm.codes in access exclusive mode")
            locked.set()
            freed.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert locked.wait(10)
        cutter = threading.Timer(0.2, store.cut)
        cutter.start()
        with pytest.raises(CentralUnreachable, match="line to the central database broke"):
            store.reference()
        cutter.join()
    finally:
        freed.set()
        holder.join()
    assert store.whoami().agent == "anna"


def test_cut_and_close_before_anything_was_asked(bank: Bank) -> None:
    store = bank.store()
    store.cut()
    store.close()
    store.close()


def test_a_slow_answer_is_given_up_by_the_server(bank: Bank) -> None:
    store = bank.store(request_timeout_s=0.2)
    store.whoami()
    with administrator(bank.admin_url, bank.admin_password) as connection, connection.begin():
        connection.exec_driver_sql("lock table crm.codes in access exclusive mode")
        with pytest.raises(CentralUnreachable, match="57014"):
            store.reference()
    assert store.reference().queues
    store.close()


def test_a_connection_the_server_ended_is_made_anew(bank: Bank, store: PostgresStore) -> None:
    store.whoami()
    with administrator(bank.admin_url, bank.admin_password) as connection, connection.begin():
        connection.exec_driver_sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'anna'")
    with pytest.raises(CentralUnreachable):
        store.whoami()
    assert store.whoami().agent == "anna"


@pytest.mark.parametrize("state", ["0A000", "42883"])
def test_a_call_that_a_migration_broke_is_made_anew(
    store: PostgresStore, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    store.whoami()
    assert store._connection is not None
    broken, plain = [1], store._connection.exec_driver_sql

    def once(statement: str, values: object = None) -> object:
        if broken:
            broken.pop()
            return plain(f"do $$ begin raise exception 'migrated' using errcode = '{state}'; end $$")
        return plain(statement, values)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(store._connection, "exec_driver_sql", once)
    assert store.whoami().agent == "anna"
    assert not broken


def test_a_warning_with_the_commit_means_not_acknowledged(
    store: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.whoami()
    assert store._connection is not None
    plain = store._connection.exec_driver_sql

    def warned(statement: str, values: object = None) -> object:
        result = plain(statement, values)  # type: ignore[arg-type]  # passed through
        plain("do $$ begin raise warning 'canceling wait for synchronous replication'; end $$")
        return result

    monkeypatch.setattr(store._connection, "exec_driver_sql", warned)
    with pytest.raises(CentralUnreachable, match="did not confirm"):
        store.push(items.interaction())
    monkeypatch.undo()
    store.push(items.interaction())


@pytest.mark.parametrize(
    ("note", "kept"),
    [("before\0after", "beforeafter"), ("\0\0", ""), ("C:\\u0000", "C:\\u0000"), ("\\\\\0x", "\\\\x"), ('"\0', '"')],
)
def test_a_note_with_a_null_character_is_taken(store: PostgresStore, note: str, kept: str) -> None:
    item = items.interaction(note=note)
    store.push(item)
    assert store.push(item).item_id == item.item_id
    assert {line.note for line in store.day() if line.interaction_id == item.item_id} == {kept}


@pytest.mark.parametrize("text", ["\ud800", "王\udfff\0", "a\0b"])
def test_half_characters_harm_no_search_and_no_lookup(store: PostgresStore, text: str) -> None:
    store.search(text)
    assert store.lookup(LookupRequest(call_id="c\0", customer_claim="\0")).candidates == ()


def test_an_error_never_tells_a_value(store: PostgresStore, caplog: pytest.LogCaptureFixture) -> None:
    item = items.interaction()
    with pytest.raises(Exception, match=r"22P02|22007") as caught:
        store.push(type(item)(item_id=item.item_id, kind=item.kind, payload='{"interaction_id": "geheim-4711"}'))
    told = "".join(str(error) for error in (caught.value, caught.value.__cause__))
    assert "geheim" not in told + caplog.text
    assert caught.value.__suppress_context__


def test_a_server_without_encryption_is_refused_when_a_ca_is_named(wheel_bank: Bank) -> None:
    store = PostgresStore(wheel_bank.url(), wheel_bank.passwords["anna"], ca_file="/nowhere/ca.pem")
    with pytest.raises(CentralRefused):
        store.whoami()


def test_the_reader_sees_what_another_connection_pushed(bank: Bank, store: PostgresStore) -> None:
    wang = store.search(WANG.code)[0].customer_id
    writer = bank.store()
    item = items.complaint(wang)
    writer.push(item)
    writer.close()
    complaints = store.profile(wang, TrustLevel.NUMBER, "").complaints
    assert item.item_id in {line.complaint_id for line in complaints}
