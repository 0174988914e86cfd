"""What the first call would otherwise pay for: done in idle moments after the window stands, and seen by nobody."""

import gc
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 40
"""Between two steps: whatever the agent does comes first."""

Step = Callable[[], object]


class Warming(QObject):
    """`steps` run one by one on this object's thread; beside them `aside`, then `at_last`, in other threads."""

    def __init__(
        self, steps: Sequence[Step], aside: Step, at_last: Step = lambda: None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._aside = aside
        self._at_last = at_last
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """From the first paint on; a second start does nothing."""
        if self._steps and not self._timer.isActive():
            _start_thread(self._aside)
            self._timer.start()

    def stop(self) -> None:
        """What was not warmed stays cold."""
        self._steps.clear()
        self._timer.stop()

    def _next(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        else:
            self._timer.stop()
            _start_thread(self._at_last)


def _start_thread(step: Step) -> None:
    threading.Thread(target=step, name="warming", daemon=True).start()


def settle_memory() -> None:
    """What lives now lives until the end: the collector need not walk through it again during a call."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
