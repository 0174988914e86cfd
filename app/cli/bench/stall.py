"""`stall`: the longest time the GUI's event loop did not turn, during 100 calls that are answered, ended and saved."""

import time

from msgspec.structs import replace

from app.cli.bench.rows import Row
from app.cli.bench.stage import BenchError, RunningDesk, Stage
from app.cli.demo.stories import UNPROVEN

GOAL_MS = 50.0
TALKS_S = 0.25
PATIENCE_S = 15.0
PAUSE_S = 0.3
"""After each call: the agent saves, the next customer waits for that."""


def measure(stage: Stage) -> list[Row]:
    count = 20 if stage.short else 100
    numbers = stage.known_numbers(count)
    with stage.desk() as desk:
        desk.program.ask("answer")
        desk.program.ask("beats")
        for number in numbers:
            _call(desk, number)
            time.sleep(PAUSE_S)
        longest_ms = desk.program.ask("beats")
        saved = sum(step.step == "saved" for step in desk.steps())
    if saved < count - 1:
        raise BenchError(f"Only {saved} of {count} calls were answered and saved.")
    return [Row(name=f"stall.{count}_calls", value=longest_ms, unit="ms", goal=GOAL_MS)]


def _call(desk: RunningDesk, number: int) -> None:
    """One customer who calls, is answered, and hangs up."""
    story = replace(UNPROVEN, number=f"+{number}", speech="", talks_s=TALKS_S, rings_s=5.0)
    desk.line.call(story, timeout_s=PATIENCE_S)
