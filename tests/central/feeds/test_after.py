"""The samples of resources/feeds, whole: what follows from rows that came in."""

import shutil
from pathlib import Path

from app.central.feeds.mapping_file import read_mapping
from tests.central.feeds.town import Town

SAMPLES = Path(__file__).parents[3] / "resources" / "feeds"
TREE = """
[feed]
name = "branches"
source = "core"
target = "branches"
file = "br_{as_of:%Y%m%d}.csv"

[fields]
code = "no"
parent_code = "up"
name = "name"
"""


def test_the_samples_load_and_what_follows_is_there(town: Town) -> None:
    extracts = town.folder / "extracts"
    shutil.copytree(SAMPLES / "extracts", extracts)
    mappings = [read_mapping(path) for path in sorted(SAMPLES.glob("*.toml"))]
    done = town.load(mappings, extracts)
    assert (done.status, done.failures) == (0, ())
    assert {outcome.feed for outcome in done.outcomes} == {read.mapping.feed_name for read in mappings}
    assert town.rows("select path from crm.branches where code = '310101'") == ["310000/310100/310101/"]
    assert town.rows("select name, branch_code from crm.managers where staff_number = '80001'") == [
        ("沈佳怡", "310100")
    ]
    assert town.rows("select m.name from crm.customers c join crm.managers m on m.id = c.manager_id"
                     " where c.code = 'C20000001'") == ["沈佳怡"]  # fmt: skip
    assert town.rows("select source_key, balance::text, blocked::text from crm.accounts"
                     " where blocked is not null or balance < 0 order by 1") == [
        ("D000000003", "0.00", "0.00"), ("D000000004", "-120.50", None), ("D000000005", "312500.00", "10000.00"),
    ]  # fmt: skip
    assert town.rows("select address, city, email from crm.customers where code = 'C20000001'") == [
        ("上海市虹口区四平路100号302室", "Shanghai", "han.mei@mail.example")
    ]
    # One person from two systems, and twice in one, is one customer; a firm and its papers hang together.
    assert town.rows("select count(*) from crm.source_customers s join crm.customers c on c.id = s.customer_id"
                     " where c.code = 'C20000002'") == [3]  # fmt: skip
    assert town.rows("select count(*) from crm.guarantees g join crm.drawdowns d on d.contract_id = g.contract_id"
                     " join crm.customers c on c.id = d.customer_id where c.code = 'C20000005'") == [2]  # fmt: skip
    assert town.rows("select sections->>'total_assets' from crm.credit_evaluations where grade = 'AA'") == ["12400000"]
    assert town.rows("select rule, why from crm.match_reviews") == [("certificate", "born_on")]
    again = town.load(mappings, extracts)
    assert again.status == 0
    assert {(outcome.added, outcome.changed, outcome.rejected) for outcome in again.outcomes} == {(0, 0, 0)}


def test_a_freeze_that_is_lifted_blocks_nothing(town: Town) -> None:
    extracts = town.folder / "extracts"
    shutil.copytree(SAMPLES / "extracts", extracts)
    mappings = [read_mapping(path) for path in sorted(SAMPLES.glob("*.toml"))]
    town.load(mappings, extracts)
    freezes = [read for read in mappings if read.mapping.feed_name == "core.freezes"]
    lifted = town.extract("FREEZE_20261122.txt", "FREEZE_NO|ACCT_ID|AMT|END_DT")
    assert town.load(freezes, lifted).outcomes[0].vanished == 3
    assert town.rows("select sum(blocked)::text from crm.accounts") == ["0.00"]


def test_a_branch_that_hangs_on_nothing_breaks_its_file(town: Town) -> None:
    read = town.mapping(TREE)
    head = "no,up,name\n1,,Head\n"
    assert town.load([read], town.extract("br_20261121.csv", head + "11,1,North")).status == 0
    for rows in ("12,9,Lost", "12,13,A\n13,12,B"):
        done = town.load([read], town.extract("br_20261122.csv", head + rows))
        assert "hang on no root" in done.failures[0]
    assert town.rows("select code from crm.branches order by code") == ["1", "11"]
    moved = town.load([read], town.extract("br_20261123.csv", head + "11,12,North\n12,1,East"))
    assert moved.status == 0
    assert town.rows("select path from crm.branches where code = '11'") == ["1/12/11/"]
