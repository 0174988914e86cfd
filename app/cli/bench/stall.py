"""`stall`: the longest time the GUI's event loop did not turn, during 100 calls that are answered, ended and saved.

The goal is absolute: an agent feels milliseconds, not ratios. The floor tells how much of it the machine itself took.
"""

import time

from msgspec.structs import replace

from app.cli.bench.rows import Row
from app.cli.bench.stage import BenchError, Program, RunningDesk, Stage
from app.cli.demo.stories import UNPROVEN

GOAL_MS = 50.0
TALKS_S = 0.25
PATIENCE_S = 15.0
PAUSE_S = 0.3
"""After each call: the agent saves, the next customer waits for that."""


def measure(stage: Stage) -> list[Row]:
    count = 20 if stage.short else 100
    numbers = stage.known_numbers(count)
    bare = Program(["-m", "app.cli.bench.bare_beat"], stage.environment)
    try:
        longest_ms, floor_ms = _stalls(stage, numbers, bare)
    finally:
        bare.close()
    return [Row(name=f"stall.{count}_calls", value=longest_ms, unit="ms", floor=floor_ms, goal=GOAL_MS)]


def _stalls(stage: Stage, numbers: list[int], bare: Program) -> tuple[float, float]:
    """The longest gap between two beats of the desk, and of the bare loop beside it, in ms."""
    with stage.desk() as desk:
        desk.program.ask("answer")
        desk.program.ask("beats")
        bare.ask("beats")
        for number in numbers:
            _call(desk, number)
            time.sleep(PAUSE_S)
        longest_ms, floor_ms = desk.program.ask("beats"), bare.ask("beats")
        saved = sum(step.step == "saved" for step in desk.steps())
    if saved < len(numbers) - 1:
        raise BenchError(f"Only {saved} of {len(numbers)} calls were answered and saved.")
    return longest_ms, floor_ms


def _call(desk: RunningDesk, number: int) -> None:
    """One customer who calls, is answered, and hangs up."""
    story = replace(UNPROVEN, number=f"+{number}", speech="", talks_s=TALKS_S, rings_s=5.0)
    desk.line.call(story, timeout_s=PATIENCE_S)
