"""Whose a protected customer is (客户保护), and with whom it is shared."""

from datetime import date, datetime
from uuid import UUID

from app.models.records import Record


class Sharer(Record, frozen=True, kw_only=True):
    """Somebody to share with: an agent's role, or `team:NAME`."""

    shared_with: str
    name: str


class Share(Sharer, frozen=True, kw_only=True):
    """`until`: the last day; None until it is taken back."""

    since: datetime
    until: date | None = None
    reason: str = ""
    shared_by: str = ""


class Protection(Record, frozen=True, kw_only=True):
    """`owner` is empty when nobody protects this customer. `may_share`, `may_protect`: what this agent may change."""

    customer_id: UUID
    owner: str = ""
    owner_name: str = ""
    may_share: bool = False
    may_protect: bool = False
    shares: tuple[Share, ...] = ()
    choices: tuple[Sharer, ...] = ()
