"""The outbox: what is saved here and on its way to the centre, each row chained to the one before it."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.database import Database
from app.journal.instants import from_us, to_us
from app.journal.store import Pending, QueuedItem
from app.models.records import ItemKind, OutboxItem, Receipt

KEEP_CONFIRMED = timedelta(hours=72)
"""How long an item's text is kept after its receipt, to be pushed again if the database went back in time."""
LONGEST_WAIT = timedelta(minutes=10)
"""A later try further away than this comes from a clock that jumped, and is due."""
_PRUNE_EVERY = 200
_KINDS = tuple(ItemKind)
_KNOWN = "kind IN (" + ",".join("?" * len(_KINDS)) + ")"
"""A kind that a newer desk wrote stays where it is until that desk is back."""
_COLUMNS = "n, item_id, kind, payload, schema_version, saved_at, attempts, next_try_at, last_error"


class Outbox:
    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._confirms = 0

    def add(self, connection: sqlcipher.Connection, form_id: UUID | None, items: Sequence[OutboxItem]) -> None:
        """Append the items inside the caller's transaction; one whose id is here already changes nothing."""
        n, prev = _head(connection)
        now = to_us(self._clock())
        for item in items:
            if connection.execute("SELECT 1 FROM outbox WHERE item_id = ?", (str(item.item_id),)).fetchone():
                continue
            n += 1
            digest = hashlib.sha256(item.payload.encode()).digest()
            link = chain_link(prev, n, str(item.item_id), str(item.kind), item.schema_version, digest)
            connection.execute(
                "INSERT INTO outbox(n, item_id, form_id, kind, schema_version, payload, sha256, saved_at, prev, hash, "
                "pending_since) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                (
                    n,
                    str(item.item_id),
                    None if form_id is None else str(form_id),
                    str(item.kind),
                    item.schema_version,
                    item.payload,
                    digest,
                    now,
                    prev,
                    link,
                    now,
                ),
            )
            prev = link

    def due(self, now: datetime, limit: int) -> tuple[QueuedItem, ...]:
        rows = self._database.read(
            f"SELECT {_COLUMNS} FROM outbox WHERE state = 'pending' AND {_KNOWN} "  # noqa: S608 - our own constants
            "AND (next_try_at IS NULL OR next_try_at <= ? OR next_try_at > ?) ORDER BY n LIMIT ?",
            (*_KINDS, to_us(now), to_us(now + LONGEST_WAIT), limit),
        )
        return tuple(_queued(row) for row in rows)

    def attention(self) -> tuple[QueuedItem, ...]:
        rows = self._database.read(
            f"SELECT {_COLUMNS} FROM outbox WHERE state = 'attention' AND {_KNOWN} ORDER BY n",  # noqa: S608 - our own constants
            _KINDS,
        )
        return tuple(_queued(row) for row in rows)

    def confirm(self, n: int, receipt: Receipt) -> None:
        self._update(
            "state = 'confirmed', confirmed_at = ?, received_at = ?, ack_system = ?, ack_timeline = ?, "
            "next_try_at = NULL, last_error = '' WHERE n = ?",
            (to_us(self._clock()), to_us(receipt.received_at), receipt.system_identifier, receipt.timeline, n),
        )
        self._confirms += 1
        if self._confirms % _PRUNE_EVERY == 0:
            self.prune()

    def retry_later(self, n: int, at: datetime, error: str) -> None:
        self._update(
            "attempts = attempts + 1, next_try_at = ?, last_error = ? WHERE n = ? AND state = 'pending'",
            (to_us(at), error, n),
        )

    def needs_attention(self, n: int, error: str) -> None:
        self._update(
            "state = 'attention', attempts = attempts + 1, next_try_at = NULL, last_error = ? "
            "WHERE n = ? AND state = 'pending'",
            (error, n),
        )

    def try_again(self, n: int) -> None:
        self._update(
            "state = 'pending', attempts = 0, next_try_at = NULL, pending_since = ? "
            "WHERE n = ? AND state = 'attention'",
            (to_us(self._clock()), n),
        )

    def requeue_acknowledged(self, system_identifier: str, timeline: str, since: datetime) -> int:
        return self._update(
            "state = 'pending', attempts = 0, next_try_at = NULL, pending_since = ? WHERE state = 'confirmed' "
            "AND payload IS NOT NULL AND received_at >= ? AND (ack_system <> ? OR ack_timeline <> ?)",
            (to_us(self._clock()), to_us(since), system_identifier, timeline),
        )

    def pending(self) -> Pending:
        ((count, oldest, next_try),) = self._database.read(
            "SELECT count(*), min(pending_since), min(coalesce(next_try_at, 0)) FROM outbox WHERE state = 'pending'"
        )
        ((attention,),) = self._database.read("SELECT count(*) FROM outbox WHERE state = 'attention'")
        return Pending(
            count=count,
            oldest_at=None if oldest is None else from_us(oldest),
            attention=attention,
            next_try_at=from_us(next_try) if next_try else None,
        )

    def prune(self) -> None:
        """Erase the text of items confirmed more than 72 h ago by the database's clock and by ours, then the rows
        at the chain's beginning that hold no text any more. Nothing unconfirmed is ever touched."""
        ((newest,),) = self._database.read("SELECT max(received_at) FROM outbox WHERE state = 'confirmed'")
        if newest is None:
            return
        here, there = to_us(self._clock() - KEEP_CONFIRMED), to_us(from_us(newest) - KEEP_CONFIRMED)
        old = "state = 'confirmed' AND payload IS NOT NULL AND confirmed_at < ? AND received_at < ?"
        if not self._database.read(f"SELECT 1 FROM outbox WHERE {old} LIMIT 1", (here, there)):  # noqa: S608 - our own constant
            return

        def work(connection: sqlcipher.Connection) -> None:
            connection.execute(f"UPDATE outbox SET payload = NULL WHERE {old}", (here, there))  # noqa: S608 - our own constant
            keep = "SELECT coalesce(min(n), (SELECT max(n) FROM outbox)) FROM outbox WHERE payload IS NOT NULL"
            (first,) = connection.execute(keep).fetchone()
            gone = connection.execute(
                "SELECT n, hash FROM outbox WHERE n < ? ORDER BY n DESC LIMIT 1", (first,)
            ).fetchone()
            if gone:
                connection.execute("UPDATE chain_start SET n = ?, hash = ?", gone)
                connection.execute("DELETE FROM outbox WHERE n < ?", (first,))

        self._database.write(work)

    def broken_links(self) -> tuple[int, ...]:
        """Places in the line where a row was changed, removed or put in; empty when the chain holds."""
        ((n, prev),) = self._database.read("SELECT n, hash FROM chain_start")
        wrong: list[int] = []
        sql = "SELECT n, prev, hash, item_id, kind, schema_version, sha256, payload FROM outbox ORDER BY n"
        for at, before, link, item_id, kind, version, digest, payload in self._database.read(sql):
            whole = at == n + 1 and before == prev and link == chain_link(prev, at, item_id, kind, version, digest)
            if not whole or (payload is not None and hashlib.sha256(payload.encode()).digest() != digest):
                wrong.append(at)
            n, prev = at, link
        ((last,),) = self._database.read("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'outbox'")
        if last != n:
            wrong.append(last)
        return tuple(wrong)

    def _update(self, change: str, values: tuple[object, ...]) -> int:
        def work(connection: sqlcipher.Connection) -> int:
            return int(connection.execute(f"UPDATE outbox SET {change}", values).rowcount)  # noqa: S608 - our own constants

        return self._database.write(work)


def chain_link(prev: bytes, n: int, item_id: str, kind: str, schema_version: int, digest: bytes) -> bytes:
    """SHA-256 over the link before and all of a row that never changes."""
    return hashlib.sha256(b"\0".join([prev, f"{n} {item_id} {kind} {schema_version}".encode(), digest])).digest()


def _head(connection: sqlcipher.Connection) -> tuple[int, bytes]:
    row = connection.execute("SELECT n, hash FROM outbox ORDER BY n DESC LIMIT 1").fetchone()
    n, link = row or connection.execute("SELECT n, hash FROM chain_start").fetchone()
    return n, link


def _queued(row: tuple[Any, ...]) -> QueuedItem:
    n, item_id, kind, payload, schema_version, saved_at, attempts, next_try_at, last_error = row
    return QueuedItem(
        n=n,
        item=OutboxItem(item_id=UUID(item_id), kind=ItemKind(kind), payload=payload, schema_version=schema_version),
        saved_at=from_us(saved_at),
        attempts=attempts,
        next_try_at=None if next_try_at is None else from_us(next_try_at),
        last_error=last_error,
    )
