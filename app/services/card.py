"""What the customer card shows, as one value: looking, nobody, several, somebody, or why not."""

from enum import StrEnum

import msgspec

from app.models.records import CustomerLine, Profile


class CardPhase(StrEnum):
    EMPTY = "empty"
    """No call, nobody chosen."""
    LOOKING = "looking"
    NOBODY = "nobody"
    """Nobody is known under this number: a card to fill."""
    WITHHELD = "withheld"
    """No number was sent: search, or a card to fill."""
    SEVERAL = "several"
    SHOWN = "shown"
    FAILED = "failed"
    """The centre did not answer and the journal knows nobody: the agent can still search, write and save."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    phase: CardPhase = CardPhase.EMPTY
    call_id: str = ""
    candidates: tuple[CustomerLine, ...] = ()
    contradiction: bool = False
    profile: Profile | None = None
    from_journal: bool = False
    """The profile is the journal's memory (see `profile.as_of`); the centre has not answered yet or cannot."""
    reason: str = ""
    """What the agent typed to open a protected customer by hand. It goes to the centre with each question of this
    card, and is kept in no other place."""
