"""Whole extracts into a real database: what comes in, what a second run does, and what a broken one leaves."""

import threading

import openpyxl
import pytest

from app.central.feeds.mapping import FeedError
from tests.central.feeds.town import ACCOUNTS, CUSTOMERS, PHONES, Town, customers

WANG = "1,王小明,19840312,310101198403120010,13900002001,四平路1号"
LI = "2,Li Xuemei,19920730,310101199207300020,13900002002,"


def test_what_comes_in_can_be_found_and_knows_where_it_is_from(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    done = town.load([read], town.extract("cust_20261121.csv", customers(WANG, LI)))
    assert done.status == 0
    assert [(o.read, o.added, o.changed, o.unchanged) for o in done.outcomes] == [(2, 2, 0, 0)]
    assert town.rows("select code, name_norm, given, pinyin, initials, certificate_tail, address from crm.customers"
                     " order by code") == [
        ("C1", "王小明", "小明", "wangxiaoming", "wxm", "0010", "四平路1号"),
        ("C2", "li xuemei", "li", "xuemeili", "lx", "0020", ""),
    ]  # fmt: skip
    assert town.rows("select word from crm.name_words order by word") == ["li", "xuemei"]
    assert town.rows("select e164, rev8, source, source_key from crm.phones order by e164") == [
        (8613900002001, 10020000, "core", "1"),
        (8613900002002, 20020000, "core", "2"),
    ]
    assert town.rows("select field_origin->'*'->>0, (field_origin->'*'->>1)::timestamptz::text from crm.customers"
                     " where code = 'C1'") == [("core", "2026-11-21 15:59:59+00")]  # fmt: skip
    assert town.rows("select feed, rows_read, added, state, as_of::text from crm.import_batches") == [
        ("core.customers", 2, 2, "done", "2026-11-21 15:59:59+00")
    ]
    assert town.rows("select chain, action from crm.audit") == [("feed", "import")]
    assert town.rows("select count(*) from crm.audit_breaks()") == [0]


def test_again_changes_only_what_changed(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    first = town.extract("cust_20261121.csv", customers(WANG, LI))
    town.load([read], first)
    before = town.rows("select id, version, xid::text from crm.customers order by code")
    again = town.load([read], first).outcomes[0]
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert town.rows("select id, version, xid::text from crm.customers order by code") == before
    second = town.extract("cust_20261122.csv", customers(WANG.replace("四平路1号", "国权路2号"), LI))
    later = town.load([read], second).outcomes[0]
    assert (later.added, later.changed, later.unchanged) == (0, 1, 1)
    assert town.rows("select address, version, field_version->>'address' from crm.customers where code = 'C1'") == [
        ("国权路2号", 2, "2")
    ]
    assert town.rows("select id, version, xid::text from crm.customers order by code")[1] == before[1]


def test_a_broken_row_is_told_and_the_rest_is_in(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    bad = "3,=cmd|x,19921340,310101199207300021,13900002003,"
    done = town.load([read], town.extract("cust_20261121.csv", customers(WANG, bad, LI)))
    assert done.status == 3
    assert (done.outcomes[0].added, done.outcomes[0].rejected) == (2, 1)
    told = (town.folder / "cust_20261121.csv.core.customers.rejects.csv").read_text("utf-8-sig").splitlines()
    assert told[1] == "cust_20261121.csv,3,3,born,is no date written as %Y%m%d,19921340,no"
    fine = town.extract("cust_20261121.csv", customers(WANG, bad.replace("19921340", "19921231"), LI))
    assert town.load([read], fine).status == 0
    assert not (town.folder / "cust_20261121.csv.core.customers.rejects.csv").exists()


@pytest.mark.parametrize(
    ("text", "encoding", "end", "said"),
    [
        (customers(WANG, LI), "gb18030", "\n", "line 2, byte 3: this is not utf-8. It would read as gb18030."),
        (customers(WANG, LI).replace("END 2", "END 3"), "utf-8", "\n", "its trailer says 3 rows, it has 2"),
        (customers(WANG, LI).replace("END 2", "2,Li Xue"), "utf-8", "", "its last line is not the trailer"),
        (customers(WANG, LI).replace("born,", ""), "utf-8", "\n", "has no column 'born'"),
        ("", "utf-8", "\n", "is empty"),
        (customers(WANG, '2,"Li,1,2,3,4'), "utf-8", "\n", "this is not the CSV"),
        (customers(WANG, "2,Li,1992"), "utf-8", "\n", "ends in the middle: the last row has 3 columns"),
    ],
)
def test_a_broken_file_changes_nothing(town: Town, text: str, encoding: str, end: str, said: str) -> None:
    read = town.mapping(CUSTOMERS)
    before = town.everything()
    path = town.extract("cust_20261121.csv", text, encoding, end)
    done = town.load([read], path)
    assert done.status == 1
    assert said in done.failures[0]
    assert town.everything() == before


def test_one_broken_file_leaves_the_others_alone(town: Town) -> None:
    reads = [town.mapping(CUSTOMERS), town.mapping(ACCOUNTS)]
    fine = town.extract("cust_20261121.csv", customers(WANG))
    broken = town.extract("acct_20261121.csv", "id,no,kind,number,balance\nA1,1,deposit,6222,10", end="")
    done = town.load(reads, fine, broken)
    assert done.status == 1
    assert town.rows("select count(*) from crm.customers") == [1]
    assert town.rows("select count(*) from crm.accounts") == [0]


def test_duplicate_keys_are_told_and_never_chosen_from(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    other = LI.replace("Xuemei", "Xueying")
    done = town.load([read], town.extract("cust_20261121.csv", customers(WANG, LI, WANG, other)))
    assert (done.outcomes[0].added, done.outcomes[0].rejected) == (1, 3)
    told = (town.folder / "cust_20261121.csv.core.customers.rejects.csv").read_text("utf-8-sig")
    assert "4,1,key,is the same row as in line 2" in told
    assert "3,2,key,is another row with the same key as in line 5" in told
    last = town.mapping(CUSTOMERS.replace("rank = 10", 'duplicates = "last"'), "last")
    town.load([last], town.extract("cust_20261122.csv", customers(WANG, LI, other)))
    assert town.rows("select name from crm.customers where code = 'C2'") == ["Li Xueying"]


def test_an_account_that_vanished_is_closed_and_may_come_back(town: Town) -> None:
    reads = [town.mapping(CUSTOMERS), town.mapping(ACCOUNTS)]
    people = town.extract("cust_20261121.csv", customers(WANG))
    head = "id,no,kind,number,balance\n"
    both = head + "A1,1,deposit,6222020000000011,1000\nA2,1,card,6222020000000012,-250"
    town.load(reads, people, town.extract("acct_20261121.csv", both))
    assert town.rows("select number, balance::text, state, card_key from crm.accounts order by number") == [
        ("622202******0012", "-2.50", "open", "6222020012"),
        ("6222020000000011", "10.00", "open", None),
    ]
    one = town.load(reads, people, town.extract("acct_20261122.csv", head + "A1,1,deposit,6222020000000011,1000"))
    assert one.outcomes[1].vanished == 1
    assert town.rows("select state from crm.accounts order by number") == ["closed", "open"]
    back = town.load(reads, people, town.extract("acct_20261123.csv", both))
    assert back.outcomes[1].added == 1
    assert town.rows("select state from crm.accounts order by number") == ["open", "open"]
    nothing = head.strip()
    before = town.rows("select state from crm.accounts")
    failed = town.load(reads, people, town.extract("acct_20261124.csv", nothing))
    assert "2 of 2 rows are no longer in it" in failed.failures[0]
    assert town.rows("select state from crm.accounts") == before


def test_rejected_rows_have_not_vanished(town: Town) -> None:
    reads = [town.mapping(CUSTOMERS), town.mapping(ACCOUNTS)]
    people = town.extract("cust_20261121.csv", customers(WANG))
    head = "id,no,kind,number,balance\n"
    town.load(reads, people, town.extract("acct_20261121.csv", head + "A1,1,deposit,6222,1\nA2,1,deposit,6223,1"))
    done = town.load(
        reads, people, town.extract("acct_20261122.csv", head + "A1,1,deposit,6222,1\nA2,1,deposit,6223,one")
    )
    assert (done.outcomes[1].rejected, done.outcomes[1].vanished) == (1, 0)
    assert town.rows("select state from crm.accounts") == ["open", "open"]


def test_a_changed_number_takes_the_old_one_away(town: Town) -> None:
    reads = [
        town.mapping(CUSTOMERS.replace('mobile = { column = "mobile", as = "phone" }\n', "")),
        town.mapping(PHONES),
    ]
    people = town.extract("cust_20261121.csv", customers(WANG))
    town.load(reads, people, town.extract("tel_20261121.csv", "no,seq,number\n1,1,13900002001\n1,2,021-62000001"))
    town.load(reads, people, town.extract("tel_20261122.csv", "no,seq,number\n1,1,13900002009\n1,2,021-62000001"))
    assert town.rows("select e164 from crm.phones order by e164") == [862162000001, 8613900002009]
    town.load(reads, people, town.extract("tel_20261123.csv", "no,seq,number\n1,1,13900002009"))
    assert town.rows("select e164 from crm.phones") == [8613900002009]


def test_a_fact_of_nobody_is_told(town: Town) -> None:
    reads = [town.mapping(CUSTOMERS), town.mapping(ACCOUNTS)]
    done = town.load(
        reads,
        town.extract("cust_20261121.csv", customers(WANG)),
        town.extract("acct_20261121.csv", "id,no,kind,number,balance\nA1,1,deposit,1,1\nA2,9,deposit,2,1"),
    )
    assert (done.status, done.outcomes[1].added, done.outcomes[1].rejected) == (3, 1, 1)
    told = (town.folder / "acct_20261121.csv.core.accounts.rejects.csv").read_text("utf-8-sig")
    assert "3,A2,,names a customer that is not here" in told


def test_what_an_agent_wrote_later_stays(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    town.load([read], town.extract("cust_20261121.csv", customers(WANG)))
    town.do("select crm.set_field(c.id, 'address', 'as the caller said', 'anna') from crm.customers c")
    renamed = WANG.replace("王小明", "王晓明")
    town.load([read], town.extract("cust_20261121.csv", customers(renamed.replace("四平路1号", "x"))))
    assert town.rows("select name, address, field_origin->'address'->>0 from crm.customers") == [
        ("王晓明", "as the caller said", "agent:anna")
    ]
    # An extract of after the edit is the system's last word again.
    town.load([read], town.extract("cust_20991231.csv", customers(renamed.replace("四平路1号", "y"))))
    assert town.rows("select address, field_origin->'address'->>0 from crm.customers") == [("y", "core")]


def test_an_older_extract_is_refused(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    town.load([read], town.extract("cust_20261121.csv", customers(WANG)))
    done = town.load([read], town.extract("cust_20261120.csv", customers(WANG.replace("四平路1号", "old"))))
    assert "is older (2026-11-20) than what is loaded (2026-11-21)" in done.failures[0]
    assert town.rows("select address from crm.customers") == ["四平路1号"]


def test_the_second_import_hears_who_is_at_it(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    plan = town.extract("cust_20261121.csv", customers(WANG))
    before = town.everything()
    with town.deciding(), pytest.raises(FeedError, match=r"Another one is at it: tellerline decision .+ as postgres"):
        town.load([read], plan)
    assert town.everything() == before
    assert town.load([read], plan).status == 0


def test_desks_read_and_write_while_an_import_is_at_it(town: Town) -> None:
    town.load([town.mapping(CUSTOMERS)], town.extract("cust_20261121.csv", customers(WANG)))
    with town.deciding():
        waiting = threading.Thread(target=town.do, args=("update crm.customers set remark = 'seen'",), daemon=True)
        waiting.start()
        waiting.join(20)
        assert not waiting.is_alive()
    assert town.rows("select remark from crm.customers") == ["seen"]


def test_too_many_broken_rows_are_a_broken_file(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    before = town.everything()
    bad = [f"{n},x,1992-13-40,,," for n in range(3)]
    done = town.load([read], town.extract("cust_20261121.csv", customers(WANG, LI, *bad)))
    assert done.status == 1
    assert "3 of 5 rows cannot be loaded, more than rejected_at_most_percent = 50" in done.failures[0]
    assert town.everything() == before
    assert len((town.folder / "cust_20261121.csv.core.customers.rejects.csv").read_text("utf-8-sig").splitlines()) == 4


def test_negative_amounts_as_the_mapping_says(town: Town) -> None:
    people = town.mapping(CUSTOMERS), town.extract("cust_20261121.csv", customers(WANG))
    town.load([people[0]], people[1])
    rows = town.extract("acct_20261121.csv", "id,no,kind,number,balance\nA1,1,deposit,1,-5\nA2,1,deposit,2,5")
    strict = town.mapping(ACCOUNTS.replace("places = 2", 'places = 2, negative = "reject"'))
    assert [(o.added, o.rejected) for o in town.load([strict], rows).outcomes] == [(1, 1)]
    assert [(o.added, o.rejected) for o in town.load([town.mapping(ACCOUNTS)], rows).outcomes] == [(1, 0)]
    assert town.rows("select balance::text from crm.accounts order by number") == ["-0.05", "0.05"]


def test_a_card_s_whole_number_is_nowhere_in_the_database(town: Town) -> None:
    reads = [town.mapping(CUSTOMERS), town.mapping(ACCOUNTS)]
    cards = "id,no,kind,number,balance\nK1,1,card,6222021234567890,0\n6222021234567908,1,card,6222021234567908,0"
    people = town.extract("cust_20261121.csv", customers(WANG))
    done = town.load(reads, people, town.extract("acct_20261121.csv", cards))
    assert (done.outcomes[1].added, done.outcomes[1].rejected) == (1, 1)
    told = (town.folder / "acct_20261121.csv.core.accounts.rejects.csv").read_text("utf-8-sig")
    assert "1234567" not in told
    for table in ("accounts", "source_rows", "import_batches", "audit"):
        assert town.rows(f"select count(*) from crm.{table} t where t::text like '%%1234567%%'") == [0]


def test_an_as_of_may_stand_in_a_column(town: Town) -> None:
    text = CUSTOMERS.replace("{as_of:%Y%m%d}", "*").replace("rank = 10", 'as_of_column = "address"')
    done = town.load([town.mapping(text)], town.extract("cust_x.csv", customers(WANG.replace("四平路1号", "20261120"))))
    assert done.status == 0
    assert town.rows("select as_of::text from crm.source_customers") == ["2026-11-20 15:59:59+00"]
    assert town.rows("select as_of::text from crm.import_batches") == ["2026-11-20 15:59:59+00"]


def test_a_workbook_loads_like_any_extract(town: Town) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in customers(WANG, LI).splitlines()[:-1]:
        sheet.append(line.split(","))
    book.save(town.folder / "cust_20261121.xlsx")
    book.close()
    text = CUSTOMERS.replace(".csv", ".xlsx").replace("trailer", "# trailer")
    assert town.load([town.mapping(text)], town.folder / "cust_20261121.xlsx").outcomes[0].added == 2
