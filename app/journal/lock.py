"""One desk at a time on one journal."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.store import JournalLocked, JournalUnwritable


class InstanceLock:
    """A small SQLite file held open in an exclusive transaction that writes nothing.

    SQLite's own file locking is the one that is the same code on Windows and on POSIX, sees a second opening in the
    same process, and is let go by the system when the process dies, however it dies.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock, or raise `JournalLocked` at once."""
        try:
            self._connection = sqlcipher.connect(str(path), isolation_level=None, timeout=0)
        except sqlcipher.Error:
            raise JournalUnwritable(
                f"The lock file {path} cannot be opened. Give this user the right to write in its folder."
            ) from None
        try:
            self._connection.execute("PRAGMA journal_mode=OFF")  # no second file beside the lock, even on a full disk
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlcipher.OperationalError:
            self._connection.close()
            raise JournalLocked(
                "Tellerline already runs for this agent on this machine. Use the open window, or close it first."
            ) from None

    def release(self) -> None:
        self._connection.close()
