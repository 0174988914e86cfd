"""Amounts are exact and never without their currency."""

from decimal import Decimal

import pytest

from app.models.records import Money
from app.ui import money


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("0", "CNY", "CNY 0.00"),
        ("1234567.5", "CNY", "CNY 1,234,567.50"),
        ("-12.345", "USD", "USD −12.34"),
        ("98765432109876543.21", "CNY", "CNY 98,765,432,109,876,543.21"),
        ("1500", "JPY", "JPY 1,500"),
        ("1.5", "KWD", "KWD 1.500"),
    ],
)
def test_amount(amount: str, currency: str, shown: str) -> None:
    assert money.amount(Money(amount=Decimal(amount), currency=currency)) == shown


def test_none_zero_and_masked_are_three_things() -> None:
    shown = {
        money.balance(None, "CNY"),
        money.balance(Decimal(0), "CNY"),
        money.balance(Decimal(5), "CNY", masked=True),
    }
    assert shown == {"—", "CNY 0.00", "····"}
