"""Verification of a caller: what is asked, what was answered, and how far the call may be trusted then."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.models.records import Record, TrustLevel


class Outcome(StrEnum):
    """What became of a question on this call."""

    OPEN = ""
    RIGHT = "right"
    WRONG = "wrong"
    SKIPPED = "skipped"
    SEEN = "seen"
    """The agent had the fact revealed: it proves nothing on this call."""
    EXPIRED = "expired"
    """Right once, too long ago."""


class Question(Record, frozen=True, kw_only=True):
    """One question the bank lets its agents ask. `expected` is sent only where the agent may know it by now."""

    code: str
    label_en: str
    label_zh: str
    shown: str = "after"
    """When the agent sees the expected answer: `before`, `after` or `never`."""
    judged: bool = False
    """The agent says whether it was right; else the answer is typed and the database compares."""
    tries: int = 0
    outcome: Outcome = Outcome.OPEN
    expected: str = ""

    @property
    def can_be_answered(self) -> bool:
        told = self.shown == "after" and self.outcome is Outcome.WRONG
        return self.outcome not in (Outcome.RIGHT, Outcome.SEEN) and not told


class Verification(Record, frozen=True, kw_only=True):
    """Where the verification of one customer stands on one call. `trust` is what that call may see now."""

    call_id: str
    customer_id: UUID
    trust: TrustLevel
    needed: int
    right: int
    wrong: int
    """Of the whole call, whomever it was about, since a team lead last unlocked it."""
    wrong_allowed: int
    locked: bool = False
    until: datetime | None = None
    """When the answers will have expired; None while there are too few."""
    questions: tuple[Question, ...] = ()

    @property
    def verified(self) -> bool:
        return self.trust is TrustLevel.VERIFIED


class Answer(Record, frozen=True, kw_only=True):
    """What a caller answered: typed in `answer`, or judged by the agent in `said`. Kept nowhere but on its way.

    `nth` is one more than the answers this question had: sent twice, it counts once.
    """

    call_id: str
    customer_id: UUID
    question: str
    nth: int
    answer: str = ""
    said: str = ""
    """`right` or `wrong` where the agent judges, `skipped`; empty: compare."""


class RevealRequest(Record, frozen=True, kw_only=True):
    """A masked field asked for whole, and why. `item` is the account whose number is asked for."""

    customer_id: UUID
    field: str
    reason: str
    call_id: str
    item: str = ""


class Revealed(Record, frozen=True, kw_only=True):
    """The field, for so many seconds. Never journalled, never logged."""

    customer_id: UUID
    field: str
    item: str = ""
    seconds: int = 30
    values: tuple[str, ...] = ()


class LockedCall(Record, frozen=True, kw_only=True):
    """A call of the lead's team that too many wrong answers have locked."""

    agent: str
    agent_name: str
    call_id: str
    wrong: int
    at: datetime
