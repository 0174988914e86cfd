"""Amounts as an agent reads them: exact, grouped, always with their currency."""

from decimal import ROUND_HALF_EVEN, Decimal

from PySide6.QtCore import QLocale

from app.models.records import Money
from app.ui.words import MASKED, NONE

_DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "KWD": 3, "BHD": 3, "JOD": 3, "OMR": 3, "TND": 3}
"""ISO 4217 minor units that are not two."""


def figure(amount: Decimal, currency: str) -> str:
    """`1,234.50`: as many decimals as the currency has, grouped as the language does; never through a float."""
    unit = Decimal(1).scaleb(-_DIGITS.get(currency, 2))
    text = f"{amount.quantize(unit, ROUND_HALF_EVEN):,f}"
    locale = QLocale()
    swap = {",": locale.groupSeparator(), ".": locale.decimalPoint(), "-": "−"}
    return "".join(swap.get(sign, sign) for sign in text)


def amount(money: Money | None, masked: bool = False) -> str:
    """`CNY 1,234.50`; a dash when there is none, dots when this call may not see it."""
    if masked:
        return MASKED
    if money is None:
        return NONE
    return f"{money.currency} {figure(money.amount, money.currency)}"


def balance(value: Decimal | None, currency: str, masked: bool = False) -> str:
    """The balance of one account, with the same three ways to say it."""
    return amount(None if value is None else Money(amount=value, currency=currency), masked)
