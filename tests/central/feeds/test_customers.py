"""Which record may say what of a customer: rank, first record, and what people of ours wrote."""

from tests.central.feeds.town import CREDIT, CUSTOMERS, Town, customers

WANG = "1,王小明,19840312,310101198403120010,13900002001,"
WANG_IN_CREDIT = "a,王小明,19840312,310101198403120010,,in credit's words"


def test_a_lower_rank_is_believed_and_a_higher_fills_what_is_empty(town: Town) -> None:
    core, credit = town.mapping(CUSTOMERS), town.mapping(CREDIT)
    town.load([credit], town.extract("credit_20261120.csv", customers(WANG_IN_CREDIT)))
    town.load([core], town.extract("cust_20261121.csv", customers(WANG + "in core's words")))
    assert town.rows("select code, address, field_origin->'address'->>0 from crm.customers") == [
        ("KA", "in core's words", "core")
    ]
    town.load([credit], town.extract("credit_20261122.csv", customers(WANG_IN_CREDIT + " again")))
    assert town.rows("select address from crm.customers") == ["in core's words"]


def test_the_second_record_of_a_system_fills_and_never_overwrites(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    double = "2,王小明,19840312,310101198403120010,13900002002,second"
    town.load([read], town.extract("cust_20261121.csv", customers(WANG, double)))
    assert town.rows("select address from crm.customers") == ["second"]
    town.load([read], town.extract("cust_20261122.csv", customers(WANG + "first", double + " again")))
    assert town.rows("select address from crm.customers") == ["first"]
    town.load([read], town.extract("cust_20261123.csv", customers(WANG + "first", double + " once more")))
    assert town.rows("select address, count(*) over () from crm.customers") == [("first", 1)]


def test_a_new_name_moves_every_key_and_a_dropped_number_goes(town: Town) -> None:
    read = town.mapping(CUSTOMERS)
    town.load([read], town.extract("cust_20261121.csv", customers("1,Li Na,19840312,X1,13900002001,")))
    town.load([read], town.extract("cust_20261122.csv", customers("1,Wu Ying,19840312,X2,,")))
    assert town.rows("select name, name_norm, latin, certificate_tail from crm.customers") == [
        ("Wu Ying", "wu ying", "ying wu", "X2")
    ]
    assert town.rows("select word from crm.name_words order by word") == ["wu", "ying"]
    assert town.rows("select number from crm.certificates") == ["X2"]
    assert town.rows("select count(*) from crm.phones") == [0]


def test_a_code_that_is_taken_gets_a_tail_and_odd_keys_a_code_one_can_type(town: Town) -> None:
    town.do("insert into crm.customers (id, code, name) values (gen_random_uuid(), 'C1', 'somebody')")
    rows = customers(WANG, "x-7/a,Li Na,,,,", "x7A,Li Wu,,,,")
    assert town.load([town.mapping(CUSTOMERS)], town.extract("cust_20261121.csv", rows)).status == 0
    *twins, last = town.rows("select code from crm.customers where name <> 'somebody' order by name_norm")
    assert sorted(len(code) for code in twins) == [4, 11]
    assert "CX7A" in twins
    assert last.startswith("C1X")
    assert len(last) == 9
