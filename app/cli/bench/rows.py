"""One result is one row: of the table a person reads and of `bench.json`."""

import json
import math
from collections.abc import Sequence
from pathlib import Path

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """`floor`: what the same machine did in the same run without us; `goal`: the highest ratio or value that is good.

    `goal_is_ratio` tells which. A row without goal is information only.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    goal: float | None = None
    goal_is_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None when there is none."""
        measured = self.ratio if self.goal_is_ratio else self.value
        if self.goal is None or measured is None:
            return None
        return measured <= self.goal

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "floor": self.floor,
            "ratio": self.ratio,
            "goal": f"≤ {self.goal:g} × floor" if self.goal_is_ratio else self.goal,
            "met": self.met,
        }


def print_table(rows: Sequence[Row]) -> None:
    """The rows as a table on standard output."""
    heads = ("name", "value", "unit", "floor", "ratio", "goal", "met")
    lines = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def write_json(rows: Sequence[Row], path: Path) -> None:
    path.write_text(json.dumps([row.as_json() for row in rows], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of all lie, by nearest rank."""
    ordered = sorted(values)
    return ordered[max(1, math.ceil(share * len(ordered))) - 1]


def _cells(row: Row) -> tuple[str, ...]:
    goal = "" if row.goal is None else f"≤ {row.goal:g} ×" if row.goal_is_ratio else f"≤ {row.goal:g}"
    met = {True: "yes", False: "NO", None: ""}[row.met]
    return (row.name, f"{row.value:.2f}", row.unit, _number(row.floor), _number(row.ratio), goal, met)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
