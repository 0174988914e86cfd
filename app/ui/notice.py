"""One line below the call strip for what the agent must be told. Never modal, takes no focus, Esc closes it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui import sentences, style
from app.ui.icons import icon
from app.ui.plain import Elided, name_for_readers, on_language

SIGNS = {"ok": "done", "attention": "warning", "wrong": "wrong"}


class Notice(QFrame):
    """The latest notice; an older one gives way to it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setFixedHeight(36)
        self._code = ""
        self._sign, self._text = QLabel(), Elided()
        self._cross = QPushButton(icon("close", "secondary"), "Esc")
        self._cross.setProperty("role", "light")
        self._cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cross.clicked.connect(self.close_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.SPACE_L, 0, style.SPACE_S, 0)
        row.setSpacing(style.SPACE_S)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._cross)
        self.hide()

    def show_notice(self, code: str) -> None:
        """Tell a notice of `sentences.NOTICES` by its code; none for an empty one."""
        self._code = code
        if not code:
            self.hide()
            return
        tone = sentences.NOTICE_TONES.get(code, "attention")
        style.mark(self, tone=tone)
        self._sign.setPixmap(icon(SIGNS[tone], tone).pixmap(style.ICON, style.ICON))
        self._say()
        self.show()

    def close_notice(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @property
    def text(self) -> str:
        return self._text.whole

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self._text.show_text(sentences.notice(self._code) if self._code else "")
        name_for_readers(self._cross, self.tr("Close"), "Esc")
