"""The bank that the server invents: plausible in its parts, and nobody of the demo's stories is in it twice."""

from app.models.demo_people import DEMO_PEOPLE, UNKNOWN_NUMBER
from app.models.name_keys import name_keys
from app.models.seed import words_zh
from app.models.seed.codes import CODES, RATES
from tests.models.seed.conftest import CUSTOMERS, Ask


def test_as_many_as_asked_for_each_with_its_own_code(ask: Ask) -> None:
    row = ask("select count(*) as n, count(distinct code) as codes, count(distinct id) as ids from crm.customers")[0]
    assert set(row.values()) == {CUSTOMERS}


def test_nothing_of_the_making_is_left(ask: Ask) -> None:
    assert ask("select 1 from pg_namespace where nspname = 'crm_seed'") == []


def test_the_search_keys_are_those_of_the_program(ask: Ask) -> None:
    """The server puts them together of words; `name_keys` makes them of the whole name."""
    cities = tuple(city.name for city in words_zh.CITIES)
    for row in ask("select * from crm.customers"):
        city = next((city for city in cities if row["name"].startswith(city)), "")
        keys = name_keys(row["name"], row["name_latin"], row["kind"], city)
        assert {key: row[key] for key in keys.__struct_fields__} == {
            key: getattr(keys, key) for key in keys.__struct_fields__
        }


def test_each_word_of_a_latin_name_is_found(ask: Ask) -> None:
    wanted = {(word, row["id"]) for row in ask("select id, latin from crm.customers") for word in row["latin"].split()}
    assert {(row["word"], row["customer_id"]) for row in ask("select * from crm.name_words")} == wanted


def test_names_of_every_kind(ask: Ask) -> None:
    kinds = ask(
        "select count(*) filter (where name ~ '[一-鿿]')::float8 / count(*) as chinese,"
        " count(*) filter (where kind = 'firm')::float8 / count(*) as firms,"
        " count(*) filter (where language = 'yue') as hong_kong, max(length(name)) as longest,"
        " min(length(name)) as shortest from crm.customers"
    )[0]
    assert 0.65 < kinds["chinese"] < 0.82
    assert 0.04 < kinds["firms"] < 0.12
    assert kinds["hong_kong"] > 10
    assert kinds["longest"] > 25
    assert kinds["shortest"] <= 2


def test_two_and_a_half_numbers_a_customer_some_of_them_shared(ask: Ask) -> None:
    row = ask(
        "select (select count(*)::float8 / count(distinct customer_id) from crm.phones) as each,"
        " (select count(*) from (select from crm.phones group by e164 having count(*) > 1) x) as shared,"
        " (select count(*) from crm.phones where rev8 <> reverse(right(e164::text, 8))::integer) as wrong"
    )[0]
    assert 2.3 < row["each"] < 2.8
    assert row["shared"] > 50
    assert row["wrong"] == 0


def test_the_unknown_number_stays_unknown_and_demo_numbers_theirs(ask: Ask) -> None:
    holders: dict[int, set[str]] = {}
    for row in ask("select p.e164, c.code from crm.phones p join crm.customers c on c.id = p.customer_id"):
        holders.setdefault(row["e164"], set()).add(row["code"])
    assert int(UNKNOWN_NUMBER) not in holders
    for person in DEMO_PEOPLE:
        for number in person.numbers:
            assert holders[int(number)] == {p.code for p in DEMO_PEOPLE if number in p.numbers}


def test_households_stand_together(ask: Ask) -> None:
    homes = ask(
        "select count(*) as n, count(distinct address) as addresses, count(*) filter (where household_role = 'holder')"
        " as holders from crm.customers where household_id is not null and code like 'C1%' group by household_id"
    )
    assert len(homes) > 100
    assert sum(home["n"] for home in homes) > 2 * len(homes)
    assert {home["holders"] for home in homes} == {1}


def test_nobody_shares_a_certificate_and_citizens_numbers_are_whole(ask: Ask) -> None:
    rows = ask(
        "select d.kind, d.number, c.born_on, c.gender from crm.certificates d"
        " join crm.customers c on c.id = d.customer_id"
    )
    assert len({(row["kind"], row["number"]) for row in rows}) == len(rows)
    citizens = [row for row in rows if row["kind"] == "ID" and row["gender"]]
    assert len(citizens) > 1000
    for row in citizens:
        number, weights = row["number"], (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
        assert number[-1] == "10X98765432"[sum(w * int(d) for w, d in zip(weights, number, strict=False)) % 11]
        assert number[6:14] == f"{row['born_on']:%Y%m%d}"
        assert int(number[16]) % 2 == (row["gender"] == "m")


def test_holdings_are_skewed_and_sane(ask: Ask) -> None:
    rows = ask("select *, id::text as key from crm.accounts")
    assert {row["kind"] for row in rows} == {"deposit", "card", "loan", "line", "investment", "insurance"}
    assert {row["state"] for row in rows} == {"open", "frozen", "blocked", "dormant", "overdue", "closed"}
    assert {row["product"] for row in rows} <= {row.code for row in CODES if row.kind == "product"}
    assert {row["currency"] for row in rows} == {currency for currency, _ in RATES}
    numbers = [row["number"] for row in rows if row["kind"] != "card"]
    assert len(set(numbers)) == len(numbers)
    deposits = sorted(row["balance"] for row in rows if row["kind"] == "deposit")
    assert deposits[0] < 0 < sum(balance == 0 for balance in deposits)
    assert sum(deposits[-len(deposits) // 5 :]) > sum(deposits) * 3 // 4
    assert any(row["balance"] is None for row in rows)
    for row in rows:
        assert row["kind"] != "card" or row["card_key"] == row["number"].replace("******", "")
        assert (row["arrears"] or 0) <= max(row["balance"] or 0, 0)
        assert (row["state"] == "overdue") == bool(row["days_past_due"])
        if row["kind"] == "deposit" and row["balance"] > 0 and row["blocked"] is not None:
            assert row["available"] == row["balance"] - row["blocked"]
        if row["credit_limit"] is not None and row["state"] == "open":
            assert row["available"] == row["credit_limit"] - row["balance"]
