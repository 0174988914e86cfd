"""Tells that somebody is at the desk: a key or the mouse in one window. Only what the system itself sends is seen."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Activity(QObject):
    """Filters the native window's events, a few a second; a filter on the application would see each repaint."""

    seen = Signal()

    def watch(self, window: QWidget) -> None:
        """A top-level window that has been shown; once is enough, again does no harm."""
        handle = window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self.seen.emit()
        return False
