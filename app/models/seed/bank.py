"""Ten thousand invented customers: about seven in ten with Chinese names, families, firms and shared numbers."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from app.models.demo_people import DEMO_PEOPLE, UNKNOWN_NUMBER
from app.models.name_keys import name_keys
from app.models.seed import words
from app.models.seed.demo import add_demo_people
from app.models.seed.holdings import Holdings
from app.models.seed.open_work import add_complaint, add_task, reason_for
from app.models.seed.rows import Rows, pick_all

SEED = 20_250_131
AGENTS = ("anna", "lead", "mei", "tom")
"""Who the past contacts are by; `mei` and `tom` have left and cannot sign in."""
_TIERS = ("standard",) * 70 + ("silver",) * 16 + ("gold",) * 9 + ("platinum",) * 3 + ("diamond",) + ("private",)
_QUEUE_OF = {"enquiry": "bank-service", "security": "cards", "sales": "wealth", "complaint": "complaints"}


def make_bank(customers: int, now: datetime) -> Rows:
    """The demo people and `customers` more or less like them; the same for the same arguments."""
    # Not a secret: the same seed must give the same bank.
    rows = Rows(Random(SEED), now)  # noqa: S311  # see above
    bank = _Bank(rows)
    add_demo_people(rows, bank.holdings, bank.managers)
    while (room := customers - len(rows.tables["customers"])) > 0:
        bank.add_some(room)
    return rows


class _Bank:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.rng = rows.rng
        self.holdings = Holdings(rows)
        self.count = 0
        self.managers = [self._manager() for _ in range(40)]
        self._taken = {int(number) for person in DEMO_PEOPLE for number in person.numbers} | {int(UNKNOWN_NUMBER)}

    def add_some(self, room: int) -> None:
        """One person, one family of two to four, or one firm with up to two who work there; never more than `room`."""
        dice = self.rng.random() if room >= 4 else 1.0  # the largest family
        if dice < 0.08:
            self._firm()
        elif dice < 0.22:
            self._family()
        else:
            self._person(self._mobile(), "holder")

    def _family(self) -> None:
        home = self.rows.key()
        chinese = self.rng.random() < 0.7
        surname = self.rng.choice(words.SURNAMES if chinese else words.LAST_NAMES)
        self.rows.add("households", id=home, label=surname)
        shared = self._mobile()
        roles = ("holder", "spouse", "child", "child")[: self.rng.randrange(2, 5)]
        for n, role in enumerate(roles):
            own = shared if n < 2 or self.rng.random() < 0.3 else self._mobile()
            family = "" if role == "spouse" else surname
            self._person(own, role, home=home, surname=family, chinese=chinese)

    def _person(
        self, number: int, relation: str, *, home: UUID | None = None, surname: str = "", chinese: bool | None = None
    ) -> None:
        rng = self.rng
        city = rng.choice(words.CITIES)
        if chinese if chinese is not None else rng.random() < 0.7:
            name = (surname or rng.choice(words.SURNAMES)) + pick_all(rng, words.GIVEN, rng.choice((1, 2, 2, 2)))
            language, latin = "zh", ""
        else:
            name = f"{rng.choice(words.FIRST_NAMES)} {surname or rng.choice(words.LAST_NAMES)}"
            language, latin = "en", name
        born = date(2025, 1, 1) - timedelta(days=rng.randrange(18 * 365, 88 * 365))
        if relation == "child":
            born = date(2025, 1, 1) - timedelta(days=rng.randrange(16 * 365, 26 * 365))
        customer = self._customer(
            "person", name, latin, language, city, home=home, role=relation if home else "", born_on=born
        )
        self.rows.phone(number, customer, "mobile", relation, verified=rng.random() < 0.8)
        if rng.random() < 0.25:
            self.rows.phone(self._landline(city[2]), customer, "home", "holder", verified=False)

    def _firm(self) -> None:
        rng = self.rng
        city = rng.choice(words.CITIES)
        name = city[0] + rng.choice(words.BRANDS) + rng.choice(words.TRADES) + "有限公司"
        customer = self._customer("firm", name, "", "zh", city, home=None, role="", born_on=None)
        switchboard = self._landline(city[2])
        self.rows.phone(switchboard, customer, "work", "company", verified=True)
        for _ in range(rng.choice((0, 0, 1, 2))):
            # Those who work there call from its switchboard too: several customers on one number.
            self._person(switchboard, "employee")

    def _customer(
        self,
        kind: str,
        name: str,
        latin: str,
        language: str,
        city: tuple[str, str, str],
        *,
        home: UUID | None,
        role: str,
        born_on: date | None,
    ) -> UUID:
        rng = self.rng
        self.count += 1
        customer = self.rows.key()
        tier = rng.choice(_TIERS)
        keys = name_keys(name, latin, kind, city[0])
        since = self.rows.now.date() - timedelta(days=rng.randrange(30, 9000))
        self.rows.add(
            "customers",
            id=customer,
            code=f"C{10_000_000 + self.count}",
            kind=kind,
            name=name,
            name_latin=latin or (_title(keys.pinyin) if kind == "firm" else ""),
            name_norm=keys.name_norm,
            given=keys.given,
            pinyin=keys.pinyin,
            initials=keys.initials,
            latin=keys.latin,
            tier=tier,
            tier_reason=reason_for(tier),
            flags=self._flags(tier, kind),
            language=language,
            manager_id=rng.choice(self.managers) if tier != "standard" or kind == "firm" else None,
            household_id=home,
            household_role=role,
            born_on=born_on,
            customer_since=since,
            certificate_kind="licence" if kind == "firm" else "ID",
            certificate_tail=pick_all(rng, "0123456789", 3) + rng.choice("0123456789X"),
            address=f"{city[0]}市{rng.choice(words.STREETS)}{rng.randrange(1, 999)}号",
            city=city[1],
            email="",
        )
        self.holdings.several(customer, kind, tier, since)
        self._past(customer)
        return customer

    def _flags(self, tier: str, kind: str) -> list[str]:
        dice = self.rng.random()
        flags = ["vip"] if tier in ("diamond", "private") else []
        if dice < 0.006:
            flags.append("fraud")
        elif dice < 0.02 and kind == "person":
            flags.append("vulnerable")
        elif dice < 0.023:
            flags.append("protected")
        return flags

    def _past(self, customer: UUID) -> None:
        rng, rows = self.rng, self.rows
        contact = None
        for _ in range(rng.choice((0, 1, 1, 2, 3, 4, 6))):
            code = rng.choice(tuple(words.NOTES))
            queue = _QUEUE_OF.get(code.split(".")[0], "bank-service")
            contact = rows.contact(
                customer, rng.choice(AGENTS), rows.past(700), queue, code, rng.choice(words.NOTES[code])
            )
        if rng.random() < 0.02:
            add_complaint(rows, customer, contact, rng.choice(words.COMPLAINTS), rng.choice(AGENTS))
        if rng.random() < 0.04:
            add_task(rows, customer, contact, rng.choice(words.TASKS), rng.choice(AGENTS[2:]), rng.randrange(-3, 20))

    def _manager(self) -> UUID:
        manager = self.rows.key()
        name = self.rng.choice(words.SURNAMES) + pick_all(self.rng, words.GIVEN, 2)
        self.rows.add("managers", id=manager, name=name, phone=f"+86 21 5013 {self.rng.randrange(6000, 7000)}")
        return manager

    def _mobile(self) -> int:
        while True:
            number = int(f"861{self.rng.choice('35678')}{self.rng.randrange(10**9):09d}")
            if number not in self._taken:
                self._taken.add(number)
                return number

    def _landline(self, area: str) -> int:
        while True:
            number = int(f"86{area}{self.rng.randrange(2 * 10**7, 9 * 10**7)}")
            if number not in self._taken:
                self._taken.add(number)
                return number


def _title(pinyin: str) -> str:
    return pinyin[:1].upper() + pinyin[1:]
