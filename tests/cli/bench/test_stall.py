"""Calls that were not answered make no figure."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from app.cli.bench import stall
from app.cli.bench.stage import BenchError, Step


def stage_of(saved: int) -> Any:
    """A stage whose desk stalls 12 ms and saves so many forms."""

    @contextmanager
    def desk() -> Iterator[Any]:
        steps = [Step(n, str(n), "saved") for n in range(saved)]
        yield SimpleNamespace(program=SimpleNamespace(ask=lambda what: 12.0), steps=lambda: steps)

    return SimpleNamespace(short=True, known_numbers=lambda count: list(range(count)), desk=desk, environment={})


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stall, "PAUSE_S", 0.0)
    monkeypatch.setattr(stall, "_call", lambda desk, number: None)
    bare = SimpleNamespace(ask=lambda what: 3.0, close=lambda: None)
    monkeypatch.setattr(stall, "Program", lambda arguments, environment: bare)


def test_the_longest_stall_is_held_against_the_goal() -> None:
    (row,) = stall.measure(stage_of(20))
    assert (row.value, row.floor, row.goal, row.met) == (12.0, 3.0, 50.0, True)


def test_unanswered_calls_make_no_figure() -> None:
    with pytest.raises(BenchError):
        stall.measure(stage_of(3))
