"""What the desk writes without a form: into the outbox a little later, again and again while the journal refuses."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.journal.store import DeskJournal, Journal, JournalError
from app.models.records import OutboxItem

RETRY_MS = 5000


class OutboxWriter(QObject):
    """Items wait here, in order, until the journal has taken them."""

    kept = Signal(object)
    """The items that stand in the journal now."""
    failed = Signal(str)
    """The journal error's word: once, until it takes something again."""

    def __init__(self, journal: DeskJournal, write_after_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._after_ms = write_after_ms
        self._waiting: list[OutboxItem] = []
        self._writing = False
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write_now)

    def put(self, item: OutboxItem) -> None:
        self._waiting.append(item)
        self._timer.start(self._after_ms)

    def write_now(self) -> None:
        """Put what waits into the journal; if it cannot take it, try again by itself."""
        self._timer.stop()
        items = tuple(self._waiting)
        if items and not self._writing:
            self._writing = True
            self._journal.write(lambda journal: journal.commit(None, items), partial(self._on_written, items))

    def stop(self) -> None:
        """The last try, before the journal closes; nobody hears of it any more."""
        self._timer.stop()
        items, self._waiting = tuple(self._waiting), []
        if items:
            self._journal.write(partial(_write_what_fits, items))

    def _on_written(self, items: tuple[OutboxItem, ...], error: JournalError | None) -> None:
        self._writing = False
        if error is None:
            self._refused = False
            self._waiting = [item for item in self._waiting if item not in items]
            self.kept.emit(items)
        elif not self._refused:
            self._refused = True
            self.failed.emit(error.word)
        if self._waiting and not self._timer.isActive():
            self._timer.start(RETRY_MS if error is not None else self._after_ms)


def _write_what_fits(items: tuple[OutboxItem, ...], journal: Journal) -> None:
    """All in one piece, or else item by item."""
    try:
        journal.commit(None, items)
    except JournalError:
        for item in items:
            with suppress(JournalError):
                journal.commit(None, (item,))
