"""The demo bank: invented, the same each time, and rich where the stories look."""

from app.models.demo_people import DEMO_PEOPLE, UNKNOWN_NUMBER
from app.models.seed.bank import make_bank
from app.models.seed.codes import CODES, RATES
from app.models.seed.rows import Rows
from tests.models.seed.conftest import NOW, rows


def test_as_many_as_asked_for_and_the_same_again(bank: Rows) -> None:
    assert len(bank.tables["customers"]) == 2000
    assert make_bank(2000, NOW).tables == bank.tables


def test_codes_numbers_and_ids_are_unique(bank: Rows) -> None:
    customers = rows(bank, "customers")
    assert len({row["code"] for row in customers}) == len({row["id"] for row in customers}) == 2000
    phones = [(row["e164"], row["customer_id"]) for row in rows(bank, "phones")]
    assert len(set(phones)) == len(phones)
    numbers = [row["number"] for row in rows(bank, "accounts") if row["kind"] != "card"]
    assert len(set(numbers)) == len(numbers)


def test_the_unknown_number_stays_unknown_and_demo_numbers_theirs(bank: Rows) -> None:
    holders: dict[int, set[str]] = {}
    codes = {row["id"]: row["code"] for row in rows(bank, "customers")}
    for row in rows(bank, "phones"):
        holders.setdefault(row["e164"], set()).add(codes[row["customer_id"]])
    assert int(UNKNOWN_NUMBER) not in holders
    for person in DEMO_PEOPLE:
        for number in person.numbers:
            assert holders[int(number)] == {p.code for p in DEMO_PEOPLE if number in p.numbers}


def test_chinese_names_shared_numbers_firms_and_households(bank: Rows) -> None:
    customers = rows(bank, "customers")
    chinese = sum(not row["name"].isascii() for row in customers) / len(customers)
    assert 0.65 < chinese < 0.78
    assert {row["kind"] for row in customers} == {"person", "firm"}
    numbers = [row["e164"] for row in rows(bank, "phones")]
    assert len(numbers) - len(set(numbers)) > 100
    homes = [row["household_id"] for row in customers if row["household_id"]]
    assert len(homes) > 1.8 * len(set(homes))
    assert all(row["name_norm"] and row["pinyin"] and row["initials"] for row in customers)


def test_what_is_past_is_past_and_codes_exist(bank: Rows) -> None:
    known = {row.code for row in CODES if row.kind == "disposition"}
    products = {row.code for row in CODES if row.kind == "product"}
    tiers = {row.code for row in CODES if row.kind == "tier"}
    queues = {row.code for row in CODES if row.kind == "queue"}
    for row in rows(bank, "interactions"):
        assert row["at"] < NOW
        assert row["disposition"] in known
        assert row["queue"] in queues
    assert {row["product"] for row in (*rows(bank, "accounts"), *rows(bank, "complaints"))} <= products
    assert {row["tier"] for row in rows(bank, "customers")} <= tiers
    assert {row["currency"] for row in rows(bank, "accounts")} <= {currency for currency, _ in RATES}
