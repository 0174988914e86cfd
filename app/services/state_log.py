"""Each closed stretch of the agent's state goes into the outbox like everything else the desk writes."""

import msgspec
from PySide6.QtCore import QObject, Signal

from app.journal.store import DeskJournal
from app.models.records import ItemKind, OutboxItem, StateInterval
from app.services.outbox_writer import OutboxWriter

WRITE_AFTER_MS = 250
"""An interval ends when a call rings: written at once, it would hold up the caller's card, here and at the centre."""


class StateLog(QObject):
    """An interval the journal cannot take now (a full disk) is kept and tried again."""

    kept = Signal()
    failed = Signal(str)
    """The journal error's word."""

    def __init__(self, journal: DeskJournal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = OutboxWriter(journal, WRITE_AFTER_MS, self)
        self._writer.kept.connect(self._on_kept)
        self._writer.failed.connect(self.failed)

    def on_interval_closed(self, interval: StateInterval) -> None:
        payload = msgspec.json.encode(interval).decode()
        self._writer.put(OutboxItem(item_id=interval.interval_id, kind=ItemKind.STATE, payload=payload))

    def write_now(self) -> None:
        """Put what waits into the journal."""
        self._writer.write_now()

    def stop(self) -> None:
        """Asked once more before the journal closes."""
        self._writer.stop()

    def _on_kept(self, _items: tuple[OutboxItem, ...]) -> None:
        self.kept.emit()
