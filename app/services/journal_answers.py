"""What the journal's thread has done is told on the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class JournalAnswers(QObject):
    """`tell` may be called on any thread; what it is given is called on this object's, in the same order."""

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def tell(self, then: Callable[[], None]) -> None:
        self._told.emit(then)

    @Slot(object)
    def _on_told(self, then: Callable[[], None]) -> None:
        then()
