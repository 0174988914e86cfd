"""One result, one row."""

import json
from pathlib import Path

import pytest

from app.cli.bench.rows import Row, percentile, print_table, write_json


def test_a_goal_is_a_value_or_a_ratio_to_the_floor() -> None:
    assert Row(name="a", value=8.0, unit="ms", goal=8.0).met
    assert Row(name="a", value=8.1, unit="ms", goal=8.0).met is False
    assert Row(name="a", value=3.0, unit="ms", floor=2.0, goal=1.5, goal_is_ratio=True).met
    assert Row(name="a", value=3.1, unit="ms", floor=2.0, goal=1.5, goal_is_ratio=True).met is False
    assert Row(name="a", value=3.1, unit="ms", floor=2.0).met is None


def test_the_percentile_is_one_of_the_values() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.99) == 99
    assert percentile([7.0], 0.99) == 7


def test_the_table_and_the_file_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [Row(name="pop.p50", value=9.0, unit="ms", floor=3.0, goal=8.0)]
    print_table(rows)
    write_json(rows, tmp_path / "bench.json")
    assert capsys.readouterr().out.splitlines()[1].split() == ["pop.p50", "9.00", "ms", "3.00", "3.00", "≤", "8", "NO"]
    (row,) = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert list(row) == ["name", "value", "unit", "floor", "ratio", "goal", "met"]
    assert row["ratio"] == 3.0
    assert row["met"] is False
