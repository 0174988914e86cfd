"""What the feeds' tables hold comes out of the functions as it is: the same decimals, 0 and none, source and as-of."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.central.postgres import PostgresStore
from app.models import tables
from app.models.records import LookupRequest, TrustLevel
from app.models.records_pages import Holdings, PageKind
from app.models.seed.codes import RATES
from tests.central import items
from tests.central.administration import admin
from tests.central.conftest import Bank

CODE, CALL = "C70000001", "a call about money"
MONEY = ("balance", "available", "blocked", "arrears", "credit_limit", "next_payment")
WORTH = {currency: Decimal(to_home) for currency, to_home in RATES}
CENT = Decimal("0.01")

amounts = st.none() | st.just(Decimal("0.00")) | st.decimals(-(10**17), 10**17, places=2, allow_nan=False)
rates = st.none() | st.just(Decimal("0.000000")) | st.decimals(-999, 999, places=6, allow_nan=False)
instants = st.none() | st.integers(0, 4 * 10**15).map(lambda us: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(0, 0, us))
accounts = st.fixed_dictionaries(
    dict.fromkeys(MONEY, amounts)
    | {
        "kind": st.sampled_from(["deposit", "card", "loan", "line", "investment", "insurance"]),
        "currency": st.sampled_from(sorted(WORTH)),
        "interest_rate": rates,
        "source": st.sampled_from(["", "core", "信贷系统"]),
        "as_of": instants,
    }
)
contracts = st.fixed_dictionaries({"amount": amounts, "used": amounts, "kind": st.just("loan"), "as_of": instants})
drawdowns = st.fixed_dictionaries(
    {"amount": amounts, "outstanding": amounts, "arrears": amounts, "interest_rate": rates, "number": st.just("d")}
)


@pytest.fixture
def customer(bank: Bank) -> Iterator[UUID]:
    key = items.new_id()
    put(bank, [tables.customers.insert().values(id=key, code=CODE, name="Money")])
    yield key
    put(bank, [*emptied(key), tables.customers.delete().where(tables.customers.c.id == key)])


def put(bank: Bank, statements: list[Any]) -> None:
    with admin(bank) as connection, connection.begin():
        connection.exec_driver_sql("set local role crm_owner")
        for statement in statements:
            connection.execute(statement)


def emptied(customer: UUID) -> list[sa.Delete]:
    owned = (tables.accounts, tables.contracts, tables.drawdowns)
    return [table.delete().where(table.c.customer_id == customer) for table in owned]


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(accounts, max_size=8), st.lists(contracts, max_size=3), st.lists(drawdowns, max_size=3))
def test_decimals_come_out_as_they_went_in(
    bank: Bank, store: PostgresStore, customer: UUID, held: list[Any], signed: list[Any], drawn: list[Any]
) -> None:
    for row in (*held, *signed, *drawn):
        row |= {"id": items.new_id(), "customer_id": customer}
    for row in (*held, *signed):
        row |= {"product": "p", "number": "n"}
    contract = {"id": items.new_id(), "customer_id": customer, "number": "last", "kind": "loan"}
    rows = [
        *(tables.accounts.insert().values(row) for row in held),
        *(tables.contracts.insert().values(row) for row in (*signed, contract)),
        *(tables.drawdowns.insert().values(row | {"contract_id": contract["id"]}) for row in drawn),
    ]
    put(bank, [*emptied(customer), *rows])
    card = store.lookup(LookupRequest(call_id=CALL, customer_claim=CODE, trust=TrustLevel.IVR)).profile
    page = store.page(PageKind.HOLDINGS, customer, TrustLevel.IVR, CALL)
    assert card is not None
    assert isinstance(page, Holdings)

    told = {account.account_id: account for account in page.accounts}
    short = {account.account_id: account for account in card.accounts}
    assert told.keys() == short.keys() == {row["id"] for row in held}
    for row in held:
        assert_same(told[row["id"]], row, (*MONEY, "interest_rate", "source", "as_of", "currency"))
        assert_same(short[row["id"]], row, ("balance", "available", "currency"))
    lent = {one.contract_id: one for one in page.contracts}
    for row in signed:
        assert_same(lent[row["id"]], row, ("amount", "used", "as_of"))
    bills = {one.drawdown_id: one for one in lent[contract["id"]].drawdowns}
    for row in drawn:
        assert_same(bills[row["id"]], row, ("amount", "outstanding", "arrears", "interest_rate"))

    for figure, kinds, field in (
        (card.totals.deposits, ("deposit",), "balance"),
        (card.totals.credit_available, ("card", "line"), "available"),
        (card.totals.owed, ("card", "loan", "line"), "balance"),
    ):
        parts = [at_home(row, field) for row in held if row["kind"] in kinds and row[field] is not None]
        assert (figure.amount if figure else None) == (sum(parts) if parts else None)


def assert_same(told: object, row: dict[str, Any], fields: tuple[str, ...]) -> None:
    """By their digits: 0.00 is neither 0 nor None."""
    assert {name: str(getattr(told, name)) for name in fields} == {name: str(row[name]) for name in fields}


def at_home(row: dict[str, Any], field: str) -> Decimal:
    worth: Decimal = row[field] * WORTH[row["currency"]]
    return worth.quantize(CENT, ROUND_HALF_UP)
