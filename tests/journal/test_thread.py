"""The journal beside the GUI thread: in order, answered after the COMMIT, and never in the way of a read."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.journal.sqlite import SqliteJournal
from app.journal.store import DeskJournal, Journal, JournalError, JournalFull, JournalKeyWrong, JournalLocked
from app.journal.thread import JournalThread
from tests.fakes.journal import FakeJournal
from tests.journal.files import KEY
from tests.journal.samples import NOON, a_draft, an_item

PATIENCE_S = 10.0


class Asker:
    """Stands for the GUI thread: does what it is told only when it looks."""

    def __init__(self) -> None:
        self._told: list[Callable[[], None]] = []
        self._news = threading.Semaphore(0)
        self.errors: list[JournalError | None] = []

    def answer(self, then: Callable[[], None]) -> None:
        self._told.append(then)
        self._news.release()

    def look(self, count: int) -> None:
        """Until `count` writes were answered."""
        while len(self.errors) < count:
            assert self._news.acquire(timeout=PATIENCE_S)
            self._told.pop(0)()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


@pytest.fixture
def asker() -> Asker:
    return Asker()


@pytest.fixture(params=["fake", "thread"])
def journal(request: pytest.FixtureRequest, path: Path, asker: Asker) -> Iterator[DeskJournal]:
    kept: DeskJournal = FakeJournal() if request.param == "fake" else JournalThread(path, KEY, asker.answer)
    yield kept
    kept.close()


def test_writes_are_done_and_answered_in_order(journal: DeskJournal, asker: Asker) -> None:
    items = [an_item(str(n)) for n in range(10)]
    for item in items:
        journal.write(lambda file, item=item: file.commit(None, [item]), asker.errors.append)  # type: ignore[misc]
    asker.look(10)
    assert asker.errors == [None] * 10
    assert [queued.item for queued in journal.due(NOON)] == items


def test_a_read_sees_what_was_answered(journal: DeskJournal, asker: Asker) -> None:
    draft = a_draft("one")
    journal.write(lambda file: file.save_draft(draft), asker.errors.append)
    journal.write(lambda file: file.put_value("name", "value"), asker.errors.append)
    asker.look(2)
    assert journal.drafts() == (draft,)
    assert journal.value("name") == "value"


def test_what_failed_is_told_and_the_next_is_done(journal: DeskJournal, asker: Asker) -> None:
    def fail(_file: Journal) -> None:
        raise JournalFull("full")

    journal.write(fail, asker.errors.append)
    journal.write(lambda file: file.put_value("name", "value"), asker.errors.append)
    asker.look(2)
    assert isinstance(asker.errors[0], JournalFull)
    assert asker.errors[1] is None
    assert journal.value("name") == "value"


def test_a_read_does_not_wait_for_a_disk_that_takes_its_time(path: Path, asker: Asker) -> None:
    journal = JournalThread(path, KEY, asker.answer)
    go_on = threading.Event()

    def slowly(file: Journal) -> None:
        assert isinstance(file, SqliteJournal)
        file._database.write(lambda connection: (connection.execute("DELETE FROM fact"), go_on.wait(PATIENCE_S)))

    journal.write(lambda file: file.put_value("name", "before"), asker.errors.append)
    asker.look(1)
    journal.write(slowly, asker.errors.append)
    assert journal.value("name") == "before"
    assert len(asker.errors) == 1
    go_on.set()
    asker.look(2)
    assert journal.value("name") is None
    journal.close()


def test_closing_waits_for_all_that_was_asked(path: Path, asker: Asker) -> None:
    journal = JournalThread(path, KEY, asker.answer)
    items = [an_item(str(n)) for n in range(50)]
    for item in items:
        journal.write(lambda file, item=item: file.commit(None, [item]))  # type: ignore[misc]
    journal.close()
    again = SqliteJournal(path, KEY)
    assert [queued.item for queued in again.due(NOON)] == items
    again.close()


def test_what_keeps_it_from_opening_is_raised_where_it_was_asked(path: Path, asker: Asker) -> None:
    first = JournalThread(path, KEY, asker.answer)
    with pytest.raises(JournalLocked):
        JournalThread(path, KEY, asker.answer)
    first.close()
    with pytest.raises(JournalKeyWrong):
        JournalThread(path, bytes(32), asker.answer)
    JournalThread(path, KEY, asker.answer).close()


def test_our_own_fault_is_reported_and_does_not_end_the_thread(
    path: Path, asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: reported.append(told.exc_type))
    journal = JournalThread(path, KEY, asker.answer)
    journal.write(lambda _file: 1 // 0, asker.errors.append)
    journal.write(lambda file: file.put_value("name", "value"), asker.errors.append)
    asker.look(2)
    assert reported == [ZeroDivisionError]
    assert isinstance(asker.errors[0], JournalError)
    assert asker.errors[1] is None
    journal.close()


def test_room_is_asked_of_the_disk(journal: DeskJournal) -> None:
    assert journal.room_is_low() is False
