"""A journal in memory that obeys at once. Held to the real one by tests/journal/test_store.py."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec

from app.journal.store import Draft, JournalError, Pending, QueuedItem, Then, Work
from app.models.records import OutboxItem, Profile, Receipt, Reference, TrustLevel


@dataclass
class _Row:
    queued: QueuedItem
    form_id: UUID | None
    pending_since: datetime
    state: str = "pending"
    receipt: Receipt | None = None

    def change(self, **fields: object) -> None:
        self.queued = msgspec.structs.replace(self.queued, **fields)


class FakeJournal:
    """Set `failure` to an error and every write raises it and changes nothing, as a full disk does."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.failure: JournalError | None = None
        self.low = False
        self.closed = False
        self._clock = clock
        self._drafts: dict[UUID, Draft] = {}
        self._rows: list[_Row] = []
        self._profiles: dict[tuple[UUID, TrustLevel], tuple[int, Profile]] = {}
        self._numbers: set[tuple[int, UUID]] = set()
        self._values: dict[str, str] = {}
        self._reference: Reference | None = None
        self._seen = 0

    def write(self, work: Work, then: Then | None = None) -> None:
        error: JournalError | None = None
        try:
            work(self)
        except JournalError as told:
            error = told
        if then is not None:
            then(error)

    def _write(self) -> None:
        if self.failure is not None:
            raise self.failure

    # ---- forms

    def save_draft(self, draft: Draft) -> None:
        self._write()
        if not any(row.form_id == draft.form_id for row in self._rows):
            self._drafts[draft.form_id] = draft

    def drafts(self) -> tuple[Draft, ...]:
        return tuple(sorted(self._drafts.values(), key=lambda draft: (draft.opened_at, str(draft.form_id))))

    def discard_draft(self, form_id: UUID) -> None:
        self._write()
        self._drafts.pop(form_id, None)

    def commit(self, form_id: UUID | None, items: Sequence[OutboxItem]) -> None:
        self._write()
        now = self._clock()
        for item in items:
            if not any(row.queued.item.item_id == item.item_id for row in self._rows):
                queued = QueuedItem(n=len(self._rows) + 1, item=item, saved_at=now)
                self._rows.append(_Row(queued, form_id, now))
        if form_id is not None:
            self._drafts.pop(form_id, None)

    # ---- the pusher's

    def due(self, now: datetime, limit: int = 50) -> tuple[QueuedItem, ...]:
        latest = now + timedelta(minutes=10)
        waiting = [row.queued for row in self._rows if row.state == "pending"]
        return tuple(q for q in waiting if q.next_try_at is None or not now < q.next_try_at <= latest)[:limit]

    def confirm(self, n: int, receipt: Receipt) -> None:
        self._write()
        row = self._rows[n - 1]
        row.state, row.receipt = "confirmed", receipt
        row.change(next_try_at=None, last_error="")

    def retry_later(self, n: int, at: datetime, error: str) -> None:
        self._write()
        row = self._rows[n - 1]
        if row.state == "pending":
            row.change(attempts=row.queued.attempts + 1, next_try_at=at, last_error=error)

    def needs_attention(self, n: int, error: str) -> None:
        self._write()
        row = self._rows[n - 1]
        if row.state == "pending":
            row.state = "attention"
            row.change(attempts=row.queued.attempts + 1, next_try_at=None, last_error=error)

    def attention(self) -> tuple[QueuedItem, ...]:
        return tuple(row.queued for row in self._rows if row.state == "attention")

    def try_again(self, n: int) -> None:
        self._write()
        if self._rows[n - 1].state == "attention":
            self._requeue(self._rows[n - 1])

    def requeue_acknowledged(self, system_identifier: str, timeline: str, since: datetime) -> int:
        self._write()
        stale = [
            row
            for row in self._rows
            if row.state == "confirmed"
            and row.receipt is not None
            and row.receipt.received_at >= since
            and (row.receipt.system_identifier, row.receipt.timeline) != (system_identifier, timeline)
        ]
        for row in stale:
            self._requeue(row)
        return len(stale)

    def pending(self) -> Pending:
        waiting = [row for row in self._rows if row.state == "pending"]
        tries = [row.queued.next_try_at for row in waiting]
        return Pending(
            count=len(waiting),
            oldest_at=min((row.pending_since for row in waiting), default=None),
            attention=len(self.attention()),
            next_try_at=None if None in tries else min((at for at in tries if at), default=None),
        )

    def _requeue(self, row: _Row) -> None:
        row.state, row.pending_since = "pending", self._clock()
        row.change(attempts=0, next_try_at=None)

    # ---- memory

    def remember_profile(self, profile: Profile, e164: int | None) -> None:
        self._write()
        self._seen += 1
        customer = profile.customer.customer_id
        self._profiles[customer, profile.trust] = (self._seen, profile)
        if e164 is not None:
            self._numbers.add((e164, customer))

    def recent_by_number(self, e164: int, trust: TrustLevel = TrustLevel.VERIFIED) -> tuple[Profile, ...]:
        customers = [customer for number, customer in self._numbers if number == e164]
        found = [self._latest(customer, trust) for customer in customers]
        return tuple(profile for _, profile in sorted((f for f in found if f), key=lambda pair: -pair[0]))

    def recent_by_id(self, customer_id: UUID, trust: TrustLevel = TrustLevel.VERIFIED) -> Profile | None:
        found = self._latest(customer_id, trust)
        return found[1] if found else None

    def _latest(self, customer: UUID, trust: TrustLevel) -> tuple[int, Profile] | None:
        seen = [pair for (who, masked), pair in self._profiles.items() if who == customer and masked <= trust]
        return max(seen, key=lambda pair: pair[0], default=None)

    def remember_reference(self, reference: Reference) -> None:
        self._write()
        self._reference = reference

    def reference(self) -> Reference | None:
        return self._reference

    def put_value(self, name: str, value: str) -> None:
        self._write()
        self._values[name] = value

    def value(self, name: str) -> str | None:
        return self._values.get(name)

    def room_is_low(self) -> bool:
        return self.low

    def close(self) -> None:
        self.closed = True


class SlowJournal(FakeJournal):
    """A disk that takes its time: what is asked waits for `obey`."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(clock)
        self.asked: list[tuple[Work, Then | None]] = []

    def write(self, work: Work, then: Then | None = None) -> None:
        self.asked.append((work, then))

    def obey(self) -> None:
        """Do what was asked until now."""
        asked, self.asked = self.asked, []
        for work, then in asked:
            super().write(work, then)
