"""A process that types and saves until it is killed: run by test_kill.py, told what to do on its command line.

Prints `ready`, then after each durable return one line: `draft <id> <n>` or `saved <id>`, written to the journal first.
"""

import os
import sys
from pathlib import Path

from app.journal.sqlite import SqliteJournal
from tests.journal.samples import a_draft, an_item

KEY = bytes(range(32))


def say(line: str) -> None:
    os.write(1, (line + "\n").encode())


def main(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    say("ready")
    while True:
        item = an_item("x" * 500)
        for n in range(3):
            journal.save_draft(a_draft(f"typed {n}", item.item_id))
            say(f"draft {item.item_id} {n}")
        journal.commit(item.item_id, [item, an_item("its task")])
        say(f"saved {item.item_id}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
