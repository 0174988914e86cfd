"""At a ring the caller's card comes first: the form follows it to the screen, a moment later at most."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.services.wrap_up import Form

PATIENCE_MS = 60
"""A card that takes longer (the centre is slow, or away) keeps the form waiting no more."""


class LateForm(QObject):
    """Between `hold` and `release` a form waits; only the newest one is of interest."""

    def __init__(self, show: Callable[[Form], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._form: Form | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self.release)

    def hold(self) -> None:
        """A call rings, its card is looked for."""
        self._timer.start()

    def show(self, form: Form) -> None:
        """At once, unless a card is on its way."""
        if self._timer.isActive():
            self._form = form
        else:
            self._show(form)

    def release(self, _call_id: str = "") -> None:
        """The card stands, or there is none."""
        self._timer.stop()
        form, self._form = self._form, None
        if form is not None:
            self._show(form)

    def drop(self) -> None:
        """The form that waits is closed before anybody saw it."""
        self._timer.stop()
        self._form = None
