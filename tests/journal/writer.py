"""A process that types and saves until it is killed: run by test_kill.py, told what to do on its command line.

Prints `ready`, then after each durable answer one line: `draft <id> <n>` or `saved <id>`, written to the journal first.
`file` writes to the file itself, `thread` asks the journal's thread for the next while the last is on its way.
"""

import os
import sys
import threading
from functools import partial
from pathlib import Path

from app.journal.sqlite import SqliteJournal
from app.journal.store import Draft, Journal, JournalError, Then, Work
from app.journal.thread import JournalThread
from tests.journal.samples import a_draft, an_item

KEY = bytes(range(32))


def say(line: str) -> None:
    os.write(1, (line + "\n").encode())


def say_done(line: str, error: JournalError | None) -> None:
    assert error is None
    say(line)


class ByFile:
    def __init__(self, path: Path) -> None:
        self._journal = SqliteJournal(path, KEY)

    def write(self, work: Work, then: Then) -> None:
        work(self._journal)
        then(None)


class ByThread:
    def __init__(self, path: Path) -> None:
        self._room = threading.Semaphore(4)
        self._journal = JournalThread(path, KEY, self._answered)

    def write(self, work: Work, then: Then) -> None:
        self._room.acquire()
        self._journal.write(work, then)

    def _answered(self, then: object) -> None:
        assert callable(then)
        then()
        self._room.release()


def type_and_save(journal: ByFile | ByThread) -> None:
    item = an_item("x" * 500)
    drafts = [a_draft(f"typed {n}", item.item_id) for n in range(3)]
    items = [item, an_item("its task")]
    for n, draft in enumerate(drafts):
        journal.write(partial(save_draft, draft), partial(say_done, f"draft {item.item_id} {n}"))
    journal.write(lambda file: file.commit(item.item_id, items), partial(say_done, f"saved {item.item_id}"))


def save_draft(draft: Draft, file: Journal) -> None:
    file.save_draft(draft)


def main(kind: str, path: Path) -> None:
    journal = ByThread(path) if kind == "thread" else ByFile(path)
    say("ready")
    while True:
        type_and_save(journal)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
