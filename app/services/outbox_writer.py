"""What the desk writes without a form: into the outbox a little later, again and again while the journal refuses."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.journal.store import Journal, JournalError
from app.models.records import OutboxItem

RETRY_MS = 5000


class OutboxWriter(QObject):
    """Items wait here, in order, until the journal has taken them."""

    kept = Signal(object)
    """The items that stand in the journal now."""
    failed = Signal(str)
    """The journal error's word: once, until it takes something again."""

    def __init__(self, journal: Journal, write_after_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._after_ms = write_after_ms
        self._waiting: list[OutboxItem] = []
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write_now)

    def put(self, item: OutboxItem) -> None:
        self._waiting.append(item)
        self._timer.start(self._after_ms)

    def write_now(self) -> None:
        """Put what waits into the journal; if it cannot take it, try again by itself."""
        if not self._write(self._waiting):
            self._timer.start(RETRY_MS)

    def stop(self) -> None:
        """The last try, before the journal closes: what it cannot take in one piece, item by item."""
        if not self._write(self._waiting):
            for item in tuple(self._waiting):
                self._write((item,))
        self._timer.stop()

    def _write(self, items: Sequence[OutboxItem]) -> bool:
        self._timer.stop()
        items = tuple(items)
        if not items:
            return True
        try:
            self._journal.commit(None, items)
        except JournalError as error:
            if not self._refused:
                self._refused = True
                self.failed.emit(error.word)
            return False
        self._refused = False
        self._waiting = [item for item in self._waiting if item not in items]
        self.kept.emit(items)
        return True
