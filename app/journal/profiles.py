"""Profiles this agent had on screen: bounded in number and age, never a copy of the bank."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.database import Database
from app.journal.instants import to_us
from app.models.records import Profile, TrustLevel

MOST_PROFILES = 5_000
LONGEST_KEPT = timedelta(days=30)


class RecentProfiles:
    """One row for each customer and each trust its card was masked to, so that a card seen after verification is
    not shown while the next call of the same number still rings."""

    def __init__(self, database: Database, clock: Callable[[], datetime], most: int = MOST_PROFILES) -> None:
        self._database = database
        self._clock = clock
        self._most = most

    def remember(self, profile: Profile, e164: int | None) -> None:
        customer = str(profile.customer.customer_id)
        now = self._clock()

        def work(connection: sqlcipher.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO profile(customer_id, trust, seen_at, body) VALUES (?,?,?,?)",
                (customer, int(profile.trust), to_us(now), msgspec.json.encode(profile)),
            )
            if e164 is not None:
                connection.execute("INSERT OR IGNORE INTO profile_number VALUES (?,?)", (e164, customer))
            self._forget_old(connection, now)

        self._database.write(work)

    def by_number(self, e164: int, trust: TrustLevel) -> tuple[Profile, ...]:
        # With one max() SQLite takes the other columns from the row of the maximum.
        rows = self._database.read(
            "SELECT body, max(seen_at) FROM profile JOIN profile_number USING (customer_id) "
            "WHERE e164 = ? AND trust <= ? AND seen_at >= ? GROUP BY customer_id ORDER BY 2 DESC",
            (e164, int(trust), self._oldest()),
        )
        return tuple(profile for body, _ in rows if (profile := _decoded(body)))

    def by_id(self, customer_id: UUID, trust: TrustLevel) -> Profile | None:
        rows = self._database.read(
            "SELECT body FROM profile WHERE customer_id = ? AND trust <= ? AND seen_at >= ? "
            "ORDER BY seen_at DESC LIMIT 1",
            (str(customer_id), int(trust), self._oldest()),
        )
        return _decoded(rows[0][0]) if rows else None

    def _oldest(self) -> int:
        return to_us(self._clock() - LONGEST_KEPT)

    def _forget_old(self, connection: sqlcipher.Connection, now: datetime) -> None:
        expired = connection.execute(
            "DELETE FROM profile WHERE seen_at < ? OR seen_at > ?",  # the second: seen while a clock was wrong
            (to_us(now - LONGEST_KEPT), to_us(now + timedelta(days=1))),
        ).rowcount
        surplus = connection.execute(
            "DELETE FROM profile WHERE rowid IN (SELECT rowid FROM profile ORDER BY seen_at DESC LIMIT -1 OFFSET ?)",
            (self._most,),
        ).rowcount
        if expired or surplus:
            connection.execute("DELETE FROM profile_number WHERE customer_id NOT IN (SELECT customer_id FROM profile)")


def _decoded(body: bytes) -> Profile | None:
    """None for a profile that another version wrote in a form this one cannot read: the centre has it anyway."""
    try:
        return msgspec.json.decode(body, type=Profile)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None
