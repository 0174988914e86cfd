"""The pages behind the card, on both servers: what they hold, what they mask, what they are made of."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from app.central.postgres import PostgresStore
from app.models import tables
from app.models.demo_people import CHEN, LI, WANG
from app.models.records import LookupRequest, TrustLevel
from app.models.records_pages import Holdings, Kin, PageKind, Value, Work
from tests.central.administration import admin
from tests.central.conftest import Bank

CALL = "pages-1"
NOW = datetime.now(UTC)


def asked(store: PostgresStore, code: str, trust: TrustLevel = TrustLevel.IVR) -> UUID:
    """The customer of a call that typed this code at the IVR."""
    result = store.lookup(LookupRequest(call_id=CALL, e164=None, customer_claim=code, trust=trust))
    return result.candidates[0].customer_id


def put(bank: Bank, table: sa.Table, **values: object) -> None:
    with admin(bank) as connection, connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        connection.execute(table.insert().values(**values))


@pytest.fixture
def li(bank: Bank, store: PostgresStore) -> Iterator[UUID]:
    """Li with a contract of two drawdowns and a pledge, a joint owner, a grade and an offer."""
    customer = asked(store, LI.code)
    chen = asked(store, CHEN.code)
    account, contract = uuid4(), uuid4()
    common = {"source": "credit", "source_key": "77", "as_of": NOW}
    put(
        bank,
        tables.accounts,
        id=account,
        customer_id=customer,
        kind="deposit",
        product="savings",
        number="6222029999000011",
        balance=Decimal("0.00"),
        blocked=Decimal("12.50"),
        **common,
    )
    put(bank, tables.account_owners, account_id=account, customer_id=chen, role="joint", share=Decimal("0.5"), **common)
    put(
        bank,
        tables.contracts,
        id=contract,
        customer_id=customer,
        number="K-1",
        kind="loan",
        amount=Decimal(100000),
        used=Decimal(60000),
        matures_on=NOW.date() + timedelta(days=20),
        **common,
    )
    for n in (2, 1):
        put(
            bank,
            tables.drawdowns,
            id=uuid4(),
            customer_id=customer,
            contract_id=contract,
            number=f"D-{n}",
            outstanding=Decimal(30000),
            due_on=NOW.date() + timedelta(days=n * 400),
            **common,
        )
    put(bank, tables.guarantees, id=uuid4(), customer_id=customer, contract_id=contract, kind="pledge", **common)
    put(bank, tables.relations, id=uuid4(), customer_id=customer, kind="accountant", other_id=chen, **common)
    put(bank, tables.relations, id=uuid4(), customer_id=customer, kind="contact", other_name="Aunt", **common)
    put(bank, tables.credit_evaluations, id=uuid4(), customer_id=customer, grade="AA", evaluated_on=NOW.date())
    put(
        bank,
        tables.opportunities,
        id=uuid4(),
        customer_id=customer,
        title="Pension plan",
        reason="deposit matures",
        created_at=NOW,
    )
    yield customer
    with admin(bank) as connection, connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        connection.execute(tables.accounts.delete().where(tables.accounts.c.id == account))
        connection.execute(tables.account_owners.delete().where(tables.account_owners.c.account_id == account))
        for name in ("contracts", "drawdowns", "guarantees", "relations", "credit_evaluations", "opportunities"):
            table = tables.metadata.tables[f"crm.{name}"]
            connection.execute(table.delete().where(table.c.customer_id == customer))


def test_holdings_tell_zero_from_none_and_name_their_source(store: PostgresStore, li: UUID) -> None:
    asked(store, LI.code)
    page = store.page(PageKind.HOLDINGS, li, TrustLevel.IVR, CALL)
    assert isinstance(page, Holdings)
    account = next(a for a in page.accounts if a.number_masked.endswith("0011"))
    assert (account.balance, account.blocked, account.arrears) == (Decimal("0.00"), Decimal("12.50"), None)
    assert (account.masked, account.source, account.as_of) == (False, "credit", NOW)
    assert [(owner.name, owner.role, owner.share) for owner in account.owners] == [
        (CHEN.name, "joint", Decimal("0.500000"))
    ]


def test_a_contract_has_its_drawdowns_in_the_order_they_are_due(store: PostgresStore, li: UUID) -> None:
    asked(store, LI.code)
    page = store.page(PageKind.HOLDINGS, li, TrustLevel.IVR, CALL)
    assert isinstance(page, Holdings)
    contract = next(k for k in page.contracts if k.number == "K-1")
    assert [drawdown.number for drawdown in contract.drawdowns] == ["D-1", "D-2"]
    assert contract.guarantees[0].kind == "pledge"
    assert contract.amount == Decimal("100000.00")


def test_below_the_trust_for_amounts_there_are_none(store: PostgresStore, li: UUID) -> None:
    asked(store, LI.code, TrustLevel.NUMBER)
    page = store.page(PageKind.HOLDINGS, li, TrustLevel.IVR, CALL)
    assert isinstance(page, Holdings)
    assert page.trust == TrustLevel.NUMBER
    assert all(account.masked and account.balance is None for account in page.accounts)
    assert all(contract.masked and contract.amount is None for contract in page.contracts)
    assert {drawdown.outstanding for contract in page.contracts for drawdown in contract.drawdowns} == {None}


def test_a_joint_owner_sees_the_account_with_their_role(store: PostgresStore, li: UUID) -> None:
    chen = asked(store, CHEN.code)
    page = store.page(PageKind.HOLDINGS, chen, TrustLevel.IVR, CALL)
    assert isinstance(page, Holdings)
    assert [a.role for a in page.accounts if a.number_masked.endswith("0011")] == ["joint"]


def test_relations_are_told_from_both_ends(store: PostgresStore, li: UUID) -> None:
    asked(store, LI.code)
    mine = store.page(PageKind.KIN, li, TrustLevel.IVR, CALL)
    assert isinstance(mine, Kin)
    assert {(r.kind, r.outward, r.other_name) for r in mine.relations} >= {
        ("accountant", True, CHEN.name),
        ("contact", True, "Aunt"),
    }
    chen = asked(store, CHEN.code)
    theirs = store.page(PageKind.KIN, chen, TrustLevel.IVR, CALL)
    assert isinstance(theirs, Kin)
    assert ("accountant", False, LI.name) in {(r.kind, r.outward, r.other_name) for r in theirs.relations}
    assert [line.name for line in theirs.household] == ["林丽华"]


def test_without_a_call_kin_and_value_are_masked(store: PostgresStore, li: UUID) -> None:
    assert store.page(PageKind.KIN, li, TrustLevel.VERIFIED, "no-such-call").masked
    assert store.page(PageKind.VALUE, li, TrustLevel.VERIFIED, "no-such-call").masked


def test_work_holds_what_is_closed_too(bank: Bank, store: PostgresStore, li: UUID) -> None:
    complaint = uuid4()
    put(
        bank,
        tables.complaints,
        id=complaint,
        customer_id=li,
        number=f"T-{complaint}",
        agent="anna",
        what_happened="x",
        state="closed",
        opened_at=NOW,
    )
    asked(store, LI.code)
    page = store.page(PageKind.WORK, li, TrustLevel.IVR, CALL)
    assert isinstance(page, Work)
    assert complaint in {k.complaint_id for k in page.complaints if k.state == "closed"}
    assert page.credit is not None
    assert page.credit.grade == "AA"
    assert "Pension plan" in [o.title for o in page.opportunities]


def test_the_card_says_what_comes_due_and_what_to_offer(store: PostgresStore, li: UUID) -> None:
    asked(store, LI.code)
    profile = store.profile(li, TrustLevel.IVR, CALL)
    assert ("contract", Decimal("100000.00")) in {(due.kind, due.amount) for due in profile.due}
    assert all(timedelta() <= due.on - NOW.date() <= timedelta(days=60) for due in profile.due)
    assert profile.offer is not None
    assert profile.offer.title == "Pension plan"
    assert profile.credit_grade == "AA"


def test_the_value_is_reckoned_from_its_inputs(bank: Bank, store: PostgresStore) -> None:
    wang = asked(store, WANG.code)
    with admin(bank) as connection, connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        done = connection.execute(sa.text("select crm.reckon_values(array[:id], false)"), {"id": wang}).scalar_one()
    assert done == 1
    page = store.page(PageKind.VALUE, wang, TrustLevel.IVR, CALL)
    assert isinstance(page, Value)
    assert page.known
    assert page.contribution is not None
    assert page.cost_to_serve is not None
    assert page.information_value is not None
    assert page.profit == page.contribution - page.cost_to_serve
    earned = sum(Decimal(amount) for _kind, _stands, _rate, amount in page.inputs["contribution"])
    spent = sum(Decimal(amount) for _kind, _count, _rate, amount in page.inputs["cost"])
    assert abs(earned - page.contribution) <= Decimal("0.05")
    assert abs(spent - page.cost_to_serve) <= Decimal("0.05")
    points = [line for line in page.inputs["information_value"] if len(line) == 3]
    rule = {line[0]: Decimal(line[1]) for line in page.inputs["information_value"] if len(line) == 2}
    used = sum(int(pieces) * int(uses) for _point, pieces, uses in points)
    assert abs(page.information_value - rule["K"] * used / (rule["M"] * rule["C"])) < Decimal("0.000001")
    assert set(page.seven) == {
        *("profiling", "persistency", "profitability", "performance", "prospecting", "product", "promotion"),
    }
    assert all(p.score is None or 0 <= p.score <= 100 for p in page.seven.values())
    assert page.tier


def test_a_customer_whose_value_was_never_reckoned_says_so(bank: Bank, store: PostgresStore, li: UUID) -> None:
    with admin(bank) as connection, connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        table = tables.customer_values
        connection.execute(table.delete().where(table.c.customer_id == li))
    asked(store, LI.code)
    page = store.page(PageKind.VALUE, li, TrustLevel.IVR, CALL)
    assert isinstance(page, Value)
    assert (page.known, page.profit) == (False, None)


@pytest.mark.parametrize(
    ("assets", "profit", "tier"),
    [("0", "0", "standard"), ("50000", "0", "silver"), ("10", "6000", "gold"), ("7000000", "-5", "private")],
)
def test_the_tier_is_the_highest_whose_floor_is_reached(bank: Bank, assets: str, profit: str, tier: str) -> None:
    with admin(bank) as connection:
        connection.exec_driver_sql("set role crm_owner")
        found = connection.execute(
            sa.text("select t.tier from crm.tier_by_rule(cast(:a as numeric), cast(:p as numeric)) t"),
            {"a": assets, "p": profit},
        ).scalar_one()
    assert found == tier


def test_the_timeline_tells_what_letters_were_about(bank: Bank, store: PostgresStore, li: UUID) -> None:
    key, table = uuid4(), tables.interactions
    letter = {"id": key, "customer_id": li, "agent": "", "channel": "letter", "subject": "Statement", "source": "post"}
    with admin(bank) as connection, connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        connection.execute(table.insert().values(letter | {"occurred_at": NOW, "at": NOW}))
    asked(store, LI.code)
    told = [
        next(line for line in lines if line.interaction_id == key)
        for lines in (store.history(li, trust=TrustLevel.NUMBER, call_id=CALL), store.history(li))
    ]
    assert [(line.channel, line.subject, line.source, line.masked) for line in told] == [
        ("letter", "Statement", "post", False),
        ("letter", "", "post", True),
    ]
    cards = (store.profile(li, trust, CALL).interactions for trust in (TrustLevel.NUMBER, TrustLevel.NONE))
    assert [next(line.subject for line in card if line.interaction_id == key) for card in cards] == ["Statement", ""]
    with admin(bank) as connection, connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        connection.execute(table.delete().where(table.c.id == key))
