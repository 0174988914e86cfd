"""What the engine must do later, by name: its loop asks at each turn what is due."""

import time
from collections.abc import Callable


class Alarms:
    """One alarm for each name; setting it again moves it. Runs on the thread that calls `run_due`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._due: dict[str, tuple[float, Callable[[], None]]] = {}

    def set(self, name: str, after_s: float, call: Callable[[], None]) -> None:
        self._due[name] = (self._clock() + after_s, call)

    def clear(self, name: str) -> None:
        self._due.pop(name, None)

    def run_due(self) -> None:
        if not self._due:
            return
        now = self._clock()
        for name, (due, call) in list(self._due.items()):
            if due <= now:
                del self._due[name]
                call()
