"""The questions to the encrypted file, the same for the connection that writes and for the one that only reads."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.database import Database, KeyMark
from app.journal.instants import from_us
from app.journal.outbox import Outbox
from app.journal.profiles import RecentProfiles
from app.journal.store import Draft, Pending, QueuedItem
from app.models.records import Profile, Reference, TrustLevel

REFERENCE = "reference"
VALUE = "value:"
"""Before the name of each of the desk's own values."""


class FileReads:
    """Keeps the reading half of `JournalReads` (see `store.py`). Owned by the thread that made `database`."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._outbox = Outbox(database, clock)
        self._profiles = RecentProfiles(database, clock)

    def drafts(self) -> tuple[Draft, ...]:
        rows = self._database.read(
            "SELECT form_id, call_id, opened_at, body, call_body FROM draft ORDER BY opened_at, form_id"
        )
        return tuple(
            Draft(form_id=UUID(form_id), call_id=call_id, opened_at=from_us(at), body=body, call_body=call_body)
            for form_id, call_id, at, body, call_body in rows
        )

    def due(self, now: datetime, limit: int = 50) -> tuple[QueuedItem, ...]:
        return self._outbox.due(now, limit)

    def attention(self) -> tuple[QueuedItem, ...]:
        return self._outbox.attention()

    def pending(self) -> Pending:
        return self._outbox.pending()

    def recent_by_number(self, e164: int, trust: TrustLevel = TrustLevel.VERIFIED) -> tuple[Profile, ...]:
        return self._profiles.by_number(e164, trust)

    def recent_by_id(self, customer_id: UUID, trust: TrustLevel = TrustLevel.VERIFIED) -> Profile | None:
        return self._profiles.by_id(customer_id, trust)

    def reference(self) -> Reference | None:
        body = self._fact(REFERENCE)
        if body is None:
            return None
        try:
            return msgspec.json.decode(body, type=Reference)
        except msgspec.ValidationError:
            return None  # written by another version; the centre brings it anew

    def value(self, name: str) -> str | None:
        return self._fact(VALUE + name)

    def _fact(self, name: str) -> str | None:
        rows = self._database.read("SELECT body FROM fact WHERE name = ?", (name,))
        return rows[0][0] if rows else None


class ReadingDatabase(Database):
    """A second connection beside the one that writes: WAL lets it read while the other waits for the disk.

    SQLite refuses it every write. To be closed before the other, which tidies up.
    """

    def _set_up(self, connection: sqlcipher.Connection, mark: KeyMark) -> None:
        super()._set_up(connection, mark)
        connection.execute("PRAGMA query_only=ON")
