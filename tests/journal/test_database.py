"""The encrypted file: keys, damage, pragmas, and a disk that fails."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.journal import database
from app.journal.ballast import Ballast
from app.journal.database import Database, assert_pragmas
from app.journal.sqlite import SqliteJournal
from app.journal.store import (
    JournalBroken,
    JournalError,
    JournalFull,
    JournalKeyWrong,
    JournalOnNetwork,
)
from tests.journal.files import KEY, filled
from tests.journal.samples import NOON


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


def test_a_wrong_key_says_so_and_changes_nothing(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    filled(path)
    before = path.read_bytes()
    with pytest.raises(JournalKeyWrong, match="Nothing was changed"):
        SqliteJournal(path, bytes(32))
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")
    SqliteJournal(path, KEY).close()


def test_a_key_of_another_length_is_refused(path: Path) -> None:
    with pytest.raises(JournalKeyWrong):
        SqliteJournal(path, b"short")


@pytest.mark.parametrize("damage", ["head", "middle", "cut"])
def test_a_damaged_file_is_told_from_a_wrong_key_and_left_as_it_is(path: Path, damage: str) -> None:
    filled(path, count=200)
    content = bytearray(path.read_bytes())
    if damage == "head":
        content[16:600] = bytes(584)
    elif damage == "middle":
        content[4096:] = bytes(len(content) - 4096)
    else:
        content = content[:5000]
    path.write_bytes(content)
    with pytest.raises(JournalBroken, match=r"left as it (is|was)"):
        SqliteJournal(path, KEY).due(NOON)
    assert path.read_bytes() == bytes(content)


@pytest.mark.parametrize("how", ["deleted", "emptied"])
def test_a_journal_that_is_gone_is_never_replaced_by_an_empty_one(path: Path, how: str) -> None:
    filled(path)
    path.unlink() if how == "deleted" else path.write_bytes(b"")
    with pytest.raises(JournalBroken, match="backup"):
        SqliteJournal(path, KEY)


def test_the_pragmas_hold_after_opening(path: Path) -> None:
    path.parent.mkdir()
    opened = Database(path, KEY, Ballast(path.with_name("ballast"), 0))
    held = {name: opened.read(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "temp_store")}
    assert held == {"journal_mode": "wal", "synchronous": 2, "temp_store": 2}
    opened.close()


def test_a_pragma_that_does_not_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlcipher.connect(":memory:")
    with pytest.raises(JournalOnNetwork):  # a database in memory cannot do WAL, as a share that cannot share memory
        assert_pragmas(connection)
    monkeypatch.setattr(database, "PRAGMAS", (("synchronous", "NORMAL", 2),))
    with pytest.raises(JournalError, match="synchronous"):
        assert_pragmas(connection)
    connection.close()


def test_an_sqlite_with_the_wal_reset_bug_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(JournalError, match=r"requirements\.lock"):
        SqliteJournal(path, KEY)


def test_an_error_in_the_work_undoes_all_of_it(path: Path) -> None:
    path.parent.mkdir()
    opened = Database(path, KEY, Ballast(path.with_name("ballast"), 0))

    def work(connection: sqlcipher.Connection) -> None:
        connection.execute("INSERT INTO fact VALUES ('a', 'b')")
        raise KeyError

    with pytest.raises(KeyError):
        opened.write(work)
    assert opened.read("SELECT count(*) FROM fact") == [(0,)]
    opened.write(lambda connection: connection.execute("INSERT INTO fact VALUES ('a', 'b')"))
    opened.close()


class FailingDisk:
    """Stands between the database and its connection and fails one COMMIT as a disk does."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        self._connection = connection

    @property
    def in_transaction(self) -> bool:
        return bool(self._connection.in_transaction)

    def execute(self, sql: str, values: object = ()) -> object:
        if sql == "COMMIT":
            error = sqlcipher.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlcipher.SQLITE_IOERR | (4 << 8)
            raise error
        return self._connection.execute(sql, values)

    def close(self) -> None:
        self._connection.close()


def test_after_the_disk_failed_the_file_is_opened_anew_and_nothing_half_done_is_in_it(path: Path) -> None:
    path.parent.mkdir()
    opened = Database(path, KEY, Ballast(path.with_name("ballast"), 0))
    opened.write(lambda connection: connection.execute("INSERT INTO fact VALUES ('a', '1')"))
    before = opened._live()
    opened._connection = FailingDisk(before)
    with pytest.raises(JournalBroken, match="disk failed"):
        opened.write(lambda connection: connection.execute("INSERT INTO fact VALUES ('b', '2')"))
    assert opened.read("SELECT name FROM fact") == [("a",)]
    assert opened._live() is not before
    opened.write(lambda connection: connection.execute("INSERT INTO fact VALUES ('b', '2')"))
    opened.close()


def test_once_closed_it_is_not_opened_again_behind_the_lock_s_back(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    journal.close()
    journal.close()
    with pytest.raises(JournalError, match="closed"):
        journal.pending()
    with pytest.raises(JournalError, match="closed"):
        journal.put_value("a", "b")


@pytest.mark.parametrize(("free", "told"), [(4096, JournalFull), (1 << 30, JournalBroken)])
def test_a_journal_that_finds_no_room_to_open_says_full_and_not_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch, free: int, told: type[JournalError]
) -> None:
    filled(path)

    def fail(_connection: sqlcipher.Connection) -> None:
        error = sqlcipher.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlcipher.SQLITE_IOERR
        raise error

    monkeypatch.setattr(database, "assert_pragmas", fail)
    monkeypatch.setattr(database.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    with pytest.raises(told):
        SqliteJournal(path, KEY)
