"""Signing out: what is saved here gets a moment to reach the centre, and the agent is told what did not, and what is
not saved yet."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.desk import Services, Windows
from app.services.status import PendingStatus
from app.ui.parting import Parting

GRACE_MS = 800
"""What is on its way usually arrives within this; nobody needs to hear of it."""


class Leaving(QObject):
    """`leave` ends the program by `quit_program`: at once, when the last item arrived, or when the agent says so.

    Forms that are not saved stay in the journal as drafts; the agent hears of them before the program ends.
    """

    def __init__(
        self, services: Services, windows: Windows, quit_program: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._windows = windows
        self._quit = quit_program
        self._status = PendingStatus()
        self._leaving = False
        self._unsaved = 0
        self.parting: Parting | None = None
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(GRACE_MS)
        self._grace.timeout.connect(self._part)

    def on_pending(self, status: PendingStatus) -> None:
        self._status = status
        if self._leaving and self.parting is None and not self._waits():
            self._end_or_tell()

    def leave(self) -> None:
        if self._leaving:
            return
        self._leaving = True
        self._windows.tell_typed()
        self._unsaved = self._services.form.unsaved
        self._services.phone.unregister()
        if self._waits():
            self._grace.start()
        else:
            self._end_or_tell()

    def _waits(self) -> bool:
        return bool(self._status.count or self._status.attention)

    def _end_or_tell(self) -> None:
        if self._unsaved:
            self._part()
        else:
            self._end()

    def _part(self) -> None:
        self._grace.stop()
        self.parting = Parting(self._status, self._unsaved)
        self.parting.left.connect(self._end)
        self._services.waiting.status_changed.connect(self.parting.show_pending)
        self._windows.window.hide()
        self.parting.show()

    def _end(self) -> None:
        self._grace.stop()
        self._quit()
