"""`start`: from the start of the program to its first painted window, and to the registered line."""

import statistics
import time

from app.cli.bench.rows import Row
from app.cli.bench.stage import Program, Stage

WINDOW_RATIO, REGISTERED_RATIO = 1.2, 1.5


def measure(stage: Stage) -> list[Row]:
    """All take turns, after one start each that warms the disk; the median counts."""
    settings = stage.bank.write_settings(5060, stage.folder / "journal")
    rounds = 3 if stage.short else 9
    took: dict[str, list[float]] = {"window": [], "bare": [], "bare_all": [], "registered": []}
    for turn in range(rounds + 1):
        once = {
            "bare": _start(stage, ["-m", "app.cli.bench.bare_window"]),
            "window": _start(stage, ["-m", "app.cli.bench.first_window", str(settings)]),
            "bare_all": _start(stage, ["-m", "app.cli.bench.bare_window", "all"]),
            "registered": _registered(stage),
        }
        if turn:
            for name, ms in once.items():
                took[name].append(ms)
    middle = {name: statistics.median(values) for name, values in took.items()}
    return [
        Row(
            name="start.first_window",
            value=middle["window"],
            unit="ms",
            floor=middle["bare"],
            goal=WINDOW_RATIO,
            goal_is_ratio=True,
        ),
        Row(
            name="start.registered",
            value=middle["registered"],
            unit="ms",
            floor=middle["bare_all"],
            goal=REGISTERED_RATIO,
            goal_is_ratio=True,
        ),
    ]


def _start(stage: Stage, arguments: list[str]) -> float:
    """Milliseconds until the program says at which instant its window stood painted."""
    program = Program(arguments, stage.environment)
    try:
        return (program.hear() - program.started_ns) / 1e6
    finally:
        program.close()
        time.sleep(0.1)


def _registered(stage: Stage) -> float:
    with stage.desk(settle_s=0.2) as desk:
        return (desk.registered_ns - desk.program.started_ns) / 1e6
