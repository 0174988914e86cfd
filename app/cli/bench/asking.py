"""One question after the other over one connection, each timed twice over: what the server took, and the round trip."""

import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from app.cli.bench.banks import SizedBank
from app.cli.bench.rows import Row, percentile

_T = TypeVar("_T")


def server_times(bank: SizedBank, function: str, values: Sequence[tuple[Any, ...]]) -> list[float]:
    """Milliseconds from the arrival of each statement to the end of `function`, by the server's clock.

    With the plans made, the pages read and the audit row written, without the commit and the way back.
    """
    took = "(extract(epoch from clock_timestamp() - statement_timestamp()) * 1000)::float8"
    statement = f"select {function}::text, {took}"  # our own words
    with bank.connect() as connection:
        times = []
        for value in values:
            row = connection.execute(statement, value).fetchone()
            times.append(float(row[1]) if row else 0.0)
        return times


def round_trips(ask: Callable[[_T], object], questions: Sequence[_T]) -> list[float]:
    """Milliseconds of each, as whoever asks waits for it."""
    times = []
    for question in questions:
        start = time.perf_counter_ns()
        ask(question)
        times.append((time.perf_counter_ns() - start) / 1e6)
    return times


def growth(name: str, by_size: Sequence[tuple[int, float]]) -> list[Row]:
    """How many times slower the largest bank is than the smallest; good is no more than the logarithms' ratio."""
    if len(by_size) < 2:
        return []
    (small, first), (large, last) = by_size[0], by_size[-1]
    digits = len(str(large)) - 1, len(str(small)) - 1
    return [Row(name=f"{name}.growth", value=last / first, unit="×", goal=round(digits[0] / digits[1], 2))]


def both(name: str, times: Sequence[float], *, goal: float | None = None, floor: Sequence[float] = ()) -> list[Row]:
    """The rows p50 and p99; the goal is for p99."""
    return [
        Row(name=f"{name}.p50", value=percentile(times, 0.5), unit="ms", floor=_of(floor, 0.5)),
        Row(name=f"{name}.p99", value=percentile(times, 0.99), unit="ms", floor=_of(floor, 0.99), goal=goal),
    ]


def _of(floor: Sequence[float], share: float) -> float | None:
    return percentile(floor, share) if floor else None
