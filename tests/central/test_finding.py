"""Finding people in both servers: each way, why they were found, and that no way reads a whole table."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import psycopg
import pytest

from app.central.postgres import PostgresStore
from app.models.name_keys import name_keys
from app.models.records import LookupRequest, TrustLevel
from tests.central.conftest import Bank

PEOPLE = {
    "F90000001": ("欧阳晨曦", ""),
    "F90000002": ("Annamaria Josefine van Houten", "Annamaria Josefine van Houten"),
    "F90000003": ("Houten Bakkerij B.V.", ""),
    "F90000004": ("甘肃", ""),
    "F90000005": ("Merged Away", "Merged Away"),
    "F90000006": ("Kept Instead", "Kept Instead"),
    "F90000007": ("Merged Before", "Merged Before"),
}
PHONE = 8613111119876


@pytest.fixture(scope="module", params=["wheel", "debian"])
def found(request: pytest.FixtureRequest) -> Iterator["Found"]:
    bank: Bank = request.getfixturevalue(f"{request.param}_bank")
    with psycopg.connect(
        bank.admin_url.replace("+psycopg", ""), password=bank.admin_password or None, autocommit=True
    ) as admin:
        ids = {code: uuid4() for code in PEOPLE}
        _put(admin, ids)
        limits = admin.execute("select team, searches_per_minute from crm.teams").fetchall()
        admin.execute("update crm.teams set searches_per_minute = 100000")
        store = bank.store()
        yield Found(store, admin, ids)
        store.close()
        for team, limit in limits:
            admin.execute("update crm.teams set searches_per_minute = %s where team = %s", (limit, team))
        for table in ("phones", "accounts", "certificates", "name_words"):
            admin.execute(f"delete from crm.{table} where customer_id = any (%s)", (list(ids.values()),))
        admin.execute("delete from crm.customers where id = any (%s)", (list(ids.values()),))


class Found:
    def __init__(self, store: PostgresStore, admin: "psycopg.Connection", ids: dict[str, UUID]) -> None:
        self.store = store
        self.admin = admin
        self.ids = ids

    def by(self, text: str, e164: int | None = None) -> list[tuple[str, str, str]]:
        """Code, why, and the ending of those that are this test's."""
        lines = self.store.search(text, e164=e164)
        return [(line.code, line.matched, line.ending) for line in lines if line.code in PEOPLE]


def _put(admin: "psycopg.Connection", ids: dict[str, UUID]) -> None:
    for code, (name, latin) in PEOPLE.items():
        kind = "firm" if "B.V." in name else "person"
        keys = name_keys(name, latin, kind)
        admin.execute(
            "insert into crm.customers (id, code, kind, name, name_latin, name_norm, given, pinyin, initials, latin)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            (ids[code], code, kind, name, latin, keys.name_norm, keys.given, keys.pinyin, keys.initials, keys.latin),
        )
        for word in set(keys.latin.split()):
            admin.execute("insert into crm.name_words (word, customer_id) values (%s, %s)", (word, ids[code]))
    first = ids["F90000001"]
    admin.execute(
        "insert into crm.phones (e164, customer_id, rev8) values (%s, %s, %s)",
        (PHONE, first, int(str(PHONE)[-8:][::-1])),
    )
    admin.execute(
        "insert into crm.accounts (id, customer_id, kind, product, number, card_key) values"
        " (gen_random_uuid(), %s, 'deposit', 'savings', '7333000012345678', null),"
        " (gen_random_uuid(), %s, 'card', 'credit_card', '733301******4444', '7333014444')",
        (first, first),
    )
    admin.execute(
        "insert into crm.certificates (kind, number, customer_id) values"
        " ('ID', '51010119800101123X', %s), ('HKID', 'K1234567', %s)",
        (first, ids["F90000002"]),
    )
    admin.execute("update crm.customers set merged_into = %s where id = %s", (ids["F90000006"], ids["F90000005"]))
    admin.execute("update crm.customers set merged_into = %s where id = %s", (ids["F90000005"], ids["F90000007"]))


FIRST = "F90000001"
SECOND = "F90000002"


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("F90000001", (FIRST, "code", "")),
        ("f9000 0001", (FIRST, "code", "")),
        ("7333000012345678", (FIRST, "account", "5678")),
        ("7333 0000 1234 5678", (FIRST, "account", "5678")),
        ("7333010000004444", (FIRST, "card", "4444")),
        ("733301 4444", (FIRST, "card", "4444")),
        ("733301******4444", (FIRST, "card", "4444")),
        ("7333 01 ···· 4444", (FIRST, "card", "4444")),
        ("51010119800101123x", (FIRST, "certificate", "")),
        ("510101 19800101 123X", (FIRST, "certificate", "")),
        ("K123456(7)", (SECOND, "certificate", "")),
        ("+86 131 1111 9876", (FIRST, "number", "9876")),
        ("0086-131-1111-9876", (FIRST, "number", "9876")),
        ("13111119876", (FIRST, "number_end", "9876")),
        ("013111119876", (FIRST, "number_end", "9876")),
        ("1119876", (FIRST, "number_end", "9876")),
        ("9876", (FIRST, "number_end", "9876")),
        ("欧阳晨曦", (FIRST, "name", "")),
        ("欧阳 晨曦", (FIRST, "name", "")),
        ("欧阳晨", (FIRST, "name", "")),
        ("晨曦", (FIRST, "given", "")),
        ("ouyangchenxi", (FIRST, "pinyin", "")),
        ("Ouyang Chenxi", (FIRST, "pinyin", "")),
        ("chenxi ouyang", (FIRST, "pinyin", "")),
        ("ouyangch", (FIRST, "pinyin", "")),
        ("oycx", (FIRST, "initials", "")),
        ("annamaria josefine van houten", (SECOND, "name", "")),
        ("Houten Annamaria", (SECOND, "name", "")),
        ("van Annamaria", (SECOND, "word", "")),
        ("josefine houten annam", (SECOND, "word", "")),
        ("josefine", (SECOND, "word", "")),
        ("ａｎｎａｍａｒｉａ", (SECOND, "given", "")),
    ],
)
def test_each_way_of_finding(found: Found, text: str, hit: tuple[str, str, str]) -> None:
    assert hit in found.by(text)


@pytest.mark.parametrize(
    "text",
    ["987", "7333019999", "josefine bakkerij", "annamaria x", "曦", "K123456", "733301*44", "13111119877", "00", "***"],
)
def test_what_fits_nobody(found: Found, text: str) -> None:
    assert not found.by(text)


def test_the_surest_stands_first(found: Found) -> None:
    assert [code for code, *_ in found.by("houten bakkerij b.v.")] == ["F90000003"]
    assert [why for _, why, _ in found.by("houten")] == ["name", "name"]
    assert found.by("13111119876", e164=PHONE) == [(FIRST, "number", "9876")]


@pytest.mark.parametrize(("text", "formerly"), [("F90000005", "F90000005"), ("Merged Before", "F90000007")])
def test_a_merged_record_leads_to_the_kept_customer(found: Found, text: str, formerly: str) -> None:
    lines = [line for line in found.store.search(text) if line.code in PEOPLE]
    assert [(line.code, line.formerly) for line in lines] == [("F90000006", formerly)]


def test_whoever_fits_in_several_ways_is_told_once(found: Found) -> None:
    lines = found.store.search("merged")
    assert [line.code for line in lines if line.code in PEOPLE] == ["F90000006"]


@pytest.mark.parametrize("claim", ["F90000005", "F90000007"])
def test_a_caller_who_was_merged_opens_the_kept_card(found: Found, claim: str) -> None:
    result = found.store.lookup(LookupRequest(call_id="merged", customer_claim=claim, trust=TrustLevel.NUMBER))
    assert [line.code for line in result.candidates] == ["F90000006"]
    assert result.profile is not None
    found.admin.execute("update crm.phones set customer_id = %s where e164 = %s", (found.ids["F90000005"], PHONE))
    try:
        result = found.store.lookup(LookupRequest(call_id="merged", e164=PHONE, trust=TrustLevel.NUMBER))
    finally:
        found.admin.execute("update crm.phones set customer_id = %s where e164 = %s", (found.ids[FIRST], PHONE))
    assert [line.code for line in result.candidates] == ["F90000006"]


EVERY_WAY = (
    "9876",
    "13111119876",
    "7333010000004444",
    "晨曦",
    "chenxi ouyang",
    "oycx",
    "josefine houten annam",
    "merged",
)


def test_no_search_reads_a_whole_table(found: Found) -> None:
    tables = ("customers", "phones", "accounts", "certificates", "name_words")
    count = (
        "select relname, seq_scan, idx_scan from pg_catalog.pg_stat_user_tables"
        f" where schemaname = 'crm' and relname in {tables} order by 1"
    )
    assert found.by(EVERY_WAY[0])  # connects, if this test is the first
    driver = found.store._driver
    assert driver is not None
    driver.execute("select pg_stat_force_next_flush()")
    driver.execute("select 1")
    before = found.admin.execute(count).fetchall()
    for text in EVERY_WAY:
        driver.execute("select pg_stat_force_next_flush()")
        assert found.by(text)
    driver.execute("select pg_stat_force_next_flush()")
    driver.execute("select 1")
    after = found.admin.execute(count).fetchall()
    assert [(name, seq) for name, seq, _ in after] == [(name, seq) for name, seq, _ in before]
    assert all(new[2] > old[2] for new, old in zip(after, before, strict=True))


INDEXED = {
    "given = '晨曦'": "ix_customers_given",
    "name_norm >= '欧阳' and name_norm < '欧阳' || chr(1114111)": "ix_customers_name_norm",
    "pinyin >= 'ouyang' and pinyin < 'ouyang' || chr(1114111)": "ix_customers_pinyin",
    "initials = 'oycx'": "ix_customers_initials",
    "latin >= 'van' and latin < 'van' || chr(1114111)": "ix_customers_latin",
    "code = 'F90000001'": "uq_customers_code",
}


@pytest.mark.parametrize(("condition", "index"), INDEXED.items())
def test_every_key_of_a_name_has_its_index(found: Found, condition: str, index: str) -> None:
    # As the planner is: no setting of ours.
    plan = found.admin.execute(f"explain select id from crm.customers where {condition} limit 20").fetchall()
    assert index in str(plan)
