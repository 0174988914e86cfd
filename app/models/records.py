"""The values that cross floors: what the central database answers and what the desk writes.

All are frozen msgspec structs: immutable like dataclasses, and decoded strictly from JSON at every border
(central answers, outbox payloads, journal). Instants are aware UTC datetimes, durations integers with the unit in the
name, money is decimal with its currency. Codes are the bank's own and are turned into words by the UI.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from uuid import UUID

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """Base of all values; unknown fields are ignored so that desks and databases of several versions can talk."""


class TrustLevel(IntEnum):
    """How far this call's caller is known to be the customer. Decides what is masked.

    IVR data find a record and prove nothing by themselves: NUMBER opens a masked card. IVR means that the bank's own
    IVR says it checked a secret (with its method) of the customer who was typed there, and of nobody else. VERIFIED
    means that enough of the bank's questions were answered right on this call: the central database compares, counts
    and decides (`crm.trust_reached`); a desk can only ask for less.
    """

    NONE = 0
    NUMBER = 1
    IVR = 2
    VERIFIED = 3


class Flag(StrEnum):
    """Marks on a customer that change how the agent speaks or what the agent may do."""

    FRAUD = "fraud"
    VULNERABLE = "vulnerable"
    VIP = "vip"
    DECEASED = "deceased"
    PROTECTED = "protected"


class FoundBy(StrEnum):
    """Why a customer is among the candidates of a call."""

    NUMBER = "number"
    TYPED = "typed"
    BOTH = "both"
    SEARCH = "search"


class CustomerLine(Record, frozen=True, kw_only=True):
    """One customer in one line: a candidate, a search hit, a member of the household."""

    customer_id: UUID
    code: str
    name: str
    name_latin: str = ""
    kind: str = "person"
    """`person`, `firm` or `prospect`."""
    tier: str = "standard"
    flags: tuple[Flag, ...] = ()
    relation: str = ""
    """How the customer stands to the number or to the household: holder, spouse, child, company, ..."""
    city: str = ""
    found_by: FoundBy = FoundBy.NUMBER
    matched: str = ""
    """What of the customer fits the words of a search: code, account, card, certificate, number, number_end, name,
    given, pinyin, initials or word."""
    ending: str = ""
    """The last four of the number, account or card that fits."""
    formerly: str = ""
    """The code of a record that was merged into this customer, when that is what fits."""
    refused: str = ""
    """Why this agent may not see more than this line, in one word of `CentralForbidden`; empty: they may."""


class Account(Record, frozen=True, kw_only=True):
    """One holding. `balance` None means masked or not known; zero is zero."""

    account_id: UUID
    kind: str
    """`deposit`, `card`, `loan`, `line`, `investment` or `insurance`."""
    product: str
    number_masked: str
    currency: str
    balance: Decimal | None = None
    available: Decimal | None = None
    state: str = "open"
    matures_on: date | None = None
    masked: bool = False


class Money(Record, frozen=True, kw_only=True):
    amount: Decimal
    currency: str


class Totals(Record, frozen=True, kw_only=True):
    """The three figures. None = the customer has no such account; `masked` = there is one, this call may not see it."""

    deposits: Money | None = None
    credit_available: Money | None = None
    owed: Money | None = None
    masked: bool = False


class InteractionLine(Record, frozen=True, kw_only=True):
    interaction_id: UUID
    at: datetime
    channel: str
    direction: str
    queue: str = ""
    agent: str = ""
    customer_id: UUID | None = None
    customer_name: str = ""
    disposition: str = ""
    note: str = ""
    talk_s: int | None = None
    """Seconds talked; None when nobody answered or the channel has no talk time."""
    masked: bool = False
    """There is a note or a subject, and this call may not see it."""
    subject: str = ""
    """What a letter, message or visit was about, as its system says."""
    source: str = ""
    """The system it comes from; empty: one of our desks."""
    caller_number: str = ""
    """The number to call back: of the agent's own calls only, else empty."""


class ComplaintLine(Record, frozen=True, kw_only=True):
    complaint_id: UUID
    number: str
    opened_at: datetime
    product: str
    summary: str
    state: str
    due_on: date | None = None
    masked: bool = False
    """There is a summary, and this call may not see it."""


class TaskLine(Record, frozen=True, kw_only=True):
    task_id: UUID
    title: str
    due_on: date
    state: str = "open"
    agent: str = ""
    customer_id: UUID | None = None
    customer_name: str = ""
    masked: bool = False
    """There is a title, and this call may not see it."""


class Phone(Record, frozen=True, kw_only=True):
    kind: str
    number_masked: str
    verified: bool = False


class DueLine(Record, frozen=True, kw_only=True):
    """Something that comes due within sixty days: an account or contract that ends, a drawdown, a payment."""

    kind: str
    """The account's kind, or `payment`, `contract`, `drawdown`."""
    product: str
    on: date
    currency: str = "CNY"
    amount: Decimal | None = None


class Offer(Record, frozen=True, kw_only=True):
    """The newest open opportunity: what to offer, and why now."""

    opportunity_id: UUID
    product: str = ""
    title: str
    reason: str = ""


class LastScore(Record, frozen=True, kw_only=True):
    """The latest satisfaction: `score` out of `best`."""

    score: int
    best: int = 5
    at: datetime


class EditConflict(Record, frozen=True, kw_only=True):
    """Two changed the same field: `mine` is what `agent` wanted, `theirs` what stands, `base` what both had seen."""

    edit_id: UUID
    field: str
    base: str
    mine: str
    theirs: str
    agent: str
    at: datetime


class Profile(Record, frozen=True, kw_only=True):
    """The customer's card, already masked by the database to `trust`.

    `refused`: this agent may not see the caller (a word of `CentralForbidden`); customer and manager are all it tells.
    """

    customer: CustomerLine
    trust: TrustLevel
    refused: str = ""
    tier_reason: str = ""
    manager: str = ""
    manager_phone: str = ""
    language: str = ""
    born_on: date | None = None
    customer_since: date | None = None
    certificate_masked: str = ""
    address_masked: str = ""
    phones: tuple[Phone, ...] = ()
    accounts: tuple[Account, ...] = ()
    totals: Totals = Totals()
    interactions: tuple[InteractionLine, ...] = ()
    """The latest, newest first, at most ten."""
    complaints: tuple[ComplaintLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    household: tuple[CustomerLine, ...] = ()
    household_masked: bool = False
    """There are others, and this call may not see them."""
    hidden: tuple[str, ...] = ()
    """Fields that are there and not told at this trust: `address`, `born_on`, `certificate`, `email`."""
    reveals: dict[str, int] = msgspec.field(default_factory=dict)
    """Fields that may be revealed whole at this trust, each for so many seconds."""
    branch: str = ""
    occupation: str = ""
    email: str = ""
    preferred_channel: str = ""
    preferred_time: str = ""
    manager_id: UUID | None = None
    manager_agent: str = ""
    """The manager's own role, when the manager has a desk: callbacks go there."""
    flag_reasons: dict[str, str] = msgspec.field(default_factory=dict)
    due: tuple[DueLine, ...] = ()
    credit_grade: str = ""
    satisfaction: LastScore | None = None
    offer: Offer | None = None
    edit_conflicts: tuple[EditConflict, ...] = ()
    as_of: datetime
    version: int = 1


class LookupRequest(Record, frozen=True, kw_only=True):
    """Who may be calling. `e164` is the number as an integer without '+'; None for withheld, internal or odd ones."""

    call_id: str
    e164: int | None = None
    customer_claim: str = ""
    """Account number or customer code the caller typed at the IVR."""
    trust: TrustLevel = TrustLevel.NONE
    """Ceiling of what this call may see if exactly one customer matches; the database allows less, never more."""
    method: str = ""
    """How the IVR says it checked the caller: `pin`, `voice`, ...; kept with the call, for the record."""


class LookupResult(Record, frozen=True, kw_only=True):
    """Candidates, and the whole profile at once when there is exactly one of them."""

    call_id: str
    candidates: tuple[CustomerLine, ...] = ()
    profile: Profile | None = None
    contradiction: bool = False
    """The number belongs to one customer and what was typed to another; trust is then TrustLevel.NONE."""


class Identity(Record, frozen=True, kw_only=True):
    """Who is signed in, as the database sees it."""

    agent: str
    display_name: str
    team: str
    role: str
    language: str = "en"


class Code(Record, frozen=True, kw_only=True):
    """One entry of a code table: a disposition (its group in `group`), product, tier, reason, queue."""

    code: str
    label_en: str
    label_zh: str
    group: str = ""
    needs_task: bool = False


class Reference(Record, frozen=True, kw_only=True):
    """The bank's code tables, kept in the journal so that the desk starts without the centre."""

    disposition_groups: tuple[Code, ...] = ()
    dispositions: tuple[Code, ...] = ()
    products: tuple[Code, ...] = ()
    tiers: tuple[Code, ...] = ()
    queues: tuple[Code, ...] = ()
    as_of: datetime | None = None


class Health(Record, frozen=True, kw_only=True):
    server_time: datetime
    server_version: str
    schema_revision: str
    system_identifier: str
    timeline: str
    min_desk: str = ""
    """Oldest desk version this schema accepts."""


# ---- what the desk writes -------------------------------------------------------------------------------------------


class CallFacts(Record, frozen=True, kw_only=True):
    """What the telephone knew of a call, kept with its interaction."""

    call_id: str
    pbx_call_id: str = ""
    direction: str = "in"
    queue: str = ""
    caller_number: str = ""
    called_number: str = ""
    ivr_path: str = ""
    ivr_method: str = ""
    ring_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ring_ms: int = 0
    talk_ms: int = 0
    hold_ms: int = 0
    end_reason: str = ""


class InteractionDraft(Record, frozen=True, kw_only=True):
    """`log_interaction_v1`: one contact. `interaction_id` is a UUIDv7 made when the form opened."""

    interaction_id: UUID
    customer_id: UUID | None
    prospect_id: UUID | None = None
    channel: str = "phone"
    trust: TrustLevel = TrustLevel.NONE
    disposition: str
    note: str = ""
    language: str = ""
    opened_at: datetime
    saved_at: datetime
    wrap_ms: int = 0
    call: CallFacts | None = None


class TaskDraft(Record, frozen=True, kw_only=True):
    """`log_task_v1`: a follow-up with its date."""

    task_id: UUID
    interaction_id: UUID | None
    """None: it was written beside any form."""
    customer_id: UUID | None
    title: str
    due_on: date
    created_at: datetime
    kind: str = "task"
    """`task` or `callback`; a callback has its hour and its number."""
    due_at: datetime | None = None
    phone: str = ""
    for_agent: str = ""
    """Whose task it is; empty: the one who writes it."""


class ComplaintDraft(Record, frozen=True, kw_only=True):
    """`log_complaint_v1`: as received, in the customer's own terms (ISO 10002:2018, receipt)."""

    complaint_id: UUID
    interaction_id: UUID
    customer_id: UUID | None
    product: str
    what_happened: str
    remedy_sought: str
    received_at: datetime


class ProspectDraft(Record, frozen=True, kw_only=True):
    """`log_prospect_v1`: the card an agent filled for a caller whom nobody knows yet."""

    prospect_id: UUID
    name: str
    phone: str = ""
    email: str = ""
    language: str = ""
    remark: str = ""
    created_at: datetime


class StateInterval(Record, frozen=True, kw_only=True):
    """`log_state_v1`: one closed stretch of one agent state; contiguous with its neighbours."""

    interval_id: UUID
    state: str
    reason: str = ""
    cause: str = "agent"
    """`agent`, `system` or `supervisor`."""
    call_id: str = ""
    started_at: datetime
    ended_at: datetime


class ItemKind(StrEnum):
    INTERACTION = "interaction"
    TASK = "task"
    COMPLAINT = "complaint"
    PROSPECT = "prospect"
    STATE = "state"
    EDIT = "edit"


class OutboxItem(Record, frozen=True, kw_only=True):
    """One thing on its way to the centre. `payload` is the JSON text of a draft above, never rewritten on retry."""

    item_id: UUID
    kind: ItemKind
    payload: str
    schema_version: int = 1


class Receipt(Record, frozen=True, kw_only=True):
    """The database's word that an item stands. The epoch changes when the database went back in time or failed over."""

    item_id: UUID
    received_at: datetime
    system_identifier: str
    timeline: str
