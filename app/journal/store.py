"""The contract of the encrypted local store, kept by `sqlite.py` and by the fake of the unit tests.

Owned by the GUI thread, one writer, one connection. Every method that writes returns after its COMMIT is on the disk.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

import msgspec

from app.models.records import OutboxItem, Profile, Receipt, Reference


class JournalError(Exception):
    """The local store cannot do what was asked; the text says what is safe and what to do, without personal data."""


class JournalFull(JournalError):
    """No room on the disk. Nothing shown as saved is lost; the text in the form is still there."""


class JournalLocked(JournalError):
    """Another desk runs on the same journal."""


class JournalKeyWrong(JournalError):
    """The key or passphrase does not open this journal."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A form not saved yet. `body` is its JSON, `call_body` what was known of the call (JSON), both opaque here."""

    form_id: UUID
    call_id: str
    opened_at: datetime
    body: str
    call_body: str = ""


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    count: int
    oldest_at: datetime | None
    attention: int


class QueuedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An outbox row. `n` is its place; `attempts` and `next_try_at` are the pusher's."""

    n: int
    item: OutboxItem
    saved_at: datetime
    attempts: int = 0
    next_try_at: datetime | None = None
    last_error: str = ""


class Journal(Protocol):
    def save_draft(self, draft: Draft) -> None: ...

    def drafts(self) -> tuple[Draft, ...]:
        """Forms that were open when the desk went away, oldest first."""
        ...

    def discard_draft(self, form_id: UUID) -> None: ...

    def commit(self, form_id: UUID | None, items: Sequence[OutboxItem]) -> None:
        """One transaction: the items into the outbox, the draft away. The same item ids again change nothing."""
        ...

    def due(self, now: datetime, limit: int = 50) -> tuple[QueuedItem, ...]:
        """Items to push now, oldest first, those waiting for a later try left out."""
        ...

    def confirm(self, n: int, receipt: Receipt) -> None: ...

    def retry_later(self, n: int, at: datetime, error: str) -> None: ...

    def needs_attention(self, n: int, error: str) -> None: ...

    def attention(self) -> tuple[QueuedItem, ...]: ...

    def try_again(self, n: int) -> None:
        """Put an item that needed attention back in line."""
        ...

    def requeue_acknowledged(self, system_identifier: str, timeline: str, since: datetime) -> int:
        """Items confirmed after `since` under another epoch go back in line; returns how many."""
        ...

    def pending(self) -> Pending: ...

    def remember_profile(self, profile: Profile, e164: int | None) -> None:
        """Keep a profile this agent had on screen: bounded in number and age, masked as it was shown."""
        ...

    def recent_by_number(self, e164: int) -> tuple[Profile, ...]: ...

    def recent_by_id(self, customer_id: UUID) -> Profile | None: ...

    def remember_reference(self, reference: Reference) -> None: ...

    def reference(self) -> Reference | None: ...

    def put_value(self, name: str, value: str) -> None:
        """Small facts of the desk itself that must outlive a crash: agent state, wrap-up start, call under way."""
        ...

    def value(self, name: str) -> str | None: ...

    def close(self) -> None: ...
