"""The connection that only reads, beside the one that writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journal.ballast import Ballast
from app.journal.instants import utc_now
from app.journal.reads import FileReads, ReadingDatabase
from app.journal.sqlite import SqliteJournal
from app.journal.store import JournalError
from tests.journal.files import KEY
from tests.journal.samples import NOON, an_item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


@pytest.fixture
def writing(path: Path) -> Iterator[SqliteJournal]:
    journal = SqliteJournal(path, KEY)
    yield journal
    journal.close()


@pytest.fixture
def reading(path: Path, writing: SqliteJournal) -> Iterator[ReadingDatabase]:
    database = ReadingDatabase(path, KEY, Ballast(path.with_name("none")))
    yield database
    database.close()


def test_it_sees_each_commit_of_the_other(writing: SqliteJournal, reading: ReadingDatabase) -> None:
    reads = FileReads(reading, utc_now)
    for n in range(300):  # past the point where the log of writes is folded into the file
        writing.put_value("n", str(n))
        assert reads.value("n") == str(n)
    item = an_item()
    writing.commit(None, [item])
    assert [queued.item for queued in reads.due(NOON)] == [item]
    assert reads.reference() is None


def test_it_cannot_write(reading: ReadingDatabase) -> None:
    with pytest.raises(JournalError):
        reading.write(lambda connection: connection.execute("DELETE FROM outbox"))
