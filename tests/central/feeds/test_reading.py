"""Rows come with the line they stand at, from CSV of any kind and from workbooks."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from app.central.feeds.mapping import Feed, FeedError
from app.central.feeds.reading import opened


def feed(**said: object) -> Feed:
    return Feed(**{"name": "n", "source": "s", "target": "phones", "file": "x"} | said)


def read(path: Path, **said: object) -> tuple[list[str], list[tuple[int, list[str]]], list[str]]:
    with opened(path, feed(**said)) as sheet:
        return sheet.header, list(sheet.rows()), [problem.reason for problem in sheet.wrong_length]


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    text = 'a, b\n1,"two\nlines"\n3,4\n\n5,6\n'
    assert read(written(tmp_path, text)) == (
        ["a", "b"],
        [(2, ["1", "two\nlines"]), (4, ["3", "4"]), (6, ["5", "6"])],
        [],
    )


def test_delimiters_quotes_marks_and_skipped_lines(tmp_path: Path) -> None:
    text = 'Report of today\na|b\n1|"2\nEND|1\n'
    path = written(tmp_path, text, "gb18030")
    said = {"encoding": "gb18030", "delimiter": "|", "quote": "", "skip_lines": 1, "trailer": r"END\|(\d+)"}
    assert read(path, **said)[:2] == (["a", "b"], [(3, ["1", '"2'])])
    assert read(written(tmp_path, "a,b\n", "utf-8-sig"))[0] == ["a", "b"]
    assert read(written(tmp_path, "1,2\n"), header=False, columns=("x", "y"))[:2] == (["x", "y"], [(1, ["1", "2"])])


def test_rows_of_another_length_are_told(tmp_path: Path) -> None:
    header, rows, told = read(written(tmp_path, "a,b\n1\n1,2,3\n4,5\n1,2,3\n"))
    assert (header, rows) == (["a", "b"], [(4, ["4", "5"])])
    assert told == [f"has {n} columns, the header has 2" for n in (1, 3, 3)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n3\n", "line 3: ends in the middle: the last row has 1 columns"),
        ('a,b\n1,2\n3,"4\n', "line 3: this is not the CSV"),
        ('a,b\n1,"2"x\n', "line 2: this is not the CSV"),
        ("\n", "has no header"),
    ],
)
def test_a_file_that_breaks_off(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(FeedError, match=said):
        read(written(tmp_path, text))


def workbook(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Data"
    for row in rows:
        sheet.append(row)
    path = tmp_path / "x.xlsx"
    book.save(path)
    book.close()
    return path


def test_a_workbook_reads_like_a_csv(tmp_path: Path) -> None:
    day, hour = date(2026, 11, 21), datetime(2026, 11, 21, 8, 30)  # noqa: DTZ001 - Excel knows no zone
    path = workbook(tmp_path, ("a", "b", "c", "d"), (1, 2.0, 2.5, day), (None,) * 4, (True, "x", None, hour))
    assert read(path) == (
        ["a", "b", "c", "d"],
        [(2, ["1", "2", "2.5", "2026-11-21"]), (4, ["Y", "x", "", "2026-11-21 08:30:00"])],
        [],
    )
    assert read(path, sheet="Data")[0] == ["a", "b", "c", "d"]


def test_a_workbook_that_is_none_or_has_no_such_sheet(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="has no sheet 'Other'; there are: Data"):
        read(workbook(tmp_path, ("a",)), sheet="Other")
    path = tmp_path / "y.xlsx"
    path.write_text("a,b\n", "utf-8")
    with pytest.raises(FeedError, match="is no workbook"):
        read(path)
