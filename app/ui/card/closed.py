"""The card of a customer whom this agent may not see: why, what to do, and where a reason opens it, the reason."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui import style
from app.ui.plain import name_for_readers, on_language
from app.ui.words import OPEN_REASONS, word
from app.ui.words_pages import closed_heading, closed_text

KEY = "Ctrl+O"
LONGEST_REASON = 200
FEWEST_LETTERS = 2


class ClosedCustomer(QWidget):
    """It takes the caret only at the agent's wish (Ctrl+O), and gives it back with Enter or Esc."""

    reason_typed = Signal(str)
    """Why the agent needs this protected customer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._missing = False
        self._before: QWidget | None = None
        self.heading = style.label(role="heading")
        self.says = style.label(role="secondary")
        self.says.setWordWrap(True)
        self.ask = QWidget(self)
        self.label = style.label(role="strong")
        self.key = style.label(KEY, role="key")
        self.why = QComboBox(self)
        self.why.setEditable(True)
        self.typed = self.why.lineEdit() or QLineEdit(self)  # an editable box always has one
        self.problem = style.label(tone="attention")
        self.open = QPushButton(self)
        self._lay_out()
        self.open.clicked.connect(self._on_open)
        self.typed.returnPressed.connect(self._on_open)
        self.typed.textChanged.connect(lambda: self._tell_missing(missing=False))
        self._shortcut = QShortcut(QKeySequence(KEY), self, self.take_focus)
        self._say()

    def _lay_out(self) -> None:
        self.why.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.why.setMaximumWidth(420)
        self.typed.setMaxLength(LONGEST_REASON)
        self.why.installEventFilter(self)  # keys come to the box first
        self.label.setBuddy(self.why)
        style.mark(self.open, role="primary")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label)
        head.addWidget(self.key)
        head.addStretch()
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.why, 1)
        fields.addWidget(self.open)
        fields.addStretch()
        asked = QVBoxLayout(self.ask)
        asked.setContentsMargins(0, 12, 0, 0)
        asked.setSpacing(8)
        asked.addLayout(head)
        asked.addLayout(fields)
        asked.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.says)
        column.addWidget(self.ask)
        column.addStretch(1)

    def show_word(self, code: str) -> None:
        """Why the centre does not tell of this customer; empty: it does, and no typed reason is kept."""
        if code == self._word:
            return
        self._word = code
        self._forget()
        self.ask.setVisible(code == "reason")
        self._shortcut.setEnabled(code == "reason")
        self._say()

    def take_focus(self) -> None:
        """To the reason; Esc goes back to where the caret was."""
        if self._word == "reason" and not self.typed.hasFocus():
            self._before = QApplication.focusWidget()
            self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc is this field's own while the caret is here: what was typed is given up."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._forget()
                self._give_back()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if on_language(event):
            self._say()
        super().changeEvent(event)

    def _on_open(self) -> None:
        reason = self.typed.text().strip()
        if sum(sign.isalpha() for sign in reason) < FEWEST_LETTERS:
            self._tell_missing(missing=True)
            self.typed.setFocus()
            return
        self._give_back()
        self.reason_typed.emit(reason)

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.typed.clearFocus()

    def _forget(self) -> None:
        self.why.setCurrentIndex(-1)
        self.typed.clear()
        self._tell_missing(missing=False)

    def _tell_missing(self, *, missing: bool) -> None:
        self._missing = missing
        self.problem.setText(self.tr("▲ Say why in a few words: it stands in the record.") if missing else "")

    def _say(self) -> None:
        self.heading.setText(closed_heading(self._word) if self._word else "")
        self.says.setText(closed_text(self._word) if self._word else "")
        question = self.tr("Why do you need this customer?")
        self.label.setText(question)
        name_for_readers(self.why, question, KEY)
        self.typed.setAccessibleName(question)
        self.typed.setPlaceholderText(self.tr("Choose one or type your own"))
        self.open.setText(self.tr("Open the card  ·  Enter"))
        typed = self.typed.text()
        self.why.clear()
        for code in OPEN_REASONS:
            self.why.addItem(word(OPEN_REASONS, code))
        self.why.setCurrentIndex(-1)
        self.typed.setText(typed)
        self._tell_missing(missing=self._missing)
