"""A first load leaves the very indexes it took away."""

import pytest

from app.central.feeds import bulk
from app.central.feeds.bulk import first_load
from tests.central.feeds.town import CUSTOMERS, Town, customers

_INDEXES = "select indexdef from pg_indexes where schemaname = 'crm' order by indexdef"


def test_a_first_load_makes_the_indexes_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "FIRST_ROWS", 1)
    before = town.rows(_INDEXES)
    rows = customers("1,Li Na,19840312,X1,13900002001,", "2,Li Na,19840312,,,")
    assert town.load([town.mapping(CUSTOMERS)], town.extract("cust_20261121.csv", rows)).status == 0
    assert town.rows(_INDEXES) == before
    assert town.rows("select count(*) from crm.customers") == [1]


def test_only_plain_indexes_of_empty_tables_are_taken(town: Town) -> None:
    town.do("insert into crm.customers (id, code, name) values (gen_random_uuid(), 'C1', 'somebody')")
    count = "select count(*) from pg_indexes where schemaname = 'crm' and tablename in ('customers', 'phones')"
    before = town.rows(count)[0]
    with town.deciding() as connection, connection.transaction():
        with first_load(connection, ("customers", "phones"), bulk.FIRST_ROWS):
            row = connection.execute(count).fetchone()
            # Of the phones' indexes two are plain; nothing of the customers', who are there already.
            assert row == (before - 2,)
        with first_load(connection, ("phones",), bulk.FIRST_ROWS - 1):
            assert connection.execute(count).fetchone() == (before,)
