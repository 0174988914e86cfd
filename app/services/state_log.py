"""Each closed stretch of the agent's state goes into the outbox like everything else the desk writes."""

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.journal.store import Journal, JournalError
from app.models.records import ItemKind, OutboxItem, StateInterval

WRITE_AFTER_MS = 250
"""An interval ends when a call rings: written at once, it would hold up the caller's card, here and at the centre."""


class StateLog(QObject):
    """An interval the journal cannot take now (a full disk) is kept and tried again with the next one."""

    kept = Signal()
    failed = Signal(str)
    """The journal error's word."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._waiting: list[OutboxItem] = []
        self._write_timer = QTimer(self)
        self._write_timer.setSingleShot(True)
        self._write_timer.setInterval(WRITE_AFTER_MS)
        self._write_timer.timeout.connect(self.write_now)

    def on_interval_closed(self, interval: StateInterval) -> None:
        payload = msgspec.json.encode(interval).decode()
        self._waiting.append(OutboxItem(item_id=interval.interval_id, kind=ItemKind.STATE, payload=payload))
        self._write_timer.start()

    def write_now(self) -> None:
        """Put what waits into the journal; asked once more before the journal closes."""
        self._write_timer.stop()
        if not self._waiting:
            return
        try:
            self._journal.commit(None, self._waiting)
        except JournalError as error:
            self.failed.emit(error.word)
        else:
            self._waiting.clear()
            self.kept.emit()
