from app.telephony.tally import MOST_KEYS, Tally


def test_the_first_is_told_and_then_ever_fewer() -> None:
    tally = Tally()
    told = [said[1] for _ in range(1000) if (said := tally.add("127.0.0.2"))]
    assert told == [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]


def test_each_source_has_its_own_count() -> None:
    tally = Tally()
    assert tally.add("127.0.0.2") == ("127.0.0.2", 1)
    assert tally.add("127.0.0.3") == ("127.0.0.3", 1)


def test_whoever_forges_sources_fills_neither_memory_nor_log() -> None:
    tally = Tally()
    told = [tally.add(f"10.0.{number // 250}.{number % 250}") for number in range(10_000)]
    assert len([said for said in told if said]) < MOST_KEYS + 15
    assert told[MOST_KEYS] == ("others", 1)
