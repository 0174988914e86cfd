"""Who is recognised as whom: by the declared rules in order, and what is doubtful is never guessed."""

from app.central.feeds.match_rows import MOST_ALIKE
from tests.central.feeds.town import CREDIT, CUSTOMERS, Town, customers

WANG = "1,王小明,19840312,310101198403120010,13900002001,"


def met(town: Town) -> list[tuple[str, str, str, str]]:
    return town.rows(
        "select s.source, s.source_key, s.matched_by, c.code from crm.source_customers s"
        " join crm.customers c on c.id = s.customer_id order by s.source, s.source_key"
    )


def doubts(town: Town) -> list[tuple[str, str, int, str]]:
    return town.rows(
        "select r.source_key, r.rule, cardinality(r.candidates), r.why from crm.match_reviews r order by r.source_key"
    )


def both(town: Town, core: str, credit: str) -> int:
    reads = [town.mapping(CUSTOMERS), town.mapping(CREDIT)]
    done = town.load(reads, town.extract("cust_20261121.csv", core), town.extract("credit_20261121.csv", credit))
    return sum(outcome.doubtful for outcome in done.outcomes)


def test_each_rule_finds_its_own_and_the_first_decides(town: Town) -> None:
    core = customers(
        WANG,
        "2,Li Xuemei,19920730,,13900002002,",
        "3,陈国强,,,13900002003,",
        "4,周莉,19900101,310101199001010061,13900002004,",
        "5,周莉,19900101,310101199001010062,13900002005,",
    )
    credit = customers(
        "a,Wang X.,19840312,310101198403120010,,",
        "b,LI XUEMEI,19920730,,,",
        "c,陈国强,19700101,,13900002003,",
        "d,王小明,19840312,310101198403120099,13900002001,",
        "e,吴桐,19830520,,,",
    )
    assert both(town, core, credit) == 0
    assert met(town) == [
        ("core", "1", "own", "C1"),
        ("core", "2", "own", "C2"),
        ("core", "3", "own", "C3"),
        ("core", "4", "own", "C4"),
        ("core", "5", "own", "C5"),
        ("credit", "a", "certificate", "C1"),
        ("credit", "b", "name_birth", "C2"),
        ("credit", "c", "name_phone", "C3"),
        # Another certificate of the same kind: somebody else, whatever name and number say.
        ("credit", "d", "own", "KD"),
        ("credit", "e", "own", "KE"),
    ]
    # What the record knew and the customer did not, is filled in; what stood, stands.
    assert town.rows("select name, born_on::text from crm.customers where code in ('C1', 'C3') order by code") == [
        ("王小明", "1984-03-12"),
        ("陈国强", "1970-01-01"),
    ]


def test_a_contradiction_and_a_choice_of_two_are_doubtful(town: Town) -> None:
    core = customers(WANG, "2,周莉,19900101,,,", "3,周莉,19900101,,,x")
    credit = customers("a,王小明,19840321,310101198403120010,,", "b,周莉,19900101,,,")
    # The two of core with one name and birth date are one by rule; split, they are two whom nobody may choose from.
    town.load([town.mapping(CUSTOMERS)], town.extract("cust_20261120.csv", core))
    with town.deciding() as connection, connection.transaction():
        connection.execute("select crm.split_record('core', '3', 'two people', 'test')")
    assert both(town, core, credit) == 2
    assert doubts(town) == [("a", "certificate", 1, "born_on"), ("b", "name_birth", 2, "several")]
    assert [line for line in met(town) if line[0] == "credit"] == [
        ("credit", "a", "own", "KA"),
        ("credit", "b", "own", "KB"),
    ]
    # Another run asks no second time.
    assert both(town, core, credit) == 0
    assert len(doubts(town)) == 2


def test_records_of_one_person_in_one_file_meet(town: Town) -> None:
    rows = [f"{n},高远,19791103,310101197911030019,1390000300{n}," for n in range(1, 8)]
    assert both(town, customers(*rows, WANG.replace("1,", "9,", 1)), customers("a,高远,,,13900003007,")) == 0
    assert {line[3] for line in met(town)} == {"C1", "C9"}
    assert town.rows("select count(*) from crm.phones p join crm.customers c on c.id = p.customer_id"
                     " where c.code = 'C1'") == [7]  # fmt: skip


def test_what_everybody_shares_names_nobody(town: Town) -> None:
    many = MOST_ALIKE + 5
    rows = [f"{n},客户{n},19800101,000000000000000000,13900009999," for n in range(many)]
    assert both(town, customers(*rows), customers("a,另一个,19790101,000000000000000000,,")) == 0
    assert town.rows("select count(*) from crm.customers") == [many + 1]


def test_a_record_known_before_is_never_matched_again(town: Town) -> None:
    core, credit = customers(WANG), customers("a,别人,19900909,310101199009090077,,")
    both(town, core, credit)
    same = customers("a,王小明,19840312,310101198403120010,13900002001,")
    reads = [town.mapping(CREDIT)]
    town.load(reads, town.extract("credit_20261122.csv", same))
    assert met(town)[1] == ("credit", "a", "own", "KA")
    assert town.rows("select name from crm.customers order by code") == ["王小明", "王小明"]
