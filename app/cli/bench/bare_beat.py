"""The floor of `stall`: an event loop that beats as often as the desk's and has nothing else to do.

What keeps it waiting is the machine. Each line `beats` on standard input is answered by the longest gap between two
beats since asked last, in ms; it ends with its input.
"""

import sys
import threading
import time

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from app.cli.bench.desk_child import BEAT_MS


class BareBeat(QObject):
    """Lives in the main thread; `beats_asked` and `input_ended` come from the one that reads."""

    beats_asked = Signal()
    input_ended = Signal()

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._last_ns = time.monotonic_ns()
        self._longest_ns = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(BEAT_MS)
        self.beats_asked.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.input_ended.connect(application.quit, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, name="bench", daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            if line.strip() == "beats":
                self.beats_asked.emit()
        self.input_ended.emit()

    def _on_beat(self) -> None:
        now = time.monotonic_ns()
        self._longest_ns = max(self._longest_ns, now - self._last_ns)
        self._last_ns = now

    def _tell(self) -> None:
        self._on_beat()  # the question may come before the beat that was held up
        longest_ns, self._longest_ns = self._longest_ns, 0  # before it is told: whoever asked may stop us at once
        print(longest_ns / 1e6, flush=True)


def main() -> int:
    application = QCoreApplication([])
    beat = BareBeat(application)
    status = application.exec()
    del beat
    return status


if __name__ == "__main__":
    sys.exit(main())
