"""Invented people for looking at and testing the widgets; nobody here exists."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.models.records import (
    Account,
    Code,
    ComplaintLine,
    CustomerLine,
    DueLine,
    EditConflict,
    Flag,
    FoundBy,
    InteractionLine,
    LastScore,
    Money,
    Offer,
    Phone,
    Profile,
    Reference,
    TaskLine,
    Totals,
    TrustLevel,
)
from app.services.card import Card, CardPhase
from app.services.wrap_up import Form

NOW = datetime(2026, 11, 21, 2, 42, 7, tzinfo=UTC)
TODAY = NOW.date()


def number(n: int) -> UUID:
    return UUID(int=n)


REFERENCE = Reference(
    disposition_groups=(
        Code(code="card", label_en="Cards", label_zh="银行卡"),
        Code(code="account", label_en="Accounts and payments", label_zh="账户与支付"),
        Code(code="loan", label_en="Loans", label_zh="贷款"),
        Code(code="other", label_en="Other", label_zh="其他"),
    ),
    dispositions=(
        Code(code="card_lost", label_en="Card lost or stolen, blocked", label_zh="挂失", group="card"),
        Code(code="card_new", label_en="New card ordered", label_zh="补办新卡", group="card"),
        Code(code="card_limit", label_en="Limit changed", label_zh="调整额度", group="card"),
        Code(code="card_pin", label_en="PIN reset", label_zh="重置密码", group="card"),
        Code(code="balance", label_en="Balance told", label_zh="余额查询", group="account"),
        Code(code="transfer", label_en="Transfer explained", label_zh="转账咨询", group="account"),
        Code(code="dispute", label_en="Payment disputed", label_zh="交易争议", group="account", needs_task=True),
        Code(code="loan_early", label_en="Early repayment asked", label_zh="提前还款咨询", group="loan"),
        Code(code="loan_rate", label_en="Rate explained", label_zh="利率咨询", group="loan"),
        Code(code="callback", label_en="Call back promised", label_zh="承诺回电", group="other", needs_task=True),
        Code(code="wrong", label_en="Wrong number", label_zh="打错电话", group="other"),
        Code(code="dropped", label_en="Caller gone", label_zh="客户挂断", group="other"),
    ),
    products=(
        Code(code="debit", label_en="Debit card", label_zh="借记卡"),
        Code(code="credit", label_en="Credit card", label_zh="信用卡"),
        Code(code="mortgage", label_en="Mortgage", label_zh="住房贷款"),
        Code(code="current", label_en="Current account", label_zh="活期存款"),
        Code(code="fixed", label_en="Fixed deposit", label_zh="定期存款"),
        Code(code="fund", label_en="Fund", label_zh="基金"),
        Code(code="foreign", label_en="US dollar savings", label_zh="美元储蓄"),
        Code(code="overdraft", label_en="Overdraft line", label_zh="透支额度"),
        Code(code="insurance", label_en="Insurance", label_zh="保险"),
    ),
    tiers=(
        Code(code="standard", label_en="Standard", label_zh="普通客户"),
        Code(code="gold", label_en="Gold", label_zh="金卡客户"),
        Code(code="private", label_en="Private banking", label_zh="私人银行客户"),
    ),
    queues=(
        Code(code="bank-service", label_en="Bank service", label_zh="综合服务"),
        Code(code="cards", label_en="Cards", label_zh="银行卡"),
    ),
    as_of=NOW,
)

WANG = CustomerLine(
    customer_id=number(1),
    code="C00012345",
    name="王小明",
    name_latin="Wang Xiaoming",
    tier="gold",
    flags=(Flag.VIP,),
    relation="holder",
    city="上海",
)
MEI = CustomerLine(
    customer_id=number(2),
    code="C00012346",
    name="陈美玲",
    name_latin="Chen Meiling",
    flags=(Flag.VULNERABLE,),
    relation="spouse",
    city="上海",
)
SMITH = CustomerLine(
    customer_id=number(3),
    code="C00055001",
    name="Margaret Okonkwo-Smith",
    tier="standard",
    relation="holder",
    city="Suzhou",
    found_by=FoundBy.TYPED,
)
FIRM = CustomerLine(
    customer_id=number(4),
    code="C00090009",
    name="江南纺织品进出口有限公司",
    name_latin="Jiangnan Textile Import & Export Co., Ltd.",
    kind="firm",
    tier="private",
    flags=(Flag.FRAUD, Flag.VIP),
    relation="company",
    city="南京",
)
LONG = CustomerLine(
    customer_id=number(5),
    code="C00099999",
    name="欧阳慕容诸葛司马相如之长公子文渊阁大学士",
    name_latin="Ouyang Murong Zhuge Sima Xiangru the Elder, Grand Secretary of the Hall of Literary Profundity",
    tier="private",
    flags=(Flag.FRAUD, Flag.VULNERABLE, Flag.VIP, Flag.DECEASED, Flag.PROTECTED),
    relation="holder",
    city="呼和浩特",
)
HOSTILE = CustomerLine(
    customer_id=number(6),
    code="C00066666",
    name='<b>Bobby</b> <img src="file:///etc/passwd"> \u202etxt.exe\n\r\tsecond line' + "A" * 500,
    name_latin="\x1b[31mred\x00",
)

_WHY = {
    "card_lost": "Lost in the underground between People's Square and Jing'an; blocked, new card ordered by post",
    "balance": "Asked whether the salary has come",
    "callback": "Wants to hear about the maturing deposit before Friday",
    "loan_early": "Early repayment of 80,000 from the mortgage; fee explained",
    "dispute": "Two charges of the same amount in one minute at a petrol station",
}


def contacts(count: int, customer: UUID = WANG.customer_id, first: int = 0) -> tuple[InteractionLine, ...]:
    codes = list(_WHY)
    channels = ("phone", "phone", "email", "letter", "visit", "phone")
    return tuple(
        InteractionLine(
            interaction_id=number(9000 + i),
            at=NOW - timedelta(days=i * 3, hours=i % 5, minutes=17 * i % 60),
            channel=channels[i % 6],
            direction="out" if i % 4 == 2 else "in",
            queue="bank-service",
            agent=("Li Na", "赵磊", "Sun Qian")[i % 3],
            customer_id=customer,
            disposition=codes[i % 5],
            note=_WHY[codes[i % 5]],
            talk_s=None if channels[i % 6] != "phone" else 65 + 37 * i,
        )
        for i in range(first, first + count)
    )


def holdings(count: int, masked: bool) -> tuple[Account, ...]:
    kinds = (
        ("deposit", "current", "CNY", "86420.55", None),
        ("deposit", "fixed", "CNY", "500000.00", date(2026, 11, 27)),
        ("card", "credit", "CNY", "-12860.40", None),
        ("loan", "mortgage", "CNY", "-1284000.00", date(2041, 5, 1)),
        ("investment", "fund", "CNY", "120000.00", None),
        ("deposit", "foreign", "USD", "0.00", None),
        ("insurance", "insurance", "CNY", None, date(2027, 1, 1)),
        ("line", "overdraft", "CNY", "0.00", None),
    )
    made = []
    for i in range(count):
        kind, product, currency, balance, matures = kinds[i % 8]
        made.append(
            Account(
                account_id=number(7000 + i),
                kind=kind,
                product=product,
                number_masked=f"6222 ···· ···· {1000 + i * 37}",
                currency=currency,
                balance=None if masked or balance is None else Decimal(balance),
                available=None,
                state="frozen" if i == 4 else "open",
                matures_on=matures,
                masked=masked,
            )
        )
    return tuple(made)


OFFER = Offer(
    opportunity_id=number(8201),
    product="fund",
    title="Pension fund, when the deposit matures",
    reason="fixed deposit of 500,000 matures on Friday",
)
CONFLICT = EditConflict(
    edit_id=number(8301), field="preferred_time", base="上午", mine="18:00 以后", theirs="中午", agent="lina", at=NOW
)


def coming_due(masked: bool) -> tuple[DueLine, ...]:
    rows = (
        ("deposit", "fixed", 6, "500000.00"),
        ("payment", "mortgage", 9, "9120.50"),
        ("drawdown", "2026-0817", 33, "320000"),
    )
    return tuple(
        DueLine(kind=kind, product=product, on=TODAY + timedelta(days=n), amount=None if masked else Decimal(amount))
        for kind, product, n, amount in rows
    )


def profile(customer: CustomerLine = WANG, trust: TrustLevel = TrustLevel.VERIFIED, size: int = 8) -> Profile:
    """A customer of the given busyness (`size` accounts), masked as the database would for `trust`."""
    masked = trust < TrustLevel.IVR
    return Profile(
        customer=customer,
        trust=trust,
        tier_reason="deposits above 500,000 for three months",
        manager="张伟 Zhang Wei",
        manager_phone="+86 21 5555 0134",
        language="zh-CN",
        born_on=None if masked else date(1984, 11, 24),
        customer_since=date(2011, 3, 2),
        certificate_masked="310*** ********12",
        address_masked="上海市浦东新区 ····",
        phones=(Phone(kind="mobile", number_masked="+86 138 ···· 5678", verified=True),),
        accounts=holdings(size, masked),
        totals=Totals(masked=True)
        if masked
        else Totals(
            deposits=Money(amount=Decimal("586420.55"), currency="CNY"),
            credit_available=Money(amount=Decimal("87139.60"), currency="CNY"),
            owed=Money(amount=Decimal("1296860.40"), currency="CNY"),
        ),
        interactions=contacts(min(size, 10), customer.customer_id),
        complaints=(
            ComplaintLine(
                complaint_id=number(8001),
                number="K-2026-00417",
                opened_at=NOW - timedelta(days=6),
                product="credit",
                summary="Charged twice for one payment at a petrol station; wants the money back and an apology",
                state="open",
                due_on=date(2026, 11, 20),
            ),
            ComplaintLine(
                complaint_id=number(8002),
                number="K-2026-00112",
                opened_at=NOW - timedelta(days=200),
                product="mortgage",
                summary="Letter with the wrong rate",
                state="closed",
            ),
        )[: max(0, size)],
        tasks=(
            TaskLine(
                task_id=number(8101),
                title="Call back about the fixed deposit that matures",
                due_on=date(2026, 11, 21),
                agent="Li Na",
            ),
            TaskLine(task_id=number(8102), title="Send the fee table by post", due_on=date(2026, 11, 25), agent="赵磊"),
        )[: max(0, size)],
        household=(MEI, FIRM)[: max(0, size)],
        preferred_channel="phone",
        preferred_time="18:00 以后",
        flag_reasons={"vip": "board member of a corporate customer", "fraud": "two reports of the same caller"},
        due=coming_due(masked)[: max(0, size)],
        credit_grade="" if masked else "AA-",
        satisfaction=LastScore(score=2, at=NOW - timedelta(days=40)),
        offer=OFFER if size else None,
        as_of=NOW,
    )


def empty_profile() -> Profile:
    """Somebody of whom the bank knows the name and nothing else."""
    return Profile(customer=SMITH, trust=TrustLevel.IVR, as_of=NOW)


def zero_profile() -> Profile:
    """Accounts with nothing on them: zero must not look like none."""
    return Profile(
        customer=MEI,
        trust=TrustLevel.VERIFIED,
        accounts=holdings(1, False),
        totals=Totals(deposits=Money(amount=Decimal("0.00"), currency="CNY")),
        as_of=NOW,
    )


def crowded_profile() -> Profile:
    """Far too much of everything."""
    big = profile(LONG, TrustLevel.VERIFIED, 60)
    complaint, task = big.complaints[0], big.tasks[0]
    return Profile(
        customer=LONG,
        trust=TrustLevel.VERIFIED,
        tier_reason="contribution of the whole group of companies in the last twelve months above ten million a month",
        manager="阿卜杜拉·买买提·吐尔逊 Abdullah Memet Tursun (Corporate Banking Department, Second Branch)",
        manager_phone="+86 991 5555 0134 ext. 88012",
        language="en",
        customer_since=date(1999, 1, 1),
        phones=big.phones,
        accounts=big.accounts,
        totals=Totals(
            deposits=Money(amount=Decimal("98765432109876.54"), currency="CNY"),
            credit_available=Money(amount=Decimal("12345678901.00"), currency="CNY"),
            owed=Money(amount=Decimal("555000111222.33"), currency="CNY"),
        ),
        interactions=contacts(10),
        complaints=(complaint,) * 9,
        tasks=(task,) * 12,
        household=(WANG, MEI, SMITH, FIRM) * 5,
        preferred_channel="email",
        preferred_time="Tuesdays and Thursdays between 19:00 and 21:30, never during the Spring Festival",
        flag_reasons=dict.fromkeys(("fraud", "vulnerable", "vip", "deceased", "protected"), "a long reason " * 9),
        due=coming_due(False) * 3,
        credit_grade="AAA+ (provisional)",
        satisfaction=LastScore(score=1, best=10, at=NOW),
        offer=OFFER,
        edit_conflicts=(CONFLICT,) * 3,
        as_of=NOW,
    )


def shown(value: Profile, call_id: str = "call-1", from_journal: bool = False) -> Card:
    return Card(
        phase=CardPhase.SHOWN,
        call_id=call_id,
        candidates=(value.customer,),
        profile=value,
        from_journal=from_journal,
    )


def several(contradiction: bool = False) -> Card:
    if contradiction:
        typed = CustomerLine(
            customer_id=number(3),
            code="C00055001",
            name="Margaret Okonkwo-Smith",
            found_by=FoundBy.TYPED,
            city="Suzhou",
        )
        return Card(phase=CardPhase.SEVERAL, call_id="call-1", candidates=(WANG, typed), contradiction=True)
    return Card(phase=CardPhase.SEVERAL, call_id="call-1", candidates=(WANG, MEI, FIRM))


def form(**changes: object) -> Form:
    values: dict[str, object] = {
        "form_id": number(501),
        "call_id": "call-1",
        "opened_at": NOW,
        "customer_id": WANG.customer_id,
        "customer_name": "王小明",
    }
    return Form(**{**values, **changes})  # type: ignore[arg-type]  # the fields are Form's own, checked when built
