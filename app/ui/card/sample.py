"""A card of nobody, with every part filled: what the first real card is practised on."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from app.models.records import (
    Account,
    ComplaintLine,
    CustomerLine,
    Flag,
    InteractionLine,
    Money,
    Profile,
    TaskLine,
    Totals,
    TrustLevel,
)

_NOBODY = UUID(int=0)
_LETTERS = "Aa Bb 0123456789 姓名"


def sample() -> Profile:
    """Words and figures as they come, of no customer."""
    now = datetime.now(UTC)
    money = Money(amount=Decimal("1234567.89"), currency="CNY")
    return Profile(
        customer=CustomerLine(
            customer_id=_NOBODY, code="0", name=_LETTERS, name_latin=_LETTERS, flags=(Flag.VIP, Flag.FRAUD)
        ),
        trust=TrustLevel.NUMBER,
        tier_reason=_LETTERS,
        manager=_LETTERS,
        manager_phone="0",
        language="zh",
        preferred_time=_LETTERS,
        customer_since=now.date(),
        accounts=tuple(
            Account(
                account_id=_NOBODY,
                kind=kind,
                product=_LETTERS,
                number_masked="···· 0",
                currency="CNY",
                balance=money.amount,
            )
            for kind in ("deposit", "card", "loan")
        ),
        totals=Totals(deposits=money, credit_available=money, owed=money),
        interactions=(InteractionLine(interaction_id=_NOBODY, at=now, channel="phone", direction="in", note=_LETTERS),),
        complaints=(
            ComplaintLine(complaint_id=_NOBODY, number="0", opened_at=now, product="", summary=_LETTERS, state="open"),
        ),
        tasks=(TaskLine(task_id=_NOBODY, title=_LETTERS, due_on=now.date()),),
        as_of=now,
    )
