"""What is no longer in a full extract, for each way a table has of letting go."""

from tests.central.feeds.town import CUSTOMERS, Town, customers

KIN = """
[feed]
name = "kin"
source = "core"
target = "{target}"
file = "kin_{{as_of:%Y%m%d}}.csv"
extract = "full"
vanished = "close"
vanished_at_most_percent = 50

[fields]
key = "id"
{fields}
"""
RELATIONS = KIN.format(
    target="relations", fields='customer = "no"\nkind = { constant = "contact" }\nother_name = "what"'
)
CERTIFICATES = KIN.format(
    target="certificates", fields='customer = "no"\nkind = { constant = "passport" }\nnumber = "what"'
)
STAFF = KIN.replace('key = "id"\n', "").format(target="staff", fields='staff_number = "id"\nname = "what"')
MAPS = KIN.replace('key = "id"\n', "").format(
    target="code_maps", fields='kind = { constant = "K" }\nsource_code = "id"\ncode = "what"'
)
BOTH, ONE = "id,no,what\na,1,Ann\nb,1,Bob", "id,no,what\nb,1,Bob"


def vanish(town: Town, mapping: str) -> int:
    people = town.mapping(CUSTOMERS), town.extract("cust_20261121.csv", customers("1,Li Na,,,,"))
    town.load([people[0]], people[1])
    read = town.mapping(mapping)
    town.load([read], town.extract("kin_20261121.csv", BOTH))
    return town.load([read], town.extract("kin_20261122.csv", ONE)).outcomes[0].vanished


def test_rows_with_an_id_go(town: Town) -> None:
    assert vanish(town, RELATIONS) == 1
    assert town.rows("select other_name from crm.relations") == ["Bob"]


def test_rows_with_the_table_s_own_key_go(town: Town) -> None:
    assert vanish(town, CERTIFICATES) == 1
    assert town.rows("select number from crm.certificates") == ["Bob"]


def test_people_of_the_bank_are_no_longer_active(town: Town) -> None:
    assert vanish(town, STAFF) == 1
    assert town.rows("select staff_number, active from crm.staff order by 1") == [("a", False), ("b", True)]


def test_codes_of_a_system_go(town: Town) -> None:
    assert vanish(town, MAPS) == 1
    assert town.rows("select source_code from crm.code_maps") == ["b"]


def test_what_is_kept_is_kept(town: Town) -> None:
    assert vanish(town, RELATIONS.replace('"close"', '"keep"')) == 0
    assert town.rows("select count(*) from crm.relations") == [2]
