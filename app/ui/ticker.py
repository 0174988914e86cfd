"""The one timer of a window: running times, countdowns and ages all move on its beat, and it rests when hidden."""

from PySide6.QtCore import QObject, QTimer, Signal


class Ticker(QObject):
    """Beats once a second while started. Widgets connect to `second_passed`; the window starts and stops it."""

    second_passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.second_passed)

    def start(self) -> None:
        """Beat at once, so that nothing old is seen, and then each second."""
        if not self._timer.isActive():
            self.second_passed.emit()
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def running(self) -> bool:
        return self._timer.isActive()
