"""The form beside the card: what the agent writes about this call, from the first ring to Save."""

from datetime import date, datetime
from uuid import UUID

import msgspec


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """All that was typed so far, as one value. It is the draft in the journal, letter for letter."""

    form_id: UUID
    """UUIDv7 made when the form opened; becomes the interaction's id."""
    call_id: str
    opened_at: datetime
    customer_id: UUID | None = None
    customer_name: str = ""
    disposition: str = ""
    note: str = ""
    task_title: str = ""
    task_due_on: date | None = None
    complaint: bool = False
    complaint_product: str = ""
    complaint_what_happened: str = ""
    complaint_remedy: str = ""
    prospect_name: str = ""
    prospect_email: str = ""
    prospect_remark: str = ""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why the form cannot be saved yet. `field` is a field of Form; `code` a word of the UI's table."""

    field: str
    code: str


class SaveState(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the last save: shown in the form's foot.

    `phase`: `draft` (journalled, not saved), `saved` (stands in the journal, on its way), `confirmed` (stands in the
    central database), `attention` (the centre refused it; kept here), `failed` (not saved: `problem` says why).
    """

    phase: str
    form_id: UUID
    at: datetime
    waiting: int = 0
    problem: str = ""
