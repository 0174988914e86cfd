"""Journal files for tests: made, and opened behind the journal's back."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.sqlite import SqliteJournal
from tests.journal.samples import an_item

KEY = bytes(range(32))


def raw(path: Path, key: bytes = KEY) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def filled(path: Path, count: int = 3) -> None:
    journal = SqliteJournal(path, KEY)
    for n in range(count):
        journal.commit(None, [an_item(f"note {n}")])
    journal.close()
