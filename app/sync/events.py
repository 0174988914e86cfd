"""What the sync core is told and what it answers: values only."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from app.journal.store import Pending, QueuedItem
from app.models.records import Health, Receipt


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all."""


class Now(Value, frozen=True, kw_only=True):
    """The two clocks at one moment: `mono_s`, seconds that only grow, for waiting; `utc`, which may jump, for rows."""

    mono_s: float
    utc: datetime


class Failure(StrEnum):
    """Why the centre did not do it. The values are the words the screen and the journal know."""

    UNREACHABLE = "unreachable"
    """No answer: it may have been done, or not."""
    REFUSED = "refused"
    """This sign-in may not."""
    BAD_CERTIFICATE = "bad_certificate"
    """The centre could not prove who it is; no password was sent."""
    TOO_OLD = "too_old"
    TOO_NEW = "too_new"
    REJECTED = "rejected"
    """This item will never be taken as it is."""
    FAILED = "failed"
    """Anything else, a fault of ours among them."""


# ---- events ---------------------------------------------------------------------------------------------------------


class Started(Value, frozen=True, kw_only=True):
    """Work may begin."""


class Nudged(Value, frozen=True, kw_only=True):
    """Something was saved."""


class Woken(Value, frozen=True, kw_only=True):
    """The time asked for in `State.wake_at` may have come."""


class SignedIn(Value, frozen=True, kw_only=True):
    """The agent signed in anew, or asked to try again now."""


class Found(Value, frozen=True, kw_only=True):
    """The answer to `Look`: the oldest item due, and what is pending in all."""

    head: QueuedItem | None
    pending: Pending


class Checked(Value, frozen=True, kw_only=True):
    """The answer to `Check`."""

    health: Health


class Pushed(Value, frozen=True, kw_only=True):
    """The answer to `Push`: the item stands in the central database."""

    receipt: Receipt


class Failed(Value, frozen=True, kw_only=True):
    """The other answer to `Check` and `Push`."""

    failure: Failure


class JournalFailed(Value, frozen=True, kw_only=True):
    """An action on the journal could not be done; `word` is the journal's."""

    word: str


class Stopped(Value, frozen=True, kw_only=True):
    """No more."""


Event = Started | Nudged | Woken | SignedIn | Found | Checked | Pushed | Failed | JournalFailed | Stopped


# ---- actions, to be done in the order given -------------------------------------------------------------------------


class Look(Value, frozen=True, kw_only=True):
    """Read the journal and answer `Found`."""


class Check(Value, frozen=True, kw_only=True):
    """Ask the centre for its health; answer `Checked` or `Failed`."""


class Push(Value, frozen=True, kw_only=True):
    """Bring one item; answer `Pushed` or `Failed`."""

    queued: QueuedItem


class Confirm(Value, frozen=True, kw_only=True):
    """Mark the item in the journal. Until that is on the disk the item counts as not pushed."""

    n: int
    item_id: UUID
    receipt: Receipt


class RetryLater(Value, frozen=True, kw_only=True):
    n: int
    at: datetime
    error: str


class SetAside(Value, frozen=True, kw_only=True):
    """The item needs a person's attention; the next ones go on."""

    n: int
    item_id: UUID
    error: str


class Requeue(Value, frozen=True, kw_only=True):
    """The database is another one, or went back in time: what it confirmed since `since` goes back in line."""

    system_identifier: str
    timeline: str
    since: datetime


class Tell(Value, frozen=True, kw_only=True):
    """The line's state changed, for the status bar."""

    word: str


Action = Look | Check | Push | Confirm | RetryLater | SetAside | Requeue | Tell
