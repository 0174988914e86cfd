"""The slim line below the call strip: a call beside the one on the strip, ringing or on hold, and its two keys."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.models.records import Code
from app.services.call import Action, Call, Phase, may_take
from app.ui import strip_words, style, words
from app.ui.format import running
from app.ui.icons import icon
from app.ui.plain import Elided, name_for_readers, on_language
from app.ui.words import word


class WaitingLine(QFrame):
    """F3 goes over to it, Shift+F4 rejects it; both only as far as the two calls allow."""

    take_asked = Signal()
    reject_asked = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], int] = time.monotonic_ns) -> None:
        super().__init__(parent)
        self._clock = clock
        self._call: Call | None = None
        self._current: Call | None = None
        self._name = ""
        self._queues: tuple[Code, ...] = ()
        self._text = Elided("strong")
        self._take, self._reject = _button("answer", "text"), _button("hang_up", "wrong")
        self._take.clicked.connect(self.take_asked)
        self._reject.clicked.connect(self.reject_asked)
        self.setFixedHeight(style.WAITING_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.SPACE_L, 0, style.SPACE_M, 0)
        row.setSpacing(style.SPACE_S)
        row.addWidget(self._text, 1)
        row.addWidget(self._take)
        row.addWidget(self._reject)
        for key, button in (("F3", self._take), ("Shift+F4", self._reject)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(button.click)
        self._say()
        self.hide()

    @property
    def call(self) -> Call | None:
        return self._call

    def show_call(self, call: Call | None, name: str = "") -> None:
        """The call that waits, or None; `name`: its customer's, if this desk has had it on the strip."""
        self._call, self._name = call, name
        self._show()
        self.setVisible(call is not None)

    def show_current(self, call: Call | None) -> None:
        """The call on the strip: whether it can be left decides whether the other can be taken."""
        self._current = call
        self._show()

    def set_queues(self, queues: tuple[Code, ...]) -> None:
        self._queues = queues
        self.tick()

    def tick(self) -> None:
        """A second has passed."""
        if self._call is None:
            return
        held = self._call.phase is Phase.HELD
        since = self._call.held_since_ns if held and self._call.held_since_ns is not None else self._call.started_ns
        who = word(words.CALL_FACTS, "on_hold" if held else "another", name=strip_words.title(self._call, self._name))
        queue = "" if held else strip_words.queue(self._call, self._queues)
        self._text.show_text(" · ".join(filter(None, (who, queue, running((self._clock() - since) / 1e9)))))

    def _show(self) -> None:
        call, current = self._call, self._current
        if call is None:
            return
        rings = call.phase is Phase.RINGING
        tone = "attention" if rings else "wrap"
        self._take.setIcon(icon("answer" if rings else "play", tone))
        self._take.setEnabled(current is not None and may_take(current, call))
        self._reject.setVisible(rings)
        self._reject.setEnabled(Action.REJECT in call.allowed_actions)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Waiting call"))
        held = self._call is not None and self._call.phase is Phase.HELD
        take = self.tr("Go back to it") if held else self.tr("Hold and answer")
        for button, name, key in ((self._take, take, "F3"), (self._reject, self.tr("Reject"), "Shift+F4")):
            button.setText(f" {name}  {key}")
            name_for_readers(button, name, key)
        self.tick()


def _button(sign: str, tone: str) -> QPushButton:
    made = QPushButton(icon(sign, tone), "")
    made.setProperty("role", "chip")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on a button takes no focus from a note being typed
    return made
