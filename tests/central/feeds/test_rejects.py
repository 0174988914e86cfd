"""The reject file: only where something was told, for nobody else's eyes, and no formula to a spreadsheet."""

import csv
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.central.feeds.mapping import FeedError
from app.central.feeds.rejects import Rejects, safe_cell
from app.central.feeds.rows import Problem


def test_it_stands_only_when_something_was_told(tmp_path: Path) -> None:
    extract = tmp_path / "a.csv"
    with Rejects(extract, "core.a") as rejects:
        rejects.add(Problem(3, "K1", "born", "is no date", "=x"))
        rejects.add(Problem(4, "", "", "has 2 columns"))
        rejects.add(Problem(5, "K3", "mobile", "is no number", "none", loaded=True))
    assert (rejects.rejected, rejects.left_out, rejects.keys, rejects.keyless) == (2, 1, ["K1"], 1)
    assert rejects.path == tmp_path / "a.csv.core.a.rejects.csv"
    with rejects.path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["a.csv", "3", "K1", "born", "is no date", "'=x", "no"]
    assert rows[3][-1] == "yes"
    assert stat.S_IMODE(rejects.path.stat().st_mode) == 0o600
    with Rejects(extract, "core.a"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_was_told_before_a_file_broke_stays(tmp_path: Path) -> None:
    rejects = Rejects(tmp_path / "a.csv", "f")

    def break_off() -> None:
        with rejects:
            rejects.add(Problem(3, "K1", "born", "is no date"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert rejects.path.exists()


def test_a_folder_nobody_can_write_to_is_said(tmp_path: Path) -> None:
    with Rejects(tmp_path / "a.csv", "f", tmp_path / "gone") as rejects, pytest.raises(FeedError, match="--rejects"):
        rejects.add(Problem(3, "K1", "born", "is no date"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"),
        ("plain", "plain"),
        ("6222021234567890", "622202****7890"),
        ("310101198403120010", "310101****0010"),
        ("", ""),
    ],
)
def test_cells_are_safe(text: str, shown: str) -> None:
    assert safe_cell(text) == shown


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
