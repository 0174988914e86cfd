"""Each closed stretch of the agent's state goes into the outbox like everything else the desk writes."""

import msgspec
from PySide6.QtCore import QObject, Signal

from app.journal.store import Journal, JournalError
from app.models.records import ItemKind, OutboxItem, StateInterval


class StateLog(QObject):
    """An interval the journal cannot take now (a full disk) is kept and tried again with the next one."""

    kept = Signal()
    failed = Signal(str)
    """The journal error's word."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._waiting: list[OutboxItem] = []

    def on_interval_closed(self, interval: StateInterval) -> None:
        payload = msgspec.json.encode(interval).decode()
        self._waiting.append(OutboxItem(item_id=interval.interval_id, kind=ItemKind.STATE, payload=payload))
        try:
            self._journal.commit(None, self._waiting)
        except JournalError as error:
            self.failed.emit(error.word)
        else:
            self._waiting.clear()
            self.kept.emit()
