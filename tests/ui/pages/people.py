"""Invented pages for looking at and testing the widgets."""

from datetime import date, timedelta
from decimal import Decimal

from app.models.records import TrustLevel
from app.models.records_pages import (
    ComplaintPage,
    Contract,
    Credit,
    Drawdown,
    Group,
    Guarantee,
    Holding,
    Holdings,
    Kin,
    Opportunity,
    Owner,
    Relation,
    Satisfaction,
    SevenP,
    TaskPage,
    Value,
    Work,
)
from tests.ui.customers import FIRM, MEI, NOW, SMITH, TODAY, WANG, number

BASE = {"customer_id": WANG.customer_id, "trust": TrustLevel.VERIFIED, "as_of": NOW}


def days(n: int) -> date:
    return TODAY + timedelta(days=n)


def drawdown(n: int, **changes: object) -> Drawdown:
    values = {
        "drawdown_id": number(300 + n),
        "number": f"2026-{n:04}",
        "currency": "CNY",
        "amount": Decimal(500000),
        "outstanding": Decimal(320000),
        "due_on": days(40 * n),
    }
    return Drawdown(**{**values, **changes})  # type: ignore[arg-type] - the test's own words


def holdings(masked: bool = False) -> Holdings:
    def money(text: str) -> Decimal | None:
        return None if masked else Decimal(text)

    current = Holding(
        account_id=number(101),
        kind="deposit",
        product="current",
        number_masked="···· 4471",
        currency="CNY",
        balance=money("-1204.18"),
        available=money("0"),
        blocked=money("200"),
        arrears=None,
        interest_rate=None if masked else Decimal("0.0385"),
        opened_on=date(2014, 3, 2),
        masked=masked,
        owners=(Owner(customer_id=MEI.customer_id, name=MEI.name, role="joint", share=Decimal("0.5")),),
        branch="上海静安支行",
        source="core",
        as_of=NOW - timedelta(hours=6),
    )
    fixed = Holding(
        account_id=number(102),
        kind="deposit",
        product="fixed",
        number_masked="···· 0019",
        currency="CNY",
        balance=money("250000"),
        available=money("0"),
        matures_on=days(12),
        masked=masked,
        source="core",
    )
    mortgage = Holding(
        account_id=number(103),
        kind="loan",
        product="mortgage",
        number_masked="···· 7702",
        currency="CNY",
        balance=money("1860000"),
        arrears=money("9120.50"),
        days_past_due=None if masked else 17,
        next_payment=money("9120.50"),
        next_payment_on=days(9),
        masked=masked,
    )
    card = Holding(
        account_id=number(104),
        kind="card",
        product="credit",
        number_masked="622202 ···· 0102" if not masked else "···· 0102",
        currency="CNY",
        balance=money("0"),
        available=money("50000"),
        credit_limit=money("50000"),
        state="blocked",
        masked=masked,
    )
    contract = Contract(
        contract_id=number(201),
        number="SH-2026-0817",
        kind="loan",
        product="mortgage",
        amount=money("2000000"),
        used=money("1860000"),
        matures_on=days(1),
        masked=masked,
        drawdowns=(
            drawdown(1),
            drawdown(2, arrears=Decimal(1200)),
            drawdown(3, state="closed"),
        ),
        guarantees=(
            Guarantee(guarantee_id=number(401), kind="mortgage", object="静安区 88 平方米住宅", value=money("3200000")),
            Guarantee(guarantee_id=number(402), kind="guarantee", guarantor=SMITH.name),
        ),
        source="credit",
        as_of=NOW - timedelta(days=1),
    )
    return Holdings(**BASE, accounts=(current, fixed, card, mortgage), contracts=(contract,))  # type: ignore[arg-type] - BASE


def kin() -> Kin:
    def relation(n: int, kind: str, **changes: object) -> Relation:
        return Relation(**{"relation_id": number(500 + n), "kind": kind, "outward": True, **changes})  # type: ignore[arg-type] - the test's own words

    return Kin(
        **BASE,  # type: ignore[arg-type] - BASE
        household=(MEI,),
        relations=(
            relation(1, "power_of_attorney", other=SMITH, other_name=SMITH.name, until=days(200), note="只限日常账户"),
            relation(2, "accountant", other_name="周会计"),
            relation(3, "director", outward=False, other=FIRM, other_name=FIRM.name),
        ),
        groups=(Group(group_id=number(600), kind="group", label="江南集团", role="subsidiary", members=(FIRM,)),),
    )


def work() -> Work:
    return Work(
        **BASE,  # type: ignore[arg-type] - BASE
        complaints=(
            ComplaintPage(
                complaint_id=number(701),
                number="261102-AB12CD34",
                opened_at=NOW - timedelta(days=19),
                product="credit",
                summary="The card was charged twice for the same flight, and nobody called back as promised.",
                remedy="The second charge back, and an apology.",
                state="in_progress",
                due_on=days(-1),
                agent="Li Na",
            ),
            ComplaintPage(
                complaint_id=number(702),
                number="250311-77AA0012",
                opened_at=NOW - timedelta(days=600),
                product="current",
                summary="The queue at the branch was too long.",
                state="closed",
            ),
        ),
        tasks=(
            TaskPage(
                task_id=number(711),
                kind="callback",
                title="Call back about the second charge",
                due_on=days(0),
                due_at=NOW + timedelta(hours=3),
                agent="Wei Chen",
            ),
            TaskPage(task_id=number(712), title="Send the new contract", due_on=days(-30), state="done", agent="Li Na"),
        ),
        opportunities=(
            Opportunity(
                opportunity_id=number(721),
                kind="opportunity",
                product="fund",
                title="Pension fund, when the deposit matures",
                reason="fixed deposit of 250,000 matures in 12 days",
                stage="offered",
                amount=Decimal(100000),
                probability_percent=40,
                next_on=days(10),
                created_at=NOW - timedelta(days=3),
            ),
        ),
        credit=Credit(
            grade="AA-",
            score=Decimal("81.5"),
            advised_limit=Decimal(80000),
            evaluated_on=days(-90),
            valid_until=days(275),
            evaluator="信用评价部",
            judgement="稳定，无逾期记录",
            sections=(("profile", "企业职员，收入稳定"), ("payment_record", "近 24 个月无逾期")),
            source="credit",
        ),
        satisfaction=(
            Satisfaction(at=NOW - timedelta(days=40), score=2, channel="phone", comment="Waited 12 minutes."),
            Satisfaction(at=NOW - timedelta(days=200), score=5, channel="branch"),
        ),
    )


def value(known: bool = True) -> Value:
    if not known:
        return Value(**BASE)  # type: ignore[arg-type] - BASE
    return Value(
        **BASE,  # type: ignore[arg-type] - BASE
        known=True,
        assets=Decimal("248795.82"),
        debts=Decimal(1860000),
        contribution=Decimal("45398.32"),
        cost_to_serve=Decimal("318.00"),
        profit=Decimal("45080.32"),
        tier="gold",
        tier_reason="资产 20 万元以上",
        information_value=Decimal("3.125"),
        inputs={
            "contribution": (
                ("deposit", "248795.82", "0.018", "4478.32"),
                ("loan", "1860000.00", "0.022", "40920.00"),
            ),
            "cost": (("phone", "15", "18", "270.00"), ("account", "4", "12", "48.00")),
            "information_value": (("phones", "2", "25"), ("relations", "3", "8"), ("K", "1"), ("M", "2"), ("C", "12")),
        },
        seven={
            "profiling": SevenP(score=75, inputs=(("points_known", "6"), ("points", "8"))),
            "persistency": SevenP(score=100, inputs=(("years", "12"), ("full_years", "10"))),
            "profitability": SevenP(score=100, inputs=(("profit", "45080.32"), ("full_profit", "20000"))),
            "performance": SevenP(
                score=82, inputs=(("arrears", "9120.50"), ("owed", "1860000"), ("days_past_due", "17"))
            ),
            "prospecting": SevenP(score=40, inputs=(("open_offers", "1"), ("likeliest", "40"))),
            "product": SevenP(score=50, inputs=(("kinds", "3"), ("of_kinds", "6"))),
            "promotion": SevenP(inputs=(("won", "0"), ("lost", "0"), ("marketing_consent", "unknown"))),
        },
    )
