"""A password asked while the desk works: the telephone line's, or the agent's own after it was changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.ui import sentences, style
from app.ui.panel import Panel
from app.ui.plain import name_for_readers
from app.ui.words import word

LINE, CENTRAL = "line", "central"


class PasswordPanel(Panel):
    """`password_given` says what for (`line` or `central`) and the password, which is not kept here."""

    password_given = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(400, parent)
        self._what, self._problem_code, self._busy = LINE, "", False
        self._why = style.label(role="secondary")
        self._why.setWordWrap(True)
        self._label, self._field, self._give = QLabel(), QLineEdit(), QPushButton()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._label.setBuddy(self._field)
        self._give.setProperty("role", "primary")
        self._problem = style.label(tone="wrong")
        self._problem.setWordWrap(True)
        self._problem.setFixedHeight(40)  # its place is kept: nothing moves when it is said
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for part in (self._why, self._label, self._field, self._give, self._problem):
            self.body.addWidget(part)
        self._field.returnPressed.connect(self._on_given)
        self._give.clicked.connect(self._on_given)
        self.say()

    def ask_for(self, what: str) -> None:
        """Prepare to ask; the window opens the panel."""
        self._what, self._problem_code, self._busy = what, "", False
        self._field.clear()
        self.say()

    def show_problem(self, code: str) -> None:
        """A word of the table SIGN_IN: it was not right, or cannot be tried now."""
        self._problem_code, self._busy = code, False
        self.say()
        self._field.setFocus()
        self._field.selectAll()

    def accept(self) -> None:
        """It was right."""
        self._field.clear()
        self._busy = False
        self.close_panel()

    def close_panel(self) -> None:
        self._field.clear()
        super().close_panel()

    @property
    def problem(self) -> str:
        return self._problem.text()

    def say(self) -> None:
        super().say()
        line = self._what == LINE
        self.set_title(self.tr("Telephone line") if line else self.tr("Sign in again"))
        self._why.setText(
            self.tr("The exchange wants the password of your telephone line.")
            if line
            else self.tr("The centre refused your password: it may have been changed. What you save is kept here.")
        )
        self._label.setText(self.tr("Telephone line's password") if line else self.tr("Your password"))
        self._give.setText(self.tr("Sign in"))
        name_for_readers(self._give, self.tr("Sign in"), self.tr("Enter"))
        self._problem.setText(word(sentences.SIGN_IN, self._problem_code) if self._problem_code else "")
        for part in (self._field, self._give):
            part.setEnabled(not self._busy)
        self.adjustSize()

    def _on_given(self) -> None:
        password = self._field.text()
        if not password:
            self.show_problem("password_missing")
            return
        self._busy, self._problem_code = self._what == CENTRAL, ""
        self.say()
        self.password_given.emit(self._what, password)
