"""What a row names must be here; the statement says which of the names was missing."""

import pytest

from tests.central.feeds.town import ACCOUNTS, CUSTOMERS, Town, customers

RELATIONS = """
[feed]
name = "kin"
source = "core"
target = "relations"
file = "kin_{as_of:%Y%m%d}.csv"

[fields]
key = "id"
customer = "no"
kind = { constant = "spouse" }
other = "other"
other_name = "name"
"""
OWNERS = RELATIONS.replace("relations", "account_owners").replace(
    'kind = { constant = "spouse" }\nother = "other"\n', ""
)
OWNERS = OWNERS.replace('other_name = "name"', 'account = "other"')
BILLS = RELATIONS.split("[fields]", maxsplit=1)[0].replace("relations", "drawdowns") + (
    '[fields]\nkey = "id"\ncontract = "other"\nnumber = "id"\n'
)


@pytest.mark.parametrize(
    ("mapping", "rows", "reasons"),
    [
        (RELATIONS, "a,1,2,\nb,1,,Ann\nc,9,1,\nd,1,9,", ["c,,names a customer that is not", "d,,names nobody"]),
        (OWNERS, "a,1,A9,", ["a,,names an account that is not here"]),
        (BILLS, "a,1,H9,", ["a,,names a contract that is not here"]),
    ],
)
def test_what_is_missing_is_named(town: Town, mapping: str, rows: str, reasons: list[str]) -> None:
    reads = [town.mapping(CUSTOMERS), town.mapping(mapping)]
    people = town.extract("cust_20261121.csv", customers("1,Li Na,,,,", "2,Bo Li,,,,"))
    done = town.load(reads, people, town.extract("kin_20261121.csv", f"id,no,other,name\n{rows}"))
    assert done.outcomes[1].rejected == len(reasons)
    (rejects,) = town.folder.glob("kin*.rejects.csv")
    told = rejects.read_text("utf-8-sig").splitlines()[1:]
    assert all(reason in line for reason, line in zip(reasons, told, strict=True))


def test_a_manager_nobody_knows_leaves_the_field_empty(town: Town) -> None:
    text = CUSTOMERS.replace('address = "address"', 'manager = "address"')
    done = town.load([town.mapping(text)], town.extract("cust_20261121.csv", customers("1,Li Na,,,,80001")))
    assert done.status == 0
    assert town.rows("select manager_id from crm.customers") == [None]


def test_another_system_may_speak_of_these_customers_and_accounts(town: Town) -> None:
    accounts = town.mapping(ACCOUNTS)
    owners = OWNERS.replace('source = "core"', 'source = "cards"\ncustomers_from = "core"\naccounts_from = "core"')
    done = town.load(
        [town.mapping(CUSTOMERS), accounts, town.mapping(owners)],
        town.extract("cust_20261121.csv", customers("1,Li Na,,,,", "2,Bo Li,,,,")),
        town.extract("acct_20261121.csv", "id,no,kind,number,balance\nA1,1,deposit,6222,1"),
        town.extract("kin_20261121.csv", "id,no,other,name\na,2,A1,"),
    )
    assert done.status == 0
    assert town.rows("select c.code, o.role, o.source from crm.account_owners o"
                     " join crm.customers c on c.id = o.customer_id") == [("C2", "joint", "cards")]  # fmt: skip
