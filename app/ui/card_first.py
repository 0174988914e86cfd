"""At a ring the caller's card comes first: the rest of the screen follows it, a moment later at most."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.services.card import Card, CardPhase

PATIENCE_MS = 25
"""The centre answers in two or three; after this the rest of the screen waits no more."""
HEAD_START_MS = 1
"""The question to the centre goes first: while it is sent, nothing here asks for Python's lock."""


class CardFirst(QObject):
    """From a ring until `release`, for `PATIENCE_MS` at most, what is put off waits."""

    def __init__(self, window: QWidget, show: Callable[[Card], object]) -> None:
        super().__init__(window)
        self._window = window
        self._show = show
        self._newest = Card()
        self._waiting: dict[str, Callable[[], object]] = {}
        self._patience = self._timer(PATIENCE_MS, self.release)
        self._head_start = self._timer(HEAD_START_MS, self._show_newest)

    def _timer(self, interval_ms: int, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(do)
        return timer

    def show_card(self, card: Card, rings: bool) -> None:
        """`rings`: it is the first card of a call that has just begun to ring."""
        self._newest = card
        if rings and card.phase in (CardPhase.LOOKING, CardPhase.SHOWN):
            self._patience.start()
        if card.phase is CardPhase.LOOKING and self._patience.isActive():
            self._head_start.start()
            return
        self._show_newest()
        if card.phase not in (CardPhase.LOOKING, CardPhase.SHOWN):
            self.release()
        elif self._patience.isActive():
            # Painted now, not at the platform's own idle moment: that is 5 ms away on X11.
            QCoreApplication.postEvent(self._window, QEvent(QEvent.Type.UpdateRequest))

    def put_off(self, what: str, do: Callable[[], object]) -> None:
        """Done at once, unless a card is on its way; of what waits under one name only the newest is done."""
        if self._patience.isActive():
            self._waiting[what] = do
        else:
            do()

    def drop(self, what: str) -> None:
        """It is over before anybody saw it."""
        self._waiting.pop(what, None)

    def release(self, _call_id: str = "") -> None:
        """The card stands, or there is none: do what was put off, in the order of its first coming."""
        self._patience.stop()
        waiting, self._waiting = self._waiting, {}
        for do in waiting.values():
            do()

    def _show_newest(self) -> None:
        self._head_start.stop()
        self._show(self._newest)
