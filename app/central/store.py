"""The contract of the central CRM database, kept by `postgres.py` and by the fake of the unit tests."""

from typing import Protocol
from uuid import UUID

from app.central.sharing import SharingStore
from app.central.verification import VerificationStore
from app.models.records import (
    CustomerLine,
    Health,
    Identity,
    InteractionLine,
    LookupRequest,
    LookupResult,
    OutboxItem,
    Profile,
    Receipt,
    Reference,
    TaskLine,
    TrustLevel,
)
from app.models.records_edit import Decision
from app.models.records_pages import Page, PageKind


class CentralError(Exception):
    """Something the central database or the way to it did. `str(error)` holds no personal data, ever."""


class CentralUnreachable(CentralError):
    """No answer: host, port, network, time-out, server starting. Worth trying again; says nothing about a commit."""


class CentralRefused(CentralError):
    """Signed in wrongly: password, certificate, role, expired. Trying again without the agent is pointless."""


class CentralForbidden(CentralRefused):
    """Signed in, and the database says no to this one request: `word` is why, for `app.ui.words` to put into words.

    role, gone, staff, vip, branch, protected, reason (a typed reason opens it), searches (too many a minute), or a word
    of the function that was asked. The attempt is in the audit.
    """

    def __init__(self, word: str) -> None:
        super().__init__(f"The central database does not allow this ({word}).")
        self.word = word


class CentralUntrusted(CentralRefused):
    """The server could not prove who it is: its certificate, or no encryption at all. No password was sent."""


class CentralTooOld(CentralError):
    """The schema is older than this program needs. The desk goes on with its journal."""


class CentralTooNew(CentralError):
    """The schema no longer serves this program. The desk goes on with its journal."""


class ItemRejected(CentralError):
    """The database will never take this item as it is (22xxx, 23xxx, P0409: id reused). It needs a person's eye."""


class CentralStore(VerificationStore, SharingStore, Protocol):
    """One connection to the centre. Not thread-safe: one thread owns it. Every call may raise `CentralError`."""

    def whoami(self) -> Identity: ...

    def health(self) -> Health: ...

    def reference(self) -> Reference: ...

    def lookup(self, request: LookupRequest) -> LookupResult:
        """Candidates by number and by what was typed; with exactly one, its profile in the same round trip."""
        ...

    def profile(self, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> Profile:
        """The card of one customer masked to `trust`, and never above what this database knows of the call.

        NONE without a call that was looked up, at most IVR for whom its claim found, VERIFIED by `verify` alone.
        `reason` is what the agent typed to open a protected customer by hand. Raises `CentralForbidden` if this agent
        may not see it, `CentralRefused` if there is no such customer.
        """
        ...

    def search(self, text: str, limit: int = 20, e164: int | None = None) -> tuple[CustomerLine, ...]:
        """By name, pinyin, initials, code, account, card, certificate or phone (whole, or its last digits).

        The surest first. `e164` is the number in `text`, read by the rules of this desk's trunk. Raises
        `CentralForbidden("searches")` when the minute is full.
        """
        ...

    def day(self) -> tuple[InteractionLine, ...]:
        """The signed-in agent's interactions since midnight, newest first."""
        ...

    def tasks(self) -> tuple[TaskLine, ...]:
        """The signed-in agent's open tasks, next due first."""
        ...

    def history(
        self,
        customer_id: UUID,
        before: UUID | None = None,
        limit: int = 50,
        trust: TrustLevel = TrustLevel.NONE,
        call_id: str = "",
    ) -> tuple[InteractionLine, ...]:
        """A page of a customer's interactions, newest first, older than `before` (an interaction id).

        Masked as `profile` masks them.
        """
        ...

    def page(self, kind: PageKind, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> Page:
        """A page behind the card, masked as `profile` masks. Raises `CentralForbidden` when it may not be seen."""
        ...

    def decide_edit(self, edit_id: UUID, field: str, keep_mine: bool, call_id: str) -> Decision:
        """Settle a conflict of two edits. Decided already: says how, changes nothing."""
        ...

    def push(self, item: OutboxItem) -> Receipt:
        """Bring one item; pushing it again gives a receipt again and changes nothing. Autocommit, one statement."""
        ...

    def cut(self) -> None:
        """Shut the socket from another thread (the watchdog's); the call under way raises `CentralUnreachable`."""
        ...

    def close(self) -> None: ...
