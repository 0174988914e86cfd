"""`memory`: desk and phone after ten calls, against two processes that hold the same libraries and do nothing."""

import time

import psutil  # type: ignore[import-untyped]  # ships no types

from app.cli.bench.pop import pops
from app.cli.bench.rows import Row
from app.cli.bench.stage import Program, Stage

RATIO = 1.3
CALLS = 10
MIB = 1 << 20


def measure(stage: Stage) -> list[Row]:
    window = Program(["-m", "app.cli.bench.idle_window"], stage.environment)
    phone = Program(["-m", "app.cli.bench.idle_phone"], stage.environment)
    try:
        window.hear()
        phone.hear()
        floor = resident(window.pid) + resident(phone.pid)
    finally:
        window.close()
        phone.close()
    with stage.desk() as desk:
        before = resident(desk.program.pid)
        pops(desk, stage.known_numbers(CALLS))
        time.sleep(1.0)
        after, helpers = resident(desk.program.pid), others(desk.program.pid)
    return [
        Row(name="memory.interpreters_helper.rss", value=helpers / MIB, unit="MiB"),
        Row(name="memory.before_calls.rss", value=before / MIB, unit="MiB", floor=floor / MIB),
        Row(
            name="memory.after_10_calls.rss",
            value=after / MIB,
            unit="MiB",
            floor=floor / MIB,
            goal=RATIO,
            goal_is_ratio=True,
        ),
    ]


def resident(pid: int) -> int:
    """RSS in bytes of a process and its children; pages they share count for each of them, here as in the floor.

    The interpreter's own helper (multiprocessing's resource tracker) is neither desk nor phone: see `others`.
    """
    process = psutil.Process(pid)
    return sum(one.memory_info().rss for one in (process, *process.children(recursive=True)) if not _is_helper(one))


def others(pid: int) -> int:
    """RSS in bytes of the interpreter's helpers below this process."""
    return sum(one.memory_info().rss for one in psutil.Process(pid).children(recursive=True) if _is_helper(one))


def _is_helper(process: psutil.Process) -> bool:
    return any("resource_tracker" in word for word in process.cmdline())
