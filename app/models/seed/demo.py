"""The named customers of the demo's stories, each with everything a card can show, and the demo agent's own day."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.models.demo_people import DEMO_PEOPLE, DemoPerson
from app.models.name_keys import name_keys
from app.models.seed import words, words_zh
from app.models.seed.demo_facts import FACTS
from app.models.seed.demo_story import DEMO_AGENT, add_contract, add_stories
from app.models.seed.holdings import Holdings
from app.models.seed.open_work import add_complaint, add_task, reason_for
from app.models.seed.rows import COLUMNS, Rows

_MANAGERS = ("吴佩珊", "郑凯文", "何嘉敏", "许文博", "丁海峰", "潘雨桐", "沈德明", "Grace Lam")
_CITY_IN_CHINESE = {city.latin: city.name for city in (*words_zh.CITIES, words_zh.HONG_KONG)}
_BRANCH_OF = {city.latin: f"{city.region}01" for city in (*words_zh.CITIES, words_zh.HONG_KONG)}
_RELATIVES = {
    "C00000001": ("陈静怡", "spouse"),
    "C00000002": ("李明轩", "child"),
    "C00000005": ("顾明远", "owner"),
    "C00000006": ("赵雅琴", "spouse"),
    "C00000007": ("孙建国", "child"),
    "C00000008": ("周安琪", "child"),
}
"""One more at home for those whose household the stories do not name: (name, how they stand to the household)."""


def add_demo_people(rows: Rows) -> int:
    """Returns how many customers they are, those at home with them included."""
    holdings = Holdings(rows)
    managers = [rows.manager(name, 6001 + n, "lead" if not n else "") for n, name in enumerate(_MANAGERS)]
    homes: dict[str, UUID] = {}
    for n, person in enumerate(DEMO_PEOPLE):
        label = person.household or person.code
        if label not in homes:
            homes[label] = rows.key()
            rows.add("households", id=homes[label], label=label)
        customer = _person(rows, person, homes[label], managers[n])
        holdings.everything(customer, person.kind, person.tier, date(2012, 5, 8), person.accounts)
        _history(rows, customer, n)
        if person.code in _RELATIVES:
            _relative(rows, holdings, person, homes[label], managers[n], n)
    keys, codes = (COLUMNS["customers"].index(name) for name in ("id", "code"))
    customers = {row[codes]: row[keys] for row in rows.tables["customers"]}
    for credit in holdings.credits:
        add_contract(rows, credit)
    _together(rows, customers)
    add_stories(rows, customers)
    return len(customers)


def _together(rows: Rows, customers: dict[str, UUID]) -> None:
    """The couple of the shared number has one account together; a spouse is insured with the other."""
    first = {row[1]: row[0] for row in reversed(rows.tables["accounts"])}
    chen, lin = customers["C00000003"], customers["C00000004"]
    for who, role in ((chen, "holder"), (lin, "joint")):
        rows.add("account_owners", account_id=first[chen], customer_id=who, role=role, share=Decimal("0.5"))
    for owner, other, role in (
        ("C00000001", "C00000100", "beneficiary"),
        ("C00000005", "C00000104", "authorised"),
        ("C00000007", "C00000106", "authorised"),
    ):
        rows.add(
            "account_owners", account_id=first[customers[owner]], customer_id=customers[other], role=role, share=None
        )


def _person(rows: Rows, person: DemoPerson, home: UUID, manager: UUID) -> UUID:
    customer = rows.key()
    role = {"firm": "company"}.get(person.kind, person.relation)
    _customer(rows, customer, person, person.code, person.name, home=home, role=role, manager=manager)
    for place, number in enumerate(person.numbers):
        kind = "work" if person.kind == "firm" else "mobile"
        rows.phone(int(number), customer, kind, person.relation if not place else "holder", verified=not place)
    return customer


def _relative(rows: Rows, holdings: Holdings, person: DemoPerson, home: UUID, manager: UUID, n: int) -> None:
    name, role = _RELATIVES[person.code]
    customer = rows.key()
    _customer(rows, customer, person, f"C0000010{n}", name, home=home, role=role, manager=manager)
    rows.phone(8613700137100 + n, customer, "mobile", "holder", verified=True)
    holdings.several(customer, "person", "standard", date(2018, 3, 1))


def _customer(
    rows: Rows, customer: UUID, person: DemoPerson, code: str, name: str, *, home: UUID, role: str, manager: UUID
) -> None:
    named = code == person.code
    kind = person.kind if named else "person"
    city = _CITY_IN_CHINESE.get(person.city, "")
    latin = person.name_latin if named else ""
    keys = name_keys(name, latin, kind, city)
    facts = FACTS[person.code]
    rows.add(
        "customers",
        id=customer,
        code=code,
        kind=kind,
        name=name,
        name_latin=latin,
        name_norm=keys.name_norm,
        given=keys.given,
        pinyin=keys.pinyin,
        initials=keys.initials,
        latin=keys.latin,
        tier=person.tier if named else "standard",
        tier_reason=reason_for(person.tier) if named else "",
        flags=[flag.value for flag in person.flags] if named else [],
        language=person.language,
        manager_id=manager,
        household_id=home,
        household_role=role,
        born_on=person.born_on if named else date(1990, 6, 1),
        customer_since=date(2012, 5, 8),
        certificate_kind=facts.certificate_kind if named else "ID",
        certificate_tail=facts.certificate[-4:] if named else f"{3100 + int(code[-3:]):04d}",
        address=facts.address if named else f"{city}{words_zh.STREETS[int(code[-1])]}{88 + int(code[-2:])}号",
        city=person.city,
        email=facts.email if named else "",
        branch_code=_BRANCH_OF.get(person.city, "310101"),
        gender=facts.gender if named else "f" if role == "spouse" else "m",
        occupation=facts.occupation if named else "",
        preferred_channel=facts.preferred_channel if named else "",
        preferred_time=facts.preferred_time if named else "",
        received_at=rows.now - timedelta(days=1),
    )


def _history(rows: Rows, customer: UUID, n: int) -> None:
    codes = tuple(words.NOTES)
    contact = None
    for k in range(12):
        code = codes[(n * 3 + k) % len(codes)]
        at = rows.past(400)
        agent = (DEMO_AGENT, "mei", "tom")[k % 3]
        contact = rows.contact(customer, agent, at, "bank-service", code, words.NOTES[code][k % 2])
        if k % 4 == 0:
            _asked(rows, customer, contact, at, 5 - (n + k) % 3)
    # The demo agent has been at work today already, from an hour ago backwards, as far as today reaches.
    earlier = rows.now - timedelta(minutes=35 + 22 * n)
    if earlier > _midnight(rows.now):
        code = codes[(n * 5) % len(codes)]
        rows.contact(customer, DEMO_AGENT, earlier, "bank-service", code, words.NOTES[code][n % 2])
    add_complaint(rows, customer, contact, words.COMPLAINTS[n % len(words.COMPLAINTS)], DEMO_AGENT)
    add_task(rows, customer, contact, words.TASKS[n % len(words.TASKS)], DEMO_AGENT, n - 2)
    add_task(rows, customer, contact, words.TASKS[(n + 2) % len(words.TASKS)], "mei", n + 5)


def _asked(rows: Rows, customer: UUID, contact: UUID, at: datetime, score: int) -> None:
    """How content the customer said to be after the call."""
    after = at + timedelta(minutes=20)
    rows.add(
        "satisfaction",
        id=rows.key(after),
        customer_id=customer,
        interaction_id=contact,
        score=score,
        channel="sms",
        comment="" if score > 3 else "等待时间较长。",
        at=after,
        received_at=after,
    )


def _midnight(now: datetime) -> datetime:
    """Of the machine that seeds: the demo's desk runs there too."""
    return now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
