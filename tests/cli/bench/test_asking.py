"""Timing questions."""

from app.cli.bench.asking import both, round_trips


def test_each_question_is_timed() -> None:
    asked: list[int] = []
    times = round_trips(asked.append, [3, 1, 2])
    assert asked == [3, 1, 2]
    assert all(time > 0 for time in times)


def test_the_goal_is_for_the_slow_ones() -> None:
    half, slow = both("x", [1.0, 2.0, 3.0], goal=2.5, floor=[0.5, 1.0])
    assert (half.name, half.value, half.floor, half.goal) == ("x.p50", 2.0, 0.5, None)
    assert (slow.name, slow.value, slow.floor, slow.met) == ("x.p99", 3.0, 1.0, False)
