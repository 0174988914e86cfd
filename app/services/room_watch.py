"""Is there room on the disk? Looked at now and then, so that the agent hears of it before a save fails."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.journal.store import DeskJournal

LOOK_EVERY_MS = 30_000


class RoomWatch(QObject):
    """`room_changed(low)` at the first look if room is low, then at each change. A look costs microseconds."""

    room_changed = Signal(bool)

    def __init__(self, journal: DeskJournal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._low = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self._timer.start()
        self.look()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        low = self._journal.room_is_low()
        if low != self._low:
            self._low = low
            self.room_changed.emit(low)
