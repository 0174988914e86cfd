"""Changing a customer's fields in place: what the desk sends, and what came of it."""

from datetime import datetime
from uuid import UUID

from app.models.records import Record

EDITABLE = ("language", "preferred_channel", "preferred_time", "occupation", "email", "address", "city")
"""Fields an agent may change at the desk; the rest come from the bank's systems."""


class FieldChange(Record, frozen=True, kw_only=True):
    """`base` is the value the agent saw, `mine` the one wanted."""

    field: str
    base: str
    mine: str


class EditDraft(Record, frozen=True, kw_only=True):
    """`log_edit_v1`: changes of one customer, each field by itself applied, kept as a conflict, or refused."""

    edit_id: UUID
    customer_id: UUID
    call_id: str = ""
    reason: str = ""
    changes: tuple[FieldChange, ...]
    edited_at: datetime


class Decision(Record, frozen=True, kw_only=True):
    """What became of a conflict: `kept_mine` or `kept_theirs`, perhaps by somebody who was quicker."""

    edit_id: UUID
    field: str
    state: str
