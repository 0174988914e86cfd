"""Accounts of every kind, invented: what a customer of a tier would hold."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import msgspec

from app.models.seed.rows import Rows

_SIZE = {"standard": 1, "silver": 6, "gold": 20, "platinum": 60, "diamond": 120, "private": 300}


class Credit(msgspec.Struct, frozen=True):
    """What a contract stands behind."""

    customer: UUID
    contract: UUID
    kind: str
    product: str
    owed: Decimal
    limit: Decimal | None
    arrears: Decimal
    state: str
    ends: date


class Holdings:
    """Numbers never repeat within one bank. All begin with the invented bank's 622202."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._rng = rows.rng
        self._next = 6222020500000000
        self.credits: list[Credit] = []

    def several(self, customer: UUID, kind: str, tier: str, since: date) -> None:
        """A likely set: nobody has nothing, few have everything."""
        rng = self._rng
        self.deposit(customer, tier, "current" if kind == "firm" else "savings", since)
        if rng.random() < 0.35:
            self.deposit(customer, tier, "time_deposit", since)
        if rng.random() < 0.06:
            self.deposit(customer, tier, "fx_deposit", since)
        if rng.random() < 0.55:
            self.card(customer, tier, since)
        if rng.random() < 0.2:
            self.loan(customer, tier, "business_loan" if kind == "firm" else rng.choice(("mortgage", "consumer_loan")))
        if rng.random() < 0.1:
            self.line(customer, tier)
        if rng.random() < 0.2:
            self.investment(customer, tier)
        if rng.random() < 0.15:
            self.insurance(customer, tier)

    def everything(self, customer: UUID, kind: str, tier: str, since: date, numbers: tuple[str, ...]) -> None:
        """One of each kind; the first given number is a deposit's, the second a card's."""
        firm = kind == "firm"
        self.deposit(customer, tier, "current" if firm else "savings", since, numbers[0] if numbers else "")
        self.deposit(customer, tier, "time_deposit", since, matures_in=12)
        if tier in ("gold", "private"):
            self.deposit(customer, tier, "fx_deposit", since)
        self.card(customer, tier, since, numbers[1] if len(numbers) > 1 else "")
        self.loan(customer, tier, "business_loan" if firm else "mortgage", "open")
        self.line(customer, tier)
        self.investment(customer, tier)
        self.insurance(customer, tier)

    def deposit(
        self, customer: UUID, tier: str, product: str, since: date, number: str = "", *, matures_in: int = 0
    ) -> None:
        matures = None
        if product == "time_deposit":
            matures = self._rows.now.date() + timedelta(days=matures_in or self._rng.randrange(3, 700))
        currency = self._rng.choice(("USD", "EUR", "HKD", "GBP", "JPY")) if product == "fx_deposit" else "CNY"
        amount = self._amount(tier, 500, 60_000)
        self._add(customer, "deposit", product, number, amount, amount, currency, "open", since, matures)

    def card(self, customer: UUID, tier: str, since: date, number: str = "") -> None:
        limit = Decimal(_SIZE[tier] * 5000 + 5000)
        owed = (limit * self._rng.randrange(0, 80) / 100).quantize(Decimal("0.01"))
        product = "credit_card" if tier in ("standard", "silver") else "gold_card"
        self._add(customer, "card", product, number, owed, limit - owed, "CNY", "open", since, None)

    def loan(self, customer: UUID, tier: str, product: str, state: str = "") -> None:
        ends = self._rows.now.date() + timedelta(days=self._rng.randrange(200, 7000))
        state = state or ("open" if self._rng.random() < 0.96 else "overdue")
        amount = self._amount(tier, 20_000, 400_000)
        self._add(customer, "loan", product, "", amount, None, "CNY", state, ends - timedelta(days=7300), ends)

    def line(self, customer: UUID, tier: str) -> None:
        limit = Decimal(_SIZE[tier] * 20_000)
        used = (limit * self._rng.randrange(0, 60) / 100).quantize(Decimal("0.01"))
        ends = self._rows.now.date() + timedelta(days=self._rng.randrange(30, 360))
        self._add(customer, "line", "credit_line", "", used, limit - used, "CNY", "open", None, ends)

    def investment(self, customer: UUID, tier: str) -> None:
        product = self._rng.choice(("fund", "wealth"))
        ends = self._rows.now.date() + timedelta(days=self._rng.randrange(10, 400)) if product == "wealth" else None
        self._add(
            customer, "investment", product, "", self._amount(tier, 5000, 90_000), None, "CNY", "open", None, ends
        )

    def insurance(self, customer: UUID, tier: str) -> None:
        ends = self._rows.now.date() + timedelta(days=self._rng.randrange(365, 9000))
        product = self._rng.choice(("life", "pension"))
        self._add(
            customer, "insurance", product, "", self._amount(tier, 10_000, 50_000), None, "CNY", "open", None, ends
        )

    def _amount(self, tier: str, low: int, high: int) -> Decimal:
        return Decimal(self._rng.randrange(low * 100, high * 100) * _SIZE[tier]).scaleb(-2)

    def _add(
        self,
        customer: UUID,
        kind: str,
        product: str,
        number: str,
        balance: Decimal,
        available: Decimal | None,
        currency: str,
        state: str,
        opened_on: date | None,
        matures_on: date | None,
    ) -> None:
        if not number:
            self._next += self._rng.randrange(1, 7)
            number = str(self._next)
        limit = balance + available if kind in {"card", "line"} and available is not None else None
        owes = kind in {"card", "loan", "line"}
        arrears = round(balance / 48, 2) if state == "overdue" else Decimal(0)
        contract = None
        if kind in {"loan", "line"} and matures_on is not None:
            contract = self._rows.key()
            self.credits.append(Credit(customer, contract, kind, product, balance, limit, arrears, state, matures_on))
        today = self._rows.now.date()
        rate = {"time_deposit": "0.0155", "savings": "0.0005", "current": "0.0005", "mortgage": "0.0345"}
        self._rows.add(
            "accounts",
            id=self._rows.key(),
            customer_id=customer,
            kind=kind,
            product=product,
            number=f"{number[:6]}******{number[-4:]}" if kind == "card" else number,
            card_key=number[:6] + number[-4:] if kind == "card" else None,
            currency=currency,
            balance=balance,
            available=available,
            state=state,
            opened_on=opened_on,
            matures_on=matures_on,
            branch_code="310101",
            credit_limit=limit,
            contract_id=contract,
            source="credit" if contract else "core",
            blocked=Decimal(0) if kind == "deposit" else None,
            arrears=arrears if owes else None,
            days_past_due=(17 if arrears else 0) if owes else None,
            interest_rate=Decimal(rate.get(product, "0.0435")) if kind in {"deposit", "loan", "line"} else None,
            next_payment=round(balance / 48, 2) if owes and balance else None,
            next_payment_on=today + timedelta(days=11) if owes and balance else None,
            last_movement_on=today - timedelta(days=self._rng.randrange(1, 40)),
            as_of=self._rows.now.replace(hour=0, minute=0, second=0, microsecond=0),
        )
