"""Rows on their way to COPY: one list a table, columns named once."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from app.models.number import reversed_tail

COLUMNS: dict[str, tuple[str, ...]] = {
    "managers": ("id", "name", "phone", "agent", "staff_number", "branch_code", "email"),
    "staff": ("staff_number", "name", "department_code", "post", "phone", "email", "agent"),
    "households": ("id", "label"),
    "customers": (
        *("id", "code", "kind", "name", "name_latin", "name_norm", "given", "pinyin", "initials", "latin"),
        *("tier", "tier_reason", "flags", "language", "manager_id", "household_id", "household_role", "born_on"),
        *("customer_since", "certificate_kind", "certificate_tail", "address", "city", "email", "branch_code"),
        *("gender", "occupation", "preferred_channel", "preferred_time", "received_at"),
    ),
    "phones": ("e164", "customer_id", "kind", "relation", "rev8", "verified"),
    "certificates": ("kind", "number", "customer_id", "valid_until", "source", "as_of"),
    "addresses": ("id", "customer_id", "kind", "address", "city", "source", "as_of"),
    "emails": ("customer_id", "email", "kind", "verified", "source"),
    "consents": ("customer_id", "purpose", "channel", "granted", "since", "recorded_by"),
    "customer_flags": ("customer_id", "flag", "reason", "set_by", "since"),
    "source_customers": ("source", "source_key", "customer_id", "matched_by", "as_of"),
    "relations": (
        *("id", "customer_id", "kind", "other_id", "other_name", "other_phone", "note", "created_by", "created_at"),
    ),
    "groups": ("id", "kind", "label", "source"),
    "group_members": ("group_id", "customer_id", "role"),
    "accounts": (
        *("id", "customer_id", "kind", "product", "number", "card_key", "currency", "balance", "available", "state"),
        *("opened_on", "matures_on", "branch_code", "blocked", "arrears", "days_past_due", "credit_limit"),
        *("interest_rate", "next_payment", "next_payment_on", "last_movement_on", "contract_id", "source", "as_of"),
    ),
    "account_owners": ("account_id", "customer_id", "role", "share"),
    "contracts": (
        *("id", "customer_id", "number", "kind", "product", "amount", "used", "signed_on", "matures_on", "state"),
        *("source", "as_of"),
    ),
    "drawdowns": (
        *("id", "customer_id", "contract_id", "number", "amount", "outstanding", "arrears", "interest_rate"),
        *("drawn_on", "due_on", "state", "source"),
    ),
    "guarantees": (
        *("id", "customer_id", "contract_id", "kind", "object", "value", "valued_on", "valid_until", "source"),
    ),
    "interactions": (
        *("id", "customer_id", "agent", "channel", "direction", "queue", "trust", "disposition", "note"),
        *("occurred_at", "at", "received_at", "call_id", "ring_at", "answered_at", "ended_at", "ring_ms", "talk_ms"),
        *("source", "subject"),
    ),
    "satisfaction": ("id", "customer_id", "interaction_id", "score", "channel", "comment", "at", "received_at"),
    "complaints": (
        *("id", "interaction_id", "customer_id", "number", "agent", "product", "what_happened", "remedy_sought"),
        *("state", "opened_at", "received_at", "due_on"),
    ),
    "tasks": (
        *("id", "interaction_id", "customer_id", "agent", "title", "due_on", "state", "created_at", "kind", "due_at"),
        *("phone", "created_by", "received_at"),
    ),
    "opportunities": (
        *("id", "customer_id", "kind", "product", "title", "reason", "stage", "result", "amount"),
        *("probability_percent", "next_on", "agent", "created_at", "received_at"),
    ),
    "credit_evaluations": (
        *("id", "customer_id", "grade", "score", "advised_limit", "evaluated_on", "valid_until", "evaluator"),
        *("sections", "judgement", "source"),
    ),
}

_SOURCES = {"branch": "branches", "visit": "branches", "letter": "post", "fax": "post"}


class Rows:
    """Collects rows and makes their keys; all randomness comes from `rng`."""

    def __init__(self, rng: Random, now: datetime) -> None:
        self.rng = rng
        self.now = now.astimezone(UTC)
        self.tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}

    def add(self, table: str, **values: Any) -> None:
        columns = COLUMNS[table]
        if values.keys() != set(columns):
            raise ValueError(f"{table}: {sorted(values.keys() ^ set(columns))}")
        self.tables[table].append(tuple(values[column] for column in columns))

    def key(self, at: datetime | None = None) -> UUID:
        """A UUIDv7 (RFC 9562) of that instant, by default of now."""
        ms = int((at or self.now).timestamp() * 1000)
        tail = self.rng.getrandbits(74)
        return UUID(int=ms << 80 | 7 << 76 | (tail >> 62) << 64 | 2 << 62 | tail & ((1 << 62) - 1))

    def manager(self, name: str, extension: int, agent: str) -> UUID:
        key = self.key()
        number, phone = f"M{extension}", f"+86 21 5013 {extension}"
        email = f"m{extension}@bank.example"
        self.add(
            "managers",
            id=key,
            name=name,
            phone=phone,
            agent=agent,
            staff_number=number,
            branch_code="310101",
            email=email,
        )
        self.add(
            "staff",
            staff_number=number,
            name=name,
            department_code="D50",
            post="客户经理",
            phone=phone,
            email=email,
            agent=agent,
        )
        return key

    def phone(self, number: int, customer: UUID, kind: str, relation: str, *, verified: bool) -> None:
        self.add(
            "phones",
            e164=number,
            customer_id=customer,
            kind=kind,
            relation=relation,
            rev8=reversed_tail(number),
            verified=verified,
        )

    def contact(self, customer: UUID, agent: str, at: datetime, queue: str, disposition: str, note: str) -> UUID:
        """A past call, talked through to its end."""
        ring_ms = self.rng.randrange(2000, 15000)
        talk_ms = self.rng.randrange(25_000, 540_000)
        answered = at + timedelta(milliseconds=ring_ms)
        key = self.key(at)
        self.add(
            "interactions",
            id=key,
            customer_id=customer,
            agent=agent,
            channel="phone",
            direction="out" if disposition.startswith("sales") else "in",
            queue=queue,
            trust=self.rng.choice((1, 2, 3, 3)),
            disposition=disposition,
            note=note,
            occurred_at=at,
            at=at,
            received_at=answered + timedelta(milliseconds=talk_ms + 20_000),
            call_id=str(self.key(at)),
            ring_at=at,
            answered_at=answered,
            ended_at=answered + timedelta(milliseconds=talk_ms),
            ring_ms=ring_ms,
            talk_ms=talk_ms,
            source="",
            subject="",
        )
        return key

    def written(self, customer: UUID, at: datetime, channel: str, direction: str, subject: str, note: str) -> UUID:
        """A past contact by another channel, as another system recorded it."""
        key = self.key(at)
        self.add(
            "interactions",
            id=key,
            customer_id=customer,
            agent="mei",
            channel=channel,
            direction=direction,
            queue="",
            trust=0,
            disposition="",
            note=note,
            occurred_at=at,
            at=at,
            received_at=at,
            call_id="",
            ring_at=None,
            answered_at=None,
            ended_at=None,
            ring_ms=0,
            talk_ms=0,
            subject=subject,
            source="branches"
            if channel in {"branch", "visit"}
            else "post"
            if channel in {"letter", "fax"}
            else "messages",
        )
        return key

    def past(self, most_days: int) -> datetime:
        """Somewhen in business hours (UTC+8) of the last days."""
        day = (self.now - timedelta(days=self.rng.randrange(1, most_days))).replace(hour=1, minute=0, second=0)
        return day + timedelta(seconds=self.rng.randrange(8 * 3600))
