"""What is left of the wrap-up, with Extend and End; its place is kept while there is none."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.services.agent_state import Wrap
from app.ui import style
from app.ui.ticker import Ticker
from app.ui.wrap_time import wrap_tone, wrap_words

HEIGHT = 36
EXTEND_KEY, END_KEY = "Ctrl+Shift+E", "Ctrl+Shift+Return"


class WrapBar(QWidget):
    """Beats once a second while a wrap-up runs and rests otherwise. `now_ns` is the monotonic clock."""

    extend_asked = Signal()
    end_asked = Signal()

    def __init__(self, now_ns: Callable[[], int] = time.monotonic_ns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ns = now_ns
        self._wrap: Wrap | None = None
        self.setFixedHeight(HEIGHT)
        self.words = style.label(role="strong")
        self.extend = QPushButton(self)
        self.end = QPushButton(self)
        self.ticker = Ticker(self)
        self.ticker.second_passed.connect(self._retell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.extend)
        row.addWidget(self.end)
        self.extend.clicked.connect(self.extend_asked)
        self.end.clicked.connect(self.end_asked)
        for key, button in ((EXTEND_KEY, self.extend), (END_KEY, self.end)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self._name()
        self.show_wrap(None)

    def show_wrap(self, wrap: Wrap | None) -> None:
        """None: no wrap-up is running."""
        self._wrap = wrap
        self.extend.setVisible(wrap is not None and wrap.extensions_left > 0)
        self.end.setVisible(wrap is not None)
        self.end.setEnabled(wrap is not None and wrap.may_end_early)
        if wrap is None:
            self.ticker.stop()
            self.words.setText("")
        else:
            self._retell()
            self.ticker.start()

    def _retell(self) -> None:
        if self._wrap:
            now = self._now_ns()
            self.words.setText(wrap_words(self._wrap, now))
            style.mark(self.words, tone=wrap_tone(self._wrap, now))

    def _name(self) -> None:
        self.extend.setText(self.tr("Extend"))
        self.end.setText(self.tr("End"))
        self.extend.setToolTip(self.tr("Longer wrap-up ({key})").format(key=EXTEND_KEY))
        self.end.setToolTip(self.tr("End the wrap-up now ({key})").format(key="Ctrl+Shift+Enter"))
        self.extend.setAccessibleName(self.tr("Extend the wrap-up"))
        self.end.setAccessibleName(self.tr("End the wrap-up"))
        style.mark(self.extend, role="chip")
        style.mark(self.end, role="chip")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._retell()
        super().changeEvent(event)
