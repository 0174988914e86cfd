"""The one connection to the encrypted file: opened, asserted, and opened again after the disk failed."""

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.ballast import Ballast
from app.journal.schema import migrate
from app.journal.store import (
    JournalBroken,
    JournalError,
    JournalFull,
    JournalKeyWrong,
    JournalOnNetwork,
    JournalUnwritable,
)

Result = TypeVar("Result")
Work = Callable[[sqlcipher.Connection], Result]

KEY_BYTES = 32
ROOM_TO_OPEN = 1 << 20
"""Bytes free below which a journal that does not open is taken for one without room."""
OLDEST_SQLITE = (3, 51, 3)
"""The first version without the WAL-reset bug (https://www.sqlite.org/wal.html#walresetbug)."""

# name -> (what to set, what must be read back). A pragma that silently did not apply is the same as data loss.
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("wal_autocheckpoint", "200", 200),  # pages: small, so that no save waits long for its turn to tidy up
)
# macOS alone: without it fsync only reaches the drive's cache.
_MAC_PRAGMAS: tuple[tuple[str, str, object], ...] = (("fullfsync", "ON", 1), ("checkpoint_fullfsync", "ON", 1))


class Database:
    """Owned by one thread. `write` returns after its COMMIT is on the disk, or raises and nothing has changed."""

    def __init__(self, path: Path, key: bytes, ballast: Ballast) -> None:
        if len(key) != KEY_BYTES:
            raise JournalKeyWrong("The journal's key must be 32 bytes long. Nothing was opened or changed.")
        self._path = path
        self._key = key
        self._ballast = ballast
        self._closed = False
        self._connection: sqlcipher.Connection | None = self._open()

    def read(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            rows: list[tuple[Any, ...]] = self._live().execute(sql, values).fetchall()
        except sqlcipher.Error as error:
            raise self._failed(error) from None
        return rows

    def write(self, work: Work[Result]) -> Result:
        """Run `work` in one transaction. With the disk full the reserve is given up and the work done once more."""
        try:
            result = self._transact(work)
        except JournalFull:
            if not self._ballast.give_up():
                raise
            return self._transact(work)
        self._ballast.grow()
        return result

    def close(self) -> None:
        self._closed = True
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _live(self) -> sqlcipher.Connection:
        if self._closed:
            raise JournalError("The journal is closed.")
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _transact(self, work: Work[Result]) -> Result:
        connection = self._live()
        try:
            connection.execute("BEGIN IMMEDIATE")
            result = work(connection)
            connection.execute("COMMIT")
        except sqlcipher.Error as error:
            raise self._failed(error) from None
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        return result

    def _failed(self, error: sqlcipher.Error) -> JournalError:
        """Undo what was begun, drop a connection the disk has failed, and say it in our words."""
        told = in_our_words(error)
        connection = self._connection
        if connection is None:
            return told
        try:
            if connection.in_transaction:  # SQLite has already rolled back after "disk is full"
                connection.execute("ROLLBACK")
        except sqlcipher.Error:
            told = JournalBroken(_DISK_FAILED)
        if isinstance(told, JournalBroken):
            # After a failed fsync nobody knows what the file holds: read it again from the disk, never go on in place.
            self._connection = None
            connection.close()
        return told

    def _open(self) -> sqlcipher.Connection:
        if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
            raise JournalError(
                f"The journal needs SQLite 3.51.3 or newer, this one is {sqlcipher.sqlite_version}. "
                "Install the sqlcipher3 that requirements.lock names."
            )
        mark = KeyMark(self._path)
        fresh = not self._path.exists() or self._path.stat().st_size == 0
        if fresh and mark.exists():
            raise JournalBroken(
                f"The journal {self._path} is gone, or empty, though it was here before. Put it back from the backup. "
                "If it is lost for good, move its folder away and start again."
            )
        try:
            connection = sqlcipher.connect(str(self._path), isolation_level=None, timeout=1.0)
        except sqlcipher.Error as error:
            raise in_our_words(error) from None
        try:
            self._set_up(connection, mark)
            mark.write(self._key)
        except sqlcipher.Error as error:
            connection.close()
            raise self._while_opening(error) from None
        except JournalError:
            connection.close()
            raise
        return connection

    def _while_opening(self, error: sqlcipher.Error) -> JournalError:
        """A disk too full for the files beside the journal is told by SQLite as a failed disk."""
        if primary_code(error) == sqlcipher.SQLITE_IOERR:
            with contextlib.suppress(OSError):
                if shutil.disk_usage(self._path.parent).free < ROOM_TO_OPEN:
                    return JournalFull(
                        "The disk is full: the journal cannot be opened. What it holds is safe. Make room, try again."
                    )
        return in_our_words(error)

    def _set_up(self, connection: sqlcipher.Connection, mark: "KeyMark") -> None:
        connection.execute("PRAGMA cipher_log_level=NONE")  # it would write to stderr
        connection.execute(f"PRAGMA key=\"x'{self._key.hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise JournalError("This SQLite cannot encrypt. Install the sqlcipher3 that requirements.lock names.")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher.DatabaseError as error:
            if primary_code(error) == sqlcipher.SQLITE_NOTADB:
                raise self._unreadable(mark) from None
            raise
        assert_pragmas(connection)
        migrate(connection)

    def _unreadable(self, mark: "KeyMark") -> JournalError:
        if mark.matches(self._key):
            return JournalBroken(
                f"The journal {self._path} is damaged: its key fits, its content does not. It was left as it is. "
                "Put the file back from the backup, or keep its folder for recovery and start with another one."
            )
        return JournalKeyWrong(
            f"This key does not open the journal {self._path}. Nothing was changed. "
            "Sign in as the agent and system user it belongs to, or with the password used before."
        )


class KeyMark:
    """A fingerprint of the key beside the journal: tells a wrong key from a damaged file, and that a journal was here.

    The key is 256 random bits, so its hash gives nothing away.
    """

    def __init__(self, journal: Path) -> None:
        self._path = journal.with_name(journal.name + ".keymark")

    def exists(self) -> bool:
        return self._path.exists()

    def matches(self, key: bytes) -> bool:
        return self.exists() and self._path.read_text(errors="replace").strip() == self._of(key)

    def write(self, key: bytes) -> None:
        """Raises `JournalUnwritable` or `JournalFull`."""
        if self.matches(key):
            return
        try:
            with self._path.open("w", encoding="ascii") as file:
                file.write(self._of(key) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            raise JournalUnwritable(
                f"The file {self._path} cannot be written. Make room on the disk and give this user the right to write."
            ) from None

    @staticmethod
    def _of(key: bytes) -> str:
        return hashlib.sha256(b"tellerline journal key mark\0" + key).hexdigest()[:32]


_DISK_FAILED = (
    "The disk failed while the journal was written. What was shown as saved before is not touched; this was not saved. "
    "Try again, and have the disk looked at."
)


def in_our_words(error: sqlcipher.Error) -> JournalError:
    """SQLite's error as one of ours, by its primary result code (https://www.sqlite.org/rescode.html)."""
    code = primary_code(error)
    if code == sqlcipher.SQLITE_FULL:
        return JournalFull(
            "The disk is full. Everything shown as saved is safe; this was not saved and is still in the form. "
            "Make room on the disk, then save again."
        )
    if code in {sqlcipher.SQLITE_READONLY, sqlcipher.SQLITE_CANTOPEN, sqlcipher.SQLITE_PERM, sqlcipher.SQLITE_AUTH}:
        return JournalUnwritable(
            "The journal cannot be written. Give this user the right to write its file and folder, then try again."
        )
    if code == sqlcipher.SQLITE_IOERR:
        return JournalBroken(_DISK_FAILED)
    if code in {sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB}:
        return JournalBroken(
            "The journal on this machine is damaged. It was left as it is. "
            "Put the file back from the backup, or keep its folder for recovery and start with another one."
        )
    return JournalError("The journal could not do it. Nothing shown as saved is lost; try again.")


def primary_code(error: sqlcipher.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def assert_pragmas(connection: sqlcipher.Connection) -> None:
    """Set each pragma and read it back. Raises `JournalError` when one does not hold."""
    mac = _MAC_PRAGMAS if sys.platform == "darwin" else ()
    for name, wanted, held in PRAGMAS + mac:
        connection.execute(f"PRAGMA {name}={wanted}")
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found == held:
            continue
        if name == "journal_mode":
            raise JournalOnNetwork(
                "The disk under the journal cannot share memory, as some network drives. "
                "Set desk.journal_dir to a folder on a disk of this machine."
            )
        raise JournalError(f"SQLite did not take PRAGMA {name}={wanted}, without which saving is not safe.")
