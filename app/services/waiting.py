"""What is saved here and not confirmed by the centre, for the list behind the light."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from app.journal.store import DeskJournal, JournalError, Pending, QueuedItem
from app.services.clock import Clock
from app.services.status import PendingStatus, WaitingItem

MOST_LISTED = 500
LONGEST_RETRY = timedelta(days=1)
"""No retry waits longer: whatever is due by then is all that waits."""


class WaitingList(QObject):
    """`listed` carries a tuple of `WaitingItem`, `status_changed` a `PendingStatus`, `sent_again` nothing."""

    listed = Signal(object)
    status_changed = Signal(object)
    sent_again = Signal()
    failed = Signal(str)
    """The journal error's word."""

    def __init__(self, journal: DeskJournal, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._clock = clock

    def on_pending_changed(self, pending: Pending) -> None:
        self.status_changed.emit(
            PendingStatus(count=pending.count, oldest_at=pending.oldest_at, attention=pending.attention)
        )

    def list_now(self) -> None:
        try:
            waiting = self._journal.due(self._clock.now() + LONGEST_RETRY, MOST_LISTED)
            refused = self._journal.attention()
        except JournalError as error:
            self.failed.emit(error.word)
            return
        items = [_item(queued, problem="") for queued in waiting]
        items += [_item(queued, problem=queued.last_error or "rejected") for queued in refused]
        self.listed.emit(tuple(items))

    def try_again(self, n: int) -> None:
        """Put an item that needed attention back in line."""
        self._journal.write(lambda journal: journal.try_again(n), self._on_put_back)

    def _on_put_back(self, error: JournalError | None) -> None:
        if error is not None:
            self.failed.emit(error.word)
            return
        self.list_now()
        self.sent_again.emit()


def _item(queued: QueuedItem, problem: str) -> WaitingItem:
    return WaitingItem(
        n=queued.n, kind=queued.item.kind, saved_at=queued.saved_at, attempts=queued.attempts, problem=problem
    )
