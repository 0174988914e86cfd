"""The journal on SQLCipher: encrypted, one writer, durable at each return."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.ballast import Ballast
from app.journal.database import Database
from app.journal.instants import to_us, utc_now
from app.journal.lock import InstanceLock
from app.journal.place import prepare_folder
from app.journal.reads import REFERENCE, VALUE, FileReads
from app.journal.store import Draft, JournalError
from app.models.records import OutboxItem, Profile, Receipt, Reference


class SqliteJournal(FileReads):
    """Keeps `Journal` (see `store.py`). Owned by the thread that made it; SQLite refuses any other."""

    def __init__(
        self, path: Path, key: bytes, clock: Callable[[], datetime] = utc_now, ballast: Ballast | None = None
    ) -> None:
        """Open or make the journal at `path`, whose folder holds nothing else. `key`: 32 random bytes.

        Raises `JournalLocked`, `JournalKeyWrong`, `JournalBroken`, `JournalUnwritable`, `JournalOnNetwork`,
        `JournalTooNew` or `JournalFull`; none of them deletes or changes anything.
        """
        prepare_folder(path.parent)
        self._lock = InstanceLock(path.with_name(path.name + ".lock"))
        self._ballast = ballast or Ballast(path.with_name(path.name + ".ballast"))
        try:
            super().__init__(Database(path, key, self._ballast), clock)
        except JournalError:
            self._lock.release()
            raise
        try:
            self._outbox.prune()
        except JournalError:
            self.close()
            raise

    # ---- forms ------------------------------------------------------------------------------------------------------

    def save_draft(self, draft: Draft) -> None:
        def work(connection: sqlcipher.Connection) -> None:
            # A pause in typing may be noticed just after Save: the saved form must not come back as a draft.
            connection.execute(
                "INSERT OR REPLACE INTO draft(form_id, call_id, opened_at, body, call_body) "
                "SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE form_id = ?1)",
                (str(draft.form_id), draft.call_id, to_us(draft.opened_at), draft.body, draft.call_body),
            )

        self._database.write(work)

    def discard_draft(self, form_id: UUID) -> None:
        self._database.write(lambda connection: _remove_draft(connection, form_id))

    def commit(self, form_id: UUID | None, items: Sequence[OutboxItem]) -> None:
        def work(connection: sqlcipher.Connection) -> None:
            self._outbox.add(connection, form_id, items)
            if form_id is not None:
                _remove_draft(connection, form_id)

        self._database.write(work)

    # ---- the pusher's -----------------------------------------------------------------------------------------------

    def confirm(self, n: int, receipt: Receipt) -> None:
        self._outbox.confirm(n, receipt)

    def retry_later(self, n: int, at: datetime, error: str) -> None:
        self._outbox.retry_later(n, at, error)

    def needs_attention(self, n: int, error: str) -> None:
        self._outbox.needs_attention(n, error)

    def try_again(self, n: int) -> None:
        self._outbox.try_again(n)

    def requeue_acknowledged(self, system_identifier: str, timeline: str, since: datetime) -> int:
        return self._outbox.requeue_acknowledged(system_identifier, timeline, since)

    # ---- memory -----------------------------------------------------------------------------------------------------

    def remember_profile(self, profile: Profile, e164: int | None) -> None:
        self._profiles.remember(profile, e164)

    def remember_reference(self, reference: Reference) -> None:
        self._put(REFERENCE, msgspec.json.encode(reference).decode())

    def put_value(self, name: str, value: str) -> None:
        self._put(VALUE + name, value)

    # ---- the file itself --------------------------------------------------------------------------------------------

    def room_is_low(self) -> bool:
        return self._ballast.is_low()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file, in words for `doctor`; empty when all of it is sound. Reads everything."""
        found = [str(row[0]) for row in self._database.read("PRAGMA cipher_integrity_check")]
        found += [str(row[0]) for row in self._database.read("PRAGMA integrity_check") if row[0] != "ok"]
        return tuple(found) + tuple(f"outbox row {n} was changed or removed" for n in self._outbox.broken_links())

    def close(self) -> None:
        self._database.close()
        self._lock.release()

    def _put(self, name: str, body: str) -> None:
        self._database.write(
            lambda connection: connection.execute("INSERT OR REPLACE INTO fact VALUES (?,?)", (name, body))
        )


def _remove_draft(connection: sqlcipher.Connection, form_id: UUID) -> None:
    connection.execute("DELETE FROM draft WHERE form_id = ?", (str(form_id),))
