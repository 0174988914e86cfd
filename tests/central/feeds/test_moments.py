"""As of when an extract speaks."""

from pathlib import Path

import pytest

from app.central.feeds.conversions import Unreadable
from app.central.feeds.mapping import Feed, FeedError
from app.central.feeds.moments import column_moment, file_moment, file_pattern


def feed(**said: object) -> Feed:
    return Feed(**{"name": "n", "source": "s", "target": "phones", "file": "A_{as_of:%Y%m%d}.csv"} | said)


@pytest.mark.parametrize(
    ("pattern", "name", "date"),
    [
        ("A_{as_of:%Y%m%d}.csv", "a_20261121.CSV", "20261121"),
        ("*_{as_of:%Y-%m-%d}_?.txt", "core_2026-11-21_3.txt", "2026-11-21"),
        ("all.csv", "all.csv", ""),
        ("A(1)+{as_of:%d.%m.%y}.csv", "A(1)+21.11.26.csv", "21.11.26"),
    ],
)
def test_a_pattern_reads_the_date_of_a_name(pattern: str, name: str, date: str) -> None:
    made = file_pattern(pattern)
    assert made.fits(name)
    assert made.written(name) == date
    assert not made.fits(f"x{name}" if not pattern.startswith("*") else "other")


@pytest.mark.parametrize("pattern", ["A_{as_of:%Y}{as_of:%m}.csv", "A_{as_of:%j}.csv"])
def test_a_pattern_that_cannot_be_read_is_told(pattern: str) -> None:
    with pytest.raises(FeedError):
        file_pattern(pattern)


@pytest.mark.parametrize(
    ("said", "name", "moment"),
    [
        ({}, "A_20261121.csv", "2026-11-21T23:59:59+08:00"),
        ({"as_of_time": "00:00:00", "utc_offset": "-05:00"}, "A_20261121.csv", "2026-11-21T00:00:00-05:00"),
        ({"file": "A_{as_of:%Y%m%d%H%M}.csv"}, "A_202611210230.csv", "2026-11-21T02:30:00+08:00"),
    ],
)
def test_a_date_is_the_end_of_its_day_in_the_bank_s_zone(said: dict[str, str], name: str, moment: str) -> None:
    found = file_moment(Path(name), feed(**said))
    assert found is not None
    assert found.isoformat() == moment


def test_a_name_with_no_date_and_one_that_is_none() -> None:
    assert file_moment(Path("all.csv"), feed(file="all.csv", as_of_column="D")) is None
    with pytest.raises(FeedError, match="the date in its name is none"):
        file_moment(Path("A_20261399.csv"), feed())


def test_a_column_may_tell_it() -> None:
    assert column_moment(feed(), {}) is None
    read = column_moment(feed(as_of_column="D"), {"D": 1})
    assert read is not None
    assert read(["x", " 20261121 "]) == "2026-11-21T23:59:59+08:00"
    with pytest.raises(Unreadable, match="no date"):
        read(["x", "soon"])
