"""The contracts of the encrypted local store, kept by `sqlite.py` and `thread.py`, and by the fake of the unit tests.

`Journal` is the file itself, owned by one thread: a method that writes returns after its COMMIT is on the disk, which
may take a disk half a second. So the GUI thread has a `DeskJournal`: it reads at once and never waits for a write.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

import msgspec

from app.models.records import OutboxItem, Profile, Receipt, Reference, TrustLevel


class JournalError(Exception):
    """The local store cannot do what was asked; the text says what is safe and what to do, without personal data.

    `word` is the code that the screen turns into a sentence.
    """

    word: ClassVar[str] = "journal_failed"


class JournalFull(JournalError):
    """No room on the disk. Nothing shown as saved is lost; the text in the form is still there."""

    word = "journal_full"


class JournalLocked(JournalError):
    """Another desk runs on the same journal."""

    word = "journal_locked"


class JournalKeyWrong(JournalError):
    """The key or passphrase does not open this journal."""

    word = "journal_key_wrong"


class JournalUnwritable(JournalError):
    """The journal's folder or file cannot be written."""

    word = "journal_unwritable"


class JournalOnNetwork(JournalError):
    """The journal's folder is not on a disk of this machine."""

    word = "journal_on_network"


class JournalBroken(JournalError):
    """The journal's file is damaged or gone. It is left exactly as it was found."""

    word = "journal_broken"


class JournalTooNew(JournalError):
    """A newer desk wrote this journal."""

    word = "journal_too_new"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A form not saved yet. `body` is its JSON, `call_body` what was known of the call (JSON), both opaque here."""

    form_id: UUID
    call_id: str
    opened_at: datetime
    body: str
    call_body: str = ""


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """What is saved here and not confirmed by the centre; items that need attention are counted apart."""

    count: int
    oldest_at: datetime | None
    attention: int
    next_try_at: datetime | None = None
    """When the first waiting item may be tried again; None when one may be tried now, or nothing is pending."""


class QueuedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An outbox row. `n` is its place; `attempts` and `next_try_at` are the pusher's."""

    n: int
    item: OutboxItem
    saved_at: datetime
    attempts: int = 0
    next_try_at: datetime | None = None
    last_error: str = ""


class JournalReads(Protocol):
    """What may be asked at any time, in well under a millisecond: it stands as the last COMMIT left it."""

    def drafts(self) -> tuple[Draft, ...]:
        """Forms that were open when the desk went away, oldest first."""
        ...

    def due(self, now: datetime, limit: int = 50) -> tuple[QueuedItem, ...]:
        """Items to push now, oldest first, those waiting for a later try left out."""
        ...

    def attention(self) -> tuple[QueuedItem, ...]: ...

    def pending(self) -> Pending: ...

    def recent_by_number(self, e164: int, trust: TrustLevel = TrustLevel.VERIFIED) -> tuple[Profile, ...]:
        """Who was on screen under this number, lately seen first; only what was masked to `trust` or lower."""
        ...

    def recent_by_id(self, customer_id: UUID, trust: TrustLevel = TrustLevel.VERIFIED) -> Profile | None: ...

    def reference(self) -> Reference | None: ...

    def value(self, name: str) -> str | None: ...

    def room_is_low(self) -> bool:
        """True when the disk is nearly full (under 500 MB) or the reserve is in use: time to warn the agent."""
        ...

    def close(self) -> None:
        """After all that was asked before is done."""
        ...


class Journal(JournalReads, Protocol):
    def save_draft(self, draft: Draft) -> None: ...

    def discard_draft(self, form_id: UUID) -> None: ...

    def commit(self, form_id: UUID | None, items: Sequence[OutboxItem]) -> None:
        """One transaction: the items into the outbox, the draft away. The same item ids again change nothing."""
        ...

    def confirm(self, n: int, receipt: Receipt) -> None: ...

    def retry_later(self, n: int, at: datetime, error: str) -> None: ...

    def needs_attention(self, n: int, error: str) -> None: ...

    def try_again(self, n: int) -> None:
        """Put an item that needed attention back in line."""
        ...

    def requeue_acknowledged(self, system_identifier: str, timeline: str, since: datetime) -> int:
        """Items whose receipt is younger than `since` and of another epoch go back in line; returns how many.

        `since` and the receipts are the database's clock: a wrong clock on this machine changes nothing.
        """
        ...

    def remember_profile(self, profile: Profile, e164: int | None) -> None:
        """Keep a profile this agent had on screen: bounded in number and age, masked as it was shown."""
        ...

    def remember_reference(self, reference: Reference) -> None: ...

    def put_value(self, name: str, value: str) -> None:
        """Small facts of the desk itself that must outlive a crash: agent state, wrap-up start, call under way."""
        ...


Work = Callable[[Journal], object]
"""What is to be written. It is done on the journal's thread, so it holds frozen values only."""
Then = Callable[[JournalError | None], None]
"""Told on the asker's thread: None when the COMMIT is on the disk, else why nothing has changed."""


class DeskJournal(JournalReads, Protocol):
    """The journal as the GUI thread sees it."""

    def write(self, work: Work, then: Then | None = None) -> None:
        """Ask for a write; returns at once. All are done, and answered, in the order they were asked in.

        A read sees what was written when `then` was told, at the latest.
        """
        ...
