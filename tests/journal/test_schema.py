"""Steps of the local tables."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.schema import STEPS, migrate
from app.journal.sqlite import SqliteJournal
from app.journal.store import (
    JournalTooNew,
)
from tests.journal.files import KEY, filled, raw


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


def test_a_journal_of_a_newer_desk_is_left_alone(path: Path) -> None:
    filled(path)
    connection = raw(path)
    connection.execute(f"PRAGMA user_version={len(STEPS) + 1}")
    connection.close()
    with pytest.raises(JournalTooNew, match="newer"):
        SqliteJournal(path, KEY)


def test_each_step_is_taken_once_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    migrate(connection)
    migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    steps = (*STEPS, ("ALTER TABLE draft ADD COLUMN later TEXT",))
    monkeypatch.setattr("app.journal.schema.STEPS", steps)
    migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(steps),)
    connection.execute("SELECT later FROM draft")
    connection.close()


def test_a_step_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    monkeypatch.setattr("app.journal.schema.STEPS", (("CREATE TABLE one(a)", "CREATE TABLE one(a)"),))
    with pytest.raises(sqlcipher.OperationalError):
        migrate(connection)
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    connection.close()
