"""The keypad for the tones of a call: twelve buttons, or the same keys typed while it has the focus."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import style
from app.ui.plain import on_language

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#")


class Keypad(QFrame):
    """Floats below the call strip while a call talks. What was sent stands above the keys until it closes."""

    digits_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sent = style.label(role="mono")
        self._sent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._sent.setFixedHeight(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.SPACE_M, style.SPACE_S, style.SPACE_M, style.SPACE_M)
        column.setSpacing(style.SPACE_S)
        column.addWidget(self._sent)
        grid = QGridLayout()
        grid.setSpacing(style.SPACE_XS)
        self._buttons = [self._button(key) for key in KEYS]
        for place, button in enumerate(self._buttons):
            grid.addWidget(button, place // 3, place % 3)
        column.addLayout(grid)
        self._say()
        self.hide()

    def show_sent(self, digits: str) -> None:
        """All tones sent in this call so far; only the last twelve fit."""
        self._sent.setText(digits[-12:])

    def open(self) -> None:
        """Empty the line, show, and take the keyboard: the agent asked for it."""
        self._sent.clear()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in KEYS:
            self._press(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _button(self, key: str) -> QPushButton:
        made = QPushButton(key)
        made.setProperty("role", "digit")
        made.setAutoRepeat(False)
        made.clicked.connect(lambda: self._press(key))
        return made

    def _press(self, key: str) -> None:
        self._sent.setText((self._sent.text() + key)[-12:])
        self.digits_asked.emit(key)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Keypad"))
        self._sent.setAccessibleDescription(self.tr("Tones sent"))
        for key, button in zip(KEYS, self._buttons, strict=True):
            button.setAccessibleName(self.tr("Tone {key}").format(key=key))
