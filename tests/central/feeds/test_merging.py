"""People decide: reviews, merges, and their undoing with everything that changed hands."""

import pytest

from app.central.feeds.mapping import FeedError
from app.central.feeds.merging import decide, masked, merge, open_reviews, split, unmerge
from app.models.schema import sql_files
from app.models.tables import metadata
from tests.central.feeds.town import ACCOUNTS, CREDIT, CUSTOMERS, Town, customers

WANG = "1,王小明,19840312,310101198403120010,13900002001,"
LI = "2,Li Xuemei,19920730,310101199207300020,13900002001,"
HEAD = "id,no,kind,number,balance\n"
HOLDS = "\n".join(
    f"select '{table}', count(*) from crm.{table} t join crm.customers c on c.id = t.customer_id where c.code = '{{0}}'"
    + (" union all" if table != "source_customers" else "")
    for table in ("accounts", "certificates", "interactions", "name_words", "phones", "tasks", "source_customers")
)


def holds(town: Town, code: str) -> dict[str, int]:
    return dict(town.rows(HOLDS.format(code)))


def two(town: Town) -> None:
    accounts = HEAD + "A1,1,deposit,6222020000000011,1000\nA2,2,deposit,6222020000000012,500"
    town.load(
        [town.mapping(CUSTOMERS), town.mapping(ACCOUNTS)],
        town.extract("cust_20261121.csv", customers(WANG, LI)),
        town.extract("acct_20261121.csv", accounts),
    )
    for code in ("C1", "C2"):
        town.do(
            "insert into crm.interactions (id, customer_id, agent, occurred_at, at) select gen_random_uuid(), c.id,"
            f" 'anna', now(), now() from crm.customers c where c.code = '{code}'"
        )
        town.do(
            "insert into crm.tasks (id, customer_id, agent, title, due_on, created_at) select gen_random_uuid(), c.id,"
            f" 'anna', 'x', now(), now() from crm.customers c where c.code = '{code}'"
        )


def test_a_merge_is_undone_to_the_last_row(town: Town) -> None:
    two(town)
    before = holds(town, "C1"), holds(town, "C2"), town.rows("select name_norm, latin from crm.customers order by code")
    with town.deciding() as connection:
        merge_id = merge(connection, "C1", "C2", "one person")
    assert holds(town, "C1") == {
        "accounts": 2, "certificates": 2, "interactions": 2, "name_words": 2, "phones": 1, "tasks": 2,
        "source_customers": 2,
    }  # fmt: skip
    assert set(holds(town, "C2").values()) == {0}
    assert town.rows("select crm.typed('2') = crm.typed('1')") == [True]
    with town.deciding() as connection:
        assert unmerge(connection, str(merge_id), "two after all") == "C2"
    assert (holds(town, "C1"), holds(town, "C2"),
            town.rows("select name_norm, latin from crm.customers order by code")) == before  # fmt: skip
    assert town.rows("select action from crm.audit where action like '%%merge' order by n") == ["merge", "unmerge"]
    assert town.rows("select count(*) from crm.audit_breaks()") == [0]


def test_what_the_import_brought_since_goes_to_whom_it_belongs(town: Town) -> None:
    two(town)
    with town.deciding() as connection:
        merge_id = merge(connection, "C1", "C2", "one person")
    more = HEAD + "\n".join(
        ("A1,1,deposit,6222020000000011,1000", "A2,2,deposit,6222020000000012,700", "A3,2,deposit,6222020000000013,9",
         "A4,1,deposit,6222020000000014,9")
    )  # fmt: skip
    town.load([town.mapping(ACCOUNTS)], town.extract("acct_20261122.csv", more))
    assert holds(town, "C1")["accounts"] == 4
    town.do(
        "insert into crm.interactions (id, customer_id, agent, occurred_at, at) select gen_random_uuid(), c.id, 'anna',"
        " now(), now() from crm.customers c where c.code = 'C1'"
    )
    with town.deciding() as connection:
        unmerge(connection, str(merge_id), "")
    assert town.rows("select a.source_key, c.code, a.balance::text from crm.accounts a"
                     " join crm.customers c on c.id = a.customer_id order by 1") == [
        ("A1", "C1", "10.00"), ("A2", "C2", "7.00"), ("A3", "C2", "0.09"), ("A4", "C1", "0.09"),
    ]  # fmt: skip
    # What people did with the kept one since stays there.
    assert (holds(town, "C1")["interactions"], holds(town, "C2")["interactions"]) == (2, 1)
    again = town.load([town.mapping(ACCOUNTS)], town.extract("acct_20261123.csv", more))
    assert again.outcomes[0].unchanged == 4


def test_later_imports_follow_a_merge(town: Town) -> None:
    two(town)
    with town.deciding() as connection:
        merge(connection, "C1", "C2", "one person")
    read = town.mapping(CUSTOMERS)
    done = town.load([read], town.extract("cust_20261122.csv", customers(WANG, LI.replace("Xuemei", "Xueying"))))
    assert (done.outcomes[0].added, done.outcomes[0].changed) == (0, 1)
    assert town.rows("select count(*) from crm.customers") == [2]
    assert holds(town, "C2")["accounts"] == 0


def test_merges_of_merges_are_undone_from_the_last(town: Town) -> None:
    two(town)
    town.load([town.mapping(CUSTOMERS)], town.extract("cust_20261122.csv", customers(WANG, LI, "3,Wu Tong,,,,")))
    with town.deciding() as connection:
        first = merge(connection, "C1", "C2", "")
        second = merge(connection, "C3", "C1", "")
        assert connection.execute("select crm.kept(c.id) = (select k.id from crm.customers k where k.code = 'C3')"
                                  " from crm.customers c where c.code = 'C2'").fetchone() == (True,)  # fmt: skip
        with pytest.raises(FeedError, match=f"undo merge {second} first"):
            unmerge(connection, str(first), "")
        unmerge(connection, str(second), "")
        unmerge(connection, str(first), "")
        with pytest.raises(FeedError, match="undone already"):
            unmerge(connection, str(first), "")
    assert holds(town, "C2")["accounts"] == 1


@pytest.mark.parametrize(("kept", "merged"), [("C1", "C1"), ("C1", "C9"), ("C9", "C1")])
def test_only_two_who_stand_are_merged(town: Town, kept: str, merged: str) -> None:
    two(town)
    with town.deciding() as connection, pytest.raises(FeedError, match=r"not two customers|no customer 'C9'"):
        merge(connection, kept, merged, "")
    assert town.rows("select count(*) from crm.merges") == [0]


def doubtful(town: Town) -> None:
    town.load(
        [town.mapping(CUSTOMERS), town.mapping(CREDIT)],
        town.extract("cust_20261121.csv", customers(WANG)),
        town.extract("credit_20261121.csv", customers("a,王小明,19840321,310101198403120010,,")),
    )


def test_a_review_is_listed_masked_and_decided_once(town: Town) -> None:
    doubtful(town)
    with town.deciding() as connection:
        (review,) = open_reviews(connection)
        assert (review.source, review.rule, review.why) == ("credit", "certificate", ("born_on",))
        assert (review.code, review.name_masked, review.candidates) == ("KA", "王**", (("C1", "王**", "0010"),))
        with pytest.raises(FeedError, match="none of the review's candidates"):
            decide(connection, str(review.review_id), "same", "KA")
        decide(connection, str(review.review_id), "same", "C1")
        assert open_reviews(connection) == []
        with pytest.raises(FeedError, match="decided already: same"):
            decide(connection, str(review.review_id), "different", "")
    assert town.rows("select rule from crm.merges") == ["review"]
    assert town.rows("select c.code from crm.source_customers s join crm.customers c on c.id = s.customer_id") == [
        "C1",
        "C1",
    ]


def test_different_stands_for_good(town: Town) -> None:
    doubtful(town)
    with town.deciding() as connection:
        decide(connection, str(open_reviews(connection)[0].review_id), "different", "")
    again = town.extract("credit_20261122.csv", customers("a,王小明,19840321,310101198403120010,,new"))
    assert town.load([town.mapping(CREDIT)], again).outcomes[0].doubtful == 0
    assert town.rows("select count(*) from crm.customers where merged_into is null") == [2]


def test_a_wrong_match_is_split_and_filled_by_the_next_import(town: Town) -> None:
    reads = [town.mapping(CUSTOMERS), town.mapping(ACCOUNTS)]
    double = WANG.replace("1,", "2,", 1).replace("13900002001", "13900002002")
    people = customers(WANG, double)
    accounts = HEAD + "A1,1,deposit,6222020000000011,1000\nA2,2,deposit,6222020000000012,500"
    files = town.extract("cust_20261121.csv", people), town.extract("acct_20261121.csv", accounts)
    town.load(reads, *files)
    assert holds(town, "C1")["accounts"] == 2
    with town.deciding() as connection:
        code = split(connection, "core", "2", "a namesake")
        with pytest.raises(FeedError, match="nothing to split"):
            split(connection, "core", "2", "")
    assert (holds(town, "C1")["accounts"], holds(town, code)["accounts"]) == (1, 1)
    assert holds(town, code)["phones"] == 1
    done = town.load(reads, *files)
    assert (done.outcomes[0].changed, done.outcomes[1].unchanged) == (1, 2)
    assert town.rows(f"select born_on::text from crm.customers where code = '{code}'") == ["1984-03-12"]


def test_no_table_s_customers_are_forgotten() -> None:
    """A merge moves all rows but the audit's, the figures reckoned anew, and what a call of today proved."""
    left = {"audit", "customer_values", "customers", "match_reviews", "verifications"}
    text = sql_files()["61_merges.sql"]
    for table in metadata.sorted_tables:
        for column in table.c:
            if column.name in ("customer_id", "other_id", "guarantor_id", "prospect_id") and table.name not in left:
                assert f"('{table.name}', '{column.name}', array[" in text, (table.name, column.name)


@pytest.mark.parametrize(("name", "shown"), [("王小明", "王**"), ("Li Na", "L* N*"), ("Bartholomew", "B***"), ("", "")])
def test_names_are_masked(name: str, shown: str) -> None:
    assert masked(name) == shown
