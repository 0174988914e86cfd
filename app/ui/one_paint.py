"""A ring and its caller's card reach the screen in one paint, not in two of a whole window each."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 25
"""The centre answers in two or three; after this the ring is painted without the card."""


class OnePaint(QObject):
    """Between `hold` and `release` the window is not painted; `overdue` tells that the card did not come in time."""

    overdue = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._on_late)
        window.installEventFilter(self)

    def hold(self) -> None:
        """A call rings, its card is looked for."""
        self._timer.start()

    def release(self) -> None:
        """The card is filled: paint, without waiting for the platform's own idle moment."""
        if self._timer.isActive():
            self._timer.stop()
            self._paint()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window's request to be painted is put off; what is to be painted, Qt keeps in mind."""
        return self._timer.isActive() and event.type() == QEvent.Type.UpdateRequest

    def _on_late(self) -> None:
        self._paint()
        self.overdue.emit()

    def _paint(self) -> None:
        QCoreApplication.postEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
