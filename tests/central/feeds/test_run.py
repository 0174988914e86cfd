"""The exit status of an import says how it went."""

from pathlib import Path

import pytest

from app.central.feeds.load import Outcome
from app.central.feeds.run import Summary
from tests.central.feeds.town import CUSTOMERS, Town, customers


@pytest.mark.parametrize(
    ("rejected", "left_out", "failures", "status"),
    [(0, 0, (), 0), (1, 0, (), 3), (0, 1, (), 3), (1, 0, ("broken",), 1), (0, 0, ("broken",), 1)],
)
def test_failures_count_more_than_rejects(rejected: int, left_out: int, failures: tuple[str, ...], status: int) -> None:
    outcome = Outcome(feed="f", file="x", rejected=rejected, left_out=left_out)
    assert Summary((outcome,), failures).status == status


def test_what_the_database_refuses_fails_its_file_and_no_other(town: Town) -> None:
    good, bad = town.mapping(CUSTOMERS), town.mapping(CUSTOMERS.replace('"customers"\nfile', '"customers"\nfile'), "b")
    assert good.mapping == bad.mapping
    town.do("alter table crm.customers add constraint test_no_li check (name <> 'Li')")
    done = town.load([good], town.extract("cust_20261121.csv", customers("1,Li,,,,")))
    assert done.status == 1
    assert "cust_20261121.csv: The central database could not do it (23514)" in done.failures[0]
    assert "Li" not in done.failures[0].replace("Li,", "")
    assert town.rows("select count(*) from crm.customers") == [0]
    heard: list[object] = []
    from app.central.feeds.run import load_all

    plan = town.plan([good], town.extract("cust_20261122.csv", customers("1,Wu,,,,")))
    load_all(town.url, town.password, plan, rejects_folder=Path(town.folder), told=heard.append)
    assert [type(told) for told in heard] == [Outcome]
