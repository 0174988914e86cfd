"""What the desk asks of the centre, as values on their way to the reading thread."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.central.store import CentralStore
from app.models.records import LookupRequest, TrustLevel


@dataclass(frozen=True, slots=True)
class Question:
    """Base of all questions."""


@dataclass(frozen=True, slots=True)
class LookUp(Question):
    request: LookupRequest


@dataclass(frozen=True, slots=True)
class ProfileOf(Question):
    customer_id: UUID
    trust: TrustLevel
    call_id: str
    reason: str = ""
    """Why a protected customer is opened by hand on a call; for the audit."""


@dataclass(frozen=True, slots=True)
class Search(Question):
    text: str


@dataclass(frozen=True, slots=True)
class History(Question):
    customer_id: UUID
    before: UUID | None
    trust: TrustLevel
    call_id: str


@dataclass(frozen=True, slots=True)
class Day(Question):
    pass


@dataclass(frozen=True, slots=True)
class Tasks(Question):
    pass


@dataclass(frozen=True, slots=True)
class Ask(Question):
    """What a service of its own asks. Of one `topic` only the newest waits.

    `ask` is called on the reading thread with the connection; so are `done` with its answer and `failed` with a word:
    hand in the `emit` of a signal.
    """

    topic: str
    ask: Callable[[CentralStore], object]
    done: Callable[[object], object]
    failed: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Ping(Question):
    """Is the centre there? Asked when nothing else is."""


@dataclass(frozen=True, slots=True)
class SignInAgain(Question):
    """The agent signed in anew, or asks to try at once; what stood in the way before is forgotten."""

    store_factory: Callable[[], CentralStore] | None


@dataclass(frozen=True, slots=True)
class Stop(Question):
    pass
