"""One question of the verification: typed and compared by the centre, or judged by the agent who sees the answer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.records_verification import Question
from app.ui import style
from app.ui.plain import Elided, on_language

LONGEST = 200


class QuestionRow(QWidget):
    """Enter sends what was typed; R and W judge; Down goes to another question."""

    answered = Signal(str)
    judged = Signal(str)
    another_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self.label = Elided("secondary")
        self.field = QLineEdit(self)
        self.expected = Elided("strong")
        self.right, self.wrong = QPushButton(self), QPushButton(self)
        self.another = QPushButton(self)
        self._lay_out()
        self._connect()
        self._retell()

    def _lay_out(self) -> None:
        self.field.setMaxLength(LONGEST)
        style.mark(self.another, role="ghost")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.expected, 1)
        row.addWidget(self.right)
        row.addWidget(self.wrong)
        row.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addLayout(row)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._on_return)
        self.right.clicked.connect(lambda: self.judged.emit("right"))
        self.wrong.clicked.connect(lambda: self.judged.emit("wrong"))
        self.another.clicked.connect(self.another_asked)
        keys = (("R", self.right.click), ("W", self.wrong.click), ("Down", self.another.click))
        for key, wanted in keys:
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(wanted)

    def show_question(self, question: Question, label: str, has_another: bool, *, busy: bool) -> None:
        """While an answer is on its way nothing else can be sent."""
        self._question = question
        self.label.show_text(label)
        self.field.setVisible(not question.judged)
        self.field.setReadOnly(busy)
        self.field.setAccessibleName(label)
        self.expected.setVisible(question.judged)
        self.expected.show_text(question.expected)
        for button in (self.right, self.wrong):
            button.setVisible(question.judged)
            button.setEnabled(not busy)
        self.another.setVisible(has_another)
        self._retell()

    def take_focus(self) -> None:
        judged = self._question is not None and self._question.judged
        (self.right if judged else self.field).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        self.field.setText("")  # `clear` would leave the words to Ctrl+Z

    def _on_return(self) -> None:
        """The words stay in the field until the centre's answer is there: then the next question clears it."""
        text = self.field.text()
        if text.strip() and not self.field.isReadOnly():
            self.answered.emit(text)

    def _retell(self) -> None:
        self.field.setPlaceholderText(self.tr("What the caller says · Enter"))
        self.right.setText(self.tr("✓ Right  R"))
        self.wrong.setText(self.tr("✗ Wrong  W"))
        self.another.setText("↓")
        self.another.setToolTip(self.tr("Another question (Down)"))
        self.another.setAccessibleName(self.tr("Another question"))

    def changeEvent(self, event: QEvent) -> None:
        if on_language(event):
            self._retell()
        super().changeEvent(event)
