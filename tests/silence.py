"""Silence is a test: a log line at WARNING or above, a thread, a child process or a running QTimer left over fails it.

Qt's own messages are watched by pytest-qt (`qt_log_level_fail`); a test that provokes one says
so with `@pytest.mark.qt_log_ignore("pattern")`. One that provokes a log line takes `noise`: `noise.expect("pattern")`.
"""

import contextlib
import gc
import logging
import re
import threading
import time
import weakref
from collections.abc import Iterator

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer

PATIENCE_S = 3.0
"""How long a thread or a child that was told to end may take to be gone."""

SESSION_CHILDREN: set[int] = set()
"""Process ids of helpers that belong to the whole run, and that a test may restart."""


class Noise(logging.Handler):
    """Collects log lines at WARNING and above, and knows which of them the test has announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._lines: list[str] = []
        self._expected: list[str] = []
        self._tolerated: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def expect(self, pattern: str) -> None:
        """At least one line must match, else the test fails."""
        self._expected.append(pattern)

    def tolerate(self, pattern: str) -> None:
        """Lines that match may come; for what depends on timing."""
        self._tolerated.append(pattern)

    def complaints(self) -> list[str]:
        announced = self._expected + self._tolerated
        loud = [line for line in self._lines if not any(re.search(pattern, line) for pattern in announced)]
        missing = [pattern for pattern in self._expected if not any(re.search(pattern, line) for line in self._lines)]
        return [f"unexpected log line: {line}" for line in loud] + [
            f"expected log line never came: {p}" for p in missing
        ]


@pytest.fixture
def noise() -> Iterator[Noise]:
    """The watch over log lines of one test."""
    watch = Noise()
    root = logging.getLogger()
    root.addHandler(watch)
    try:
        yield watch
    finally:
        root.removeHandler(watch)


@pytest.fixture(autouse=True)
def silence(request: pytest.FixtureRequest, noise: Noise, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails the test that leaves something running or says something nobody expected."""
    threads = set(threading.enumerate())
    children = _children()
    timers = _watch_timers(monkeypatch)
    yield
    monkeypatch.undo()
    complaints = noise.complaints()
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    complaints += [f"QTimer still running: {timer}" for timer in _running(timers)]
    complaints += [f"thread left over: {thread.name}" for thread in _leftover_threads(threads)]
    complaints += [f"child process left over: {line}" for line in _leftover_children(children)]
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


def _watch_timers(monkeypatch: pytest.MonkeyPatch) -> "weakref.WeakSet[QTimer]":
    """Remember every QTimer that is started through Python while the test runs."""
    started: weakref.WeakSet[QTimer] = weakref.WeakSet()
    original = QTimer.start

    def start(timer: QTimer, *arguments: int) -> None:
        started.add(timer)
        original(timer, *arguments)

    monkeypatch.setattr(QTimer, "start", start)
    return started


def _running(timers: "weakref.WeakSet[QTimer]") -> list[str]:
    def running(timer: QTimer) -> bool:
        try:
            return timer.isActive()
        except RuntimeError:  # the C++ timer went with its parent
            return False

    if any(running(timer) for timer in list(timers)):
        gc.collect()  # a cycle of Python objects may hold the last reference
    return [f"{timer!r} of {timer.parent()!r}" for timer in list(timers) if running(timer)]


def _leftover_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    end = time.monotonic() + PATIENCE_S
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(max(0.0, end - time.monotonic()))
    return [thread for thread in left if thread.is_alive() and not isinstance(thread, threading._DummyThread)]


def _children() -> set[psutil.Process]:
    return set(psutil.Process().children())


def _leftover_children(before: set[psutil.Process]) -> list[str]:
    new = [
        child for child in _children() - before if child.pid not in SESSION_CHILDREN and not _is_resource_tracker(child)
    ]
    _, alive = psutil.wait_procs(new, timeout=PATIENCE_S if new else 0)
    return [_line(child) for child in alive]


def _is_resource_tracker(child: psutil.Process) -> bool:
    """multiprocessing keeps one helper of its own for the life of the program."""
    with contextlib.suppress(psutil.Error):
        return "resource_tracker" in " ".join(child.cmdline())
    return True


def _line(child: psutil.Process) -> str:
    with contextlib.suppress(psutil.Error):
        return f"{child.pid} {' '.join(child.cmdline())[:200]}"
    return str(child.pid)
