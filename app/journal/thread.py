"""The journal for the GUI thread: a thread of its own owns the file and waits for the disk, reads come at once.

A durable write usually takes a millisecond, but an ordinary disk that is busy with others makes it hundreds.
"""

import queue
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from app.journal.ballast import Ballast
from app.journal.instants import utc_now
from app.journal.reads import FileReads, ReadingDatabase
from app.journal.sqlite import SqliteJournal
from app.journal.store import Journal, JournalError, Then, Work

Answer = Callable[[Callable[[], None]], None]
"""Calls what it is given on the asker's thread, in order; may itself be called on any."""


class JournalThread(FileReads):
    """Keeps `DeskJournal` (see `store.py`). Reads, and is closed, on the thread that made it."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        answer: Answer,
        clock: Callable[[], datetime] = utc_now,
        ballast: Ballast | None = None,
    ) -> None:
        """Open or make the journal at `path`, as `SqliteJournal` does, and raises what that raises."""
        self._answer = answer
        self._ballast = ballast or Ballast(path.with_name(path.name + ".ballast"))
        self._asked: queue.SimpleQueue[tuple[Work, Then | None] | None] = queue.SimpleQueue()
        opened: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
        self._thread = threading.Thread(
            target=self._run,
            args=(lambda: SqliteJournal(path, key, clock, self._ballast), opened),
            name="journal",
            daemon=True,
        )
        self._thread.start()
        problem = opened.get()
        if problem is not None:
            self._thread.join()
            raise problem
        try:
            super().__init__(ReadingDatabase(path, key, self._ballast), clock)
        except JournalError:
            self._end()
            raise

    def write(self, work: Work, then: Then | None = None) -> None:
        self._asked.put((work, then))

    def room_is_low(self) -> bool:
        return self._ballast.is_low()  # one truth value that the other thread sets, and the disk's own word

    def close(self) -> None:
        self._database.close()
        self._end()

    def _end(self) -> None:
        self._asked.put(None)
        self._thread.join()

    def _run(
        self, open_journal: Callable[[], SqliteJournal], opened: "queue.SimpleQueue[BaseException | None]"
    ) -> None:
        try:
            journal = open_journal()
        except BaseException as problem:  # noqa: BLE001 - raised where the journal is opened, which waits for it
            opened.put(problem)
            return
        opened.put(None)
        while (asked := self._asked.get()) is not None:
            work, then = asked
            error = _do(work, journal)
            if then is not None:
                self._answer(partial(then, error))
        journal.close()


def _do(work: Work, journal: Journal) -> JournalError | None:
    try:
        work(journal)
    except JournalError as error:
        return error
    except Exception as fault:  # noqa: BLE001 - our own fault is reported; the next write must not wait for ever
        threading.excepthook(
            threading.ExceptHookArgs((type(fault), fault, fault.__traceback__, threading.current_thread()))
        )
        return JournalError("The journal could not do it. Nothing shown as saved is lost; try again.")
    return None
