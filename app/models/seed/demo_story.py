"""Everything besides holdings and calls that a bank knows of the demo's named people, as rows."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import msgspec

from app.models.demo_people import DEMO_PEOPLE, DemoPerson
from app.models.seed import demo_facts
from app.models.seed.holdings import Credit
from app.models.seed.rows import Rows

DEMO_AGENT = "anna"


def add_stories(rows: Rows, customers: Mapping[str, UUID]) -> None:
    """`customers`: the key of each code, those at home with the named people included."""
    for n, person in enumerate(DEMO_PEOPLE):
        customer = customers[person.code]
        _reach(rows, customer, person, n)
        _ties(rows, customer, demo_facts.TIES[person.code], customers)
        _letters(rows, customer, demo_facts.LETTERS[person.code])
        _offers(rows, customer, demo_facts.OFFERS[person.code])
        if person.code in demo_facts.SECTIONS:
            _credit(rows, customer, demo_facts.SECTIONS[person.code])
    group = rows.key()
    rows.add("groups", id=group, kind="group", label="明远贸易及其关联方", source="credit")
    for code, role in (("C00000005", "parent"), ("C00000104", "member")):
        rows.add("group_members", group_id=group, customer_id=customers[code], role=role)


def add_contract(rows: Rows, credit: Credit) -> None:
    """The contract behind a loan or a line: three drawdowns that add up to what is owed, and what secures it."""
    number = f"HT{demo_facts.SIGNED_ON:%Y%m}{len(rows.tables['contracts']) + 1:05d}D"
    line = credit.kind == "line"
    rows.add(
        "contracts",
        id=credit.contract,
        customer_id=credit.customer,
        number=number,
        kind=credit.kind,
        product=credit.product,
        amount=credit.limit or credit.owed * 2,
        used=credit.owed,
        signed_on=demo_facts.SIGNED_ON,
        matures_on=credit.ends,
        state=credit.state,
        source="credit",
        as_of=_last_night(rows),
    )
    third = (credit.owed / 3).quantize(Decimal(1))
    for n, outstanding in enumerate((third, third, credit.owed - third * 2), start=1):
        rows.add(
            "drawdowns",
            id=rows.key(),
            customer_id=credit.customer,
            contract_id=credit.contract,
            number=f"JJ{number[2:]}{n:02d}",
            amount=outstanding * 2,
            outstanding=outstanding,
            arrears=credit.arrears if n == 1 else Decimal(0),
            interest_rate=Decimal("0.0365"),
            drawn_on=demo_facts.SIGNED_ON + timedelta(days=40 * n),
            due_on=min(credit.ends, rows.now.date() + timedelta(days=30 * n)),
            state=credit.state if n == 1 else "open",
            source="credit",
        )
    rows.add(
        "guarantees",
        id=rows.key(),
        customer_id=credit.customer,
        contract_id=credit.contract,
        kind="pledge" if line else "mortgage",
        object="定期存单质押" if line else "住宅,96 平方米",
        value=credit.owed * 2,
        valued_on=demo_facts.SIGNED_ON,
        valid_until=credit.ends,
        source="credit",
    )


def _reach(rows: Rows, customer: UUID, person: DemoPerson, n: int) -> None:
    facts = demo_facts.FACTS[person.code]
    night = _last_night(rows)
    rows.add(
        "certificates",
        kind=facts.certificate_kind,
        number=facts.certificate,
        customer_id=customer,
        source="core",
        valid_until=None if not facts.gender else rows.now.date() + timedelta(days=400 + 90 * n),
        as_of=night,
    )
    for kind, address in (("home" if facts.gender else "work", facts.address), ("work", facts.second_address)):
        if address:
            rows.add(
                "addresses",
                id=rows.key(),
                customer_id=customer,
                kind=kind,
                address=address,
                city=person.city,
                source="core",
                as_of=night,
            )
    if facts.email:
        rows.add("emails", customer_id=customer, email=facts.email, kind="private", verified=True, source="core")
    for purpose, channel, granted in (
        ("marketing", "phone", n not in {5, 6}),
        ("marketing", "sms", n != 6),
        ("recording", "phone", True),
        ("data_sharing", "all", n == 0),
    ):
        rows.add(
            "consents",
            customer_id=customer,
            purpose=purpose,
            channel=channel,
            granted=granted,
            since=night - timedelta(days=300 + 31 * n),
            recorded_by="branch 310101",
        )
    for flag in person.flags:
        rows.add(
            "customer_flags",
            customer_id=customer,
            flag=flag.value,
            reason=facts.flag_reason,
            set_by="mei",
            since=night - timedelta(days=40 + n),
        )
    for source in ("core", "credit"):
        rows.add(
            "source_customers",
            source=source,
            source_key=f"{900_000_000 + n}",
            customer_id=customer,
            as_of=night,
            matched_by="own" if source == "core" else "certificate",
        )


def _ties(rows: Rows, customer: UUID, ties: tuple[demo_facts.Tie, ...], customers: Mapping[str, UUID]) -> None:
    for tie in ties:
        rows.add(
            "relations",
            id=rows.key(),
            customer_id=customer,
            kind=tie.kind,
            other_id=customers.get(tie.other),
            other_name="" if tie.other in customers else tie.other,
            other_phone=tie.phone,
            note=tie.note,
            created_by="mei",
            created_at=_last_night(rows) - timedelta(days=200),
        )


def _letters(rows: Rows, customer: UUID, letters: tuple[demo_facts.Letter, ...]) -> None:
    for letter in letters:
        at = _last_night(rows) - timedelta(days=letter.days_ago) + timedelta(hours=3)
        rows.written(customer, at, letter.channel, letter.direction, letter.subject, letter.note)


def _offers(rows: Rows, customer: UUID, offers: tuple[demo_facts.Offer, ...]) -> None:
    for n, offer in enumerate(offers):
        done = offer.stage in {"won", "lost"}
        rows.add(
            "opportunities",
            id=rows.key(),
            customer_id=customer,
            kind=offer.kind,
            product=offer.product,
            title=offer.title,
            reason=offer.reason,
            stage=offer.stage,
            amount=Decimal(offer.amount),
            result="暂无意向" if offer.stage == "lost" else "",
            probability_percent=offer.probability,
            next_on=None if done else rows.now.date() + timedelta(days=2 + 3 * n),
            agent=DEMO_AGENT,
            created_at=_last_night(rows) - timedelta(days=8 + 11 * n),
            received_at=_last_night(rows) - timedelta(days=8 + 11 * n),
        )


def _credit(rows: Rows, customer: UUID, sections: Mapping[str, str]) -> None:
    made = rows.now.date() - timedelta(days=62)
    rows.add(
        "credit_evaluations",
        id=rows.key(),
        customer_id=customer,
        grade="AA",
        score=Decimal("88.50"),
        advised_limit=Decimal(5_000_000),
        evaluated_on=made,
        valid_until=made + timedelta(days=365),
        evaluator="信贷审批部",
        sections=msgspec.json.encode(sections).decode(),
        judgement="同意授信。",
        source="credit",
    )


def _last_night(rows: Rows) -> datetime:
    return rows.now.replace(hour=0, minute=0, second=0, microsecond=0)
