"""The pages behind the customer card: holdings, household and relations, work, value. One answer of the centre each.

Masked by the database to the trust of the call. None is "none" (or masked, then `masked` says so); zero is zero.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import msgspec

from app.models.records import CustomerLine, Record, TaskLine, TrustLevel


class PageKind(StrEnum):
    HOLDINGS = "holdings"
    KIN = "kin"
    WORK = "work"
    VALUE = "value"


class Page(Record, frozen=True, kw_only=True):
    """Base of all pages."""

    customer_id: UUID
    trust: TrustLevel
    masked: bool = False
    as_of: datetime


# ---- holdings -------------------------------------------------------------------------------------------------------


class Owner(Record, frozen=True, kw_only=True):
    """Somebody else who has a part in an account; `share` is a fraction of one."""

    customer_id: UUID
    name: str
    role: str
    share: Decimal | None = None


class Holding(Record, frozen=True, kw_only=True):
    """One account in full. `role` is this customer's own; `interest_rate` a year, as a fraction of one."""

    account_id: UUID
    kind: str
    product: str
    number_masked: str
    currency: str
    state: str = "open"
    role: str = "holder"
    branch: str = ""
    balance: Decimal | None = None
    available: Decimal | None = None
    blocked: Decimal | None = None
    arrears: Decimal | None = None
    days_past_due: int | None = None
    credit_limit: Decimal | None = None
    interest_rate: Decimal | None = None
    next_payment: Decimal | None = None
    next_payment_on: date | None = None
    opened_on: date | None = None
    matures_on: date | None = None
    last_movement_on: date | None = None
    masked: bool = False
    owners: tuple[Owner, ...] = ()
    source: str = ""
    as_of: datetime | None = None


class Drawdown(Record, frozen=True, kw_only=True):
    """One due bill (借据) of a contract."""

    drawdown_id: UUID
    number: str
    currency: str
    amount: Decimal | None = None
    outstanding: Decimal | None = None
    arrears: Decimal | None = None
    interest_rate: Decimal | None = None
    drawn_on: date | None = None
    due_on: date | None = None
    state: str = "open"


class Guarantee(Record, frozen=True, kw_only=True):
    """Who or what stands for a contract: `guarantee`, `mortgage`, `pledge` or `deposit`."""

    guarantee_id: UUID
    kind: str
    guarantor_id: UUID | None = None
    guarantor: str = ""
    object: str = ""
    currency: str = "CNY"
    value: Decimal | None = None
    valued_on: date | None = None
    valid_until: date | None = None
    state: str = "open"


class Contract(Record, frozen=True, kw_only=True):
    """One contract with its many drawdowns."""

    contract_id: UUID
    number: str
    kind: str
    product: str = ""
    currency: str = "CNY"
    amount: Decimal | None = None
    used: Decimal | None = None
    signed_on: date | None = None
    matures_on: date | None = None
    state: str = "open"
    masked: bool = False
    drawdowns: tuple[Drawdown, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    source: str = ""
    as_of: datetime | None = None


class Holdings(Page, frozen=True, kw_only=True):
    accounts: tuple[Holding, ...] = ()
    contracts: tuple[Contract, ...] = ()
    more: bool = False
    """There is more than one page carries."""


# ---- household and relations ----------------------------------------------------------------------------------------


class Group(Record, frozen=True, kw_only=True):
    """A group of firms or a club; each member's `relation` is its role."""

    group_id: UUID
    kind: str
    label: str
    role: str
    members: tuple[CustomerLine, ...] = ()


class Relation(Record, frozen=True, kw_only=True):
    """`kind` says what the other is to this customer; with `outward` false, what this customer is to the other."""

    relation_id: UUID
    kind: str
    outward: bool
    other: CustomerLine | None = None
    """None: nobody of the bank's, only a name."""
    other_name: str = ""
    note: str = ""
    since: date | None = None
    until: date | None = None
    source: str = ""
    as_of: datetime | None = None


class Kin(Page, frozen=True, kw_only=True):
    household: tuple[CustomerLine, ...] = ()
    groups: tuple[Group, ...] = ()
    relations: tuple[Relation, ...] = ()


# ---- work -----------------------------------------------------------------------------------------------------------


class ComplaintPage(Record, frozen=True, kw_only=True):
    complaint_id: UUID
    number: str
    opened_at: datetime
    product: str
    summary: str = ""
    remedy: str = ""
    masked: bool = False
    state: str
    due_on: date | None = None
    agent: str = ""


class TaskPage(TaskLine, frozen=True, kw_only=True):
    """A task in any state; `kind` is `task` or `callback`, the latter with its hour."""

    kind: str = "task"
    due_at: datetime | None = None


class Opportunity(Record, frozen=True, kw_only=True):
    """`kind` is `lead` or `opportunity`; `stage` open, contacted, offered, won or lost."""

    opportunity_id: UUID
    kind: str
    product: str = ""
    title: str
    reason: str = ""
    stage: str
    result: str = ""
    currency: str = "CNY"
    amount: Decimal | None = None
    probability_percent: int | None = None
    next_on: date | None = None
    agent: str = ""
    created_at: datetime


class Credit(Record, frozen=True, kw_only=True):
    """The latest credit evaluation; `sections` are its aspects with their texts."""

    grade: str
    score: Decimal | None = None
    currency: str = "CNY"
    advised_limit: Decimal | None = None
    evaluated_on: date
    valid_until: date | None = None
    evaluator: str = ""
    judgement: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    source: str = ""
    as_of: datetime | None = None


class Satisfaction(Record, frozen=True, kw_only=True):
    at: datetime
    score: int
    best: int = 5
    channel: str = ""
    comment: str = ""


class Work(Page, frozen=True, kw_only=True):
    complaints: tuple[ComplaintPage, ...] = ()
    tasks: tuple[TaskPage, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    credit: Credit | None = None
    credit_masked: bool = False
    satisfaction: tuple[Satisfaction, ...] = ()


# ---- value ----------------------------------------------------------------------------------------------------------


class SevenP(Record, frozen=True, kw_only=True):
    """One of the seven P's: 0 to 100, None when there is nothing to say; `inputs` are names and values."""

    score: int | None = None
    inputs: tuple[tuple[str, str], ...] = ()


class Value(Page, frozen=True, kw_only=True):
    """What the customer is worth, in the bank's own currency over twelve months, with the inputs of each figure.

    `profit` = `contribution` - `cost_to_serve`; `information_value` = K * sum(p_i * N_i) / (M * C).
    """

    known: bool = False
    """False: not reckoned yet."""
    currency: str = "CNY"
    assets: Decimal | None = None
    debts: Decimal | None = None
    contribution: Decimal | None = None
    cost_to_serve: Decimal | None = None
    profit: Decimal | None = None
    tier: str = ""
    tier_reason: str = ""
    information_value: Decimal | None = None
    inputs: dict[str, tuple[tuple[str, ...], ...]] = msgspec.field(default_factory=dict)
    """`contribution` and `cost`: (kind, amount or count, rate, product); `information_value`: (point, pieces, uses) and
    (K), (M), (C)."""
    seven: dict[str, SevenP] = msgspec.field(default_factory=dict)


PAGES: dict[PageKind, type[Page]] = {
    PageKind.HOLDINGS: Holdings,
    PageKind.KIN: Kin,
    PageKind.WORK: Work,
    PageKind.VALUE: Value,
}
