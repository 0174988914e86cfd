"""Sign-in: name, password, and room kept for one sentence when something is wrong."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui import style, words
from app.ui.plain import name_for_readers, on_language
from app.ui.words import word

LANGUAGES = ("en", "zh_CN")


class SignIn(QFrame):
    """The first window. It asks and waits; whoever signs in answers with `show_problem` or takes it away."""

    sign_in_asked = Signal(str, str, bool, str, str)
    """Agent, password, remember; then the telephone line's password and the one before, mostly empty."""
    language_asked = Signal(str)
    closed = Signal()

    def __init__(
        self, agent: str = "", password: str = "", remember: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self._problem_code = ""
        self._busy = False
        self._name, self._motto, self._problem = QLabel("Tellerline"), QLabel(), QLabel()
        self._name.setProperty("role", "title")
        self._motto.setProperty("role", "secondary")
        self._problem.setProperty("tone", "wrong")
        self._problem.setWordWrap(True)
        self._agent_label, self._password_label = QLabel(), QLabel()
        self._agent, self._password = QLineEdit(agent), QLineEdit(password)
        self._agent.setMaxLength(63)
        self._line_label, self._old_label = QLabel(), QLabel()
        self._line, self._old = QLineEdit(), QLineEdit()
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._remember = QCheckBox()
        self._remember.setChecked(remember)
        self._enter = QPushButton()
        self._enter.setProperty("role", "primary")
        self._enter.setMinimumHeight(34)
        self._languages = [_language(code) for code in LANGUAGES]
        self._build()
        for secret in (self._password, self._line, self._old):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self._agent, self._password, self._line, self._old):
            field.returnPressed.connect(self._ask)
            field.textEdited.connect(self._on_typed)
        self._enter.clicked.connect(self._ask)
        self._more.clicked.connect(lambda: self._unfold(self._line_label, self._line))
        for code, button in zip(LANGUAGES, self._languages, strict=True):
            button.clicked.connect(lambda _on=False, code=code: self.language_asked.emit(code))
        self._say()
        (self._password if agent else self._agent).setFocus()
        self.resize(520, 600)

    def show_problem(self, code: str) -> None:
        """Say what is wrong in the place kept for it; everything typed stays."""
        self._busy = False
        self._problem_code = code
        style.mark(self._agent, problem=code in ("agent_missing", "refused"))
        style.mark(self._password, problem=code in ("password_missing", "refused", "refused_here"))
        self._enable()
        self._say()
        if code == "journal_old_password_asked":
            self._unfold(self._old_label, self._old)
        if code in ("refused", "refused_here", "password_missing"):
            self._password.setFocus()
            self._password.selectAll()

    def recall(self, agent: str, password: str) -> None:
        """The password this agent wished to be remembered; what was typed meanwhile stays."""
        if not self._password.text() and self._agent.text().strip() == agent and not self._busy:
            self._password.setText(password)
            self._remember.setChecked(True)

    def show_busy(self) -> None:
        """Signing in: the fields rest until there is an answer."""
        self._busy = True
        self._problem_code = ""
        self._enable()
        self._say()

    @property
    def problem(self) -> str:
        """The sentence shown now."""
        return self._problem.text()

    def _ask(self) -> None:
        if self._busy:
            return
        agent, password = self._agent.text().strip(), self._password.text()
        if not agent:
            self.show_problem("agent_missing")
            self._agent.setFocus()
        elif not password:
            self.show_problem("password_missing")
        else:
            self.show_busy()
            self.sign_in_asked.emit(agent, password, self._remember.isChecked(), self._line.text(), self._old.text())

    def _unfold(self, text: QLabel, field: QLineEdit) -> None:
        """Show a field that is rarely needed."""
        text.show()
        field.show()
        field.setFocus()
        self._more.setVisible(self._line.isHidden())

    def _on_typed(self) -> None:
        if self._problem_code:
            self._problem_code = ""
            for field in (self._agent, self._password):
                style.mark(field, problem=False)
            self._say()

    def _enable(self) -> None:
        for part in (self._agent, self._password, self._line, self._old, self._more, self._remember, self._enter):
            part.setEnabled(not self._busy)

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("role", "raised")
        card.setFixedWidth(380)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, style.SPACE_L)
        column.setSpacing(style.SPACE_XS)
        column.addWidget(self._name)
        column.addWidget(self._motto)
        column.addSpacing(style.SPACE_L)
        for text, field in ((self._agent_label, self._agent), (self._password_label, self._password)):
            text.setBuddy(field)
            column.addWidget(text)
            column.addWidget(field)
            column.addSpacing(style.SPACE_S)
        for text, field in ((self._line_label, self._line), (self._old_label, self._old)):
            text.setBuddy(field)
            column.addWidget(text)
            column.addWidget(field)
            text.hide()
            field.hide()
        more = QHBoxLayout()
        more.addWidget(self._more)
        more.addStretch()
        column.addLayout(more)
        column.addSpacing(style.SPACE_S)
        column.addWidget(self._remember)
        column.addSpacing(style.SPACE_M)
        column.addWidget(self._enter)
        column.addSpacing(style.SPACE_S)
        column.addWidget(self._place_for_the_problem())
        feet = QHBoxLayout()
        feet.addStretch()
        for button in self._languages:
            feet.addWidget(button)
        feet.addStretch()
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        whole.addLayout(middle)
        whole.addSpacing(style.SPACE_M)
        whole.addLayout(feet)
        whole.addStretch(3)

    def _place_for_the_problem(self) -> QWidget:
        """Two lines high, whether there is a problem or not; it stands at the top."""
        place = QWidget()
        place.setFixedHeight(56)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._problem)
        column.addStretch()
        return place

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setWindowTitle("Tellerline")
        self._motto.setText(self.tr("The phone rings and the customer is on the screen."))
        self._agent_label.setText(self.tr("Agent"))
        self._password_label.setText(self.tr("Password"))
        self._line_label.setText(self.tr("Telephone line's password"))
        self._old_label.setText(self.tr("The password before this one"))
        self._more.setText(self.tr("Telephone line's password…"))
        self._remember.setText(self.tr("Remember me on this computer"))
        self._enter.setText(self.tr("Signing in…") if self._busy else self.tr("Sign in"))
        self._problem.setText(self._problem_in_words())
        name_for_readers(self._enter, self.tr("Sign in"), self.tr("Enter"))

    def _problem_in_words(self) -> str:
        if not self._problem_code:
            return ""
        from app.ui import sentences  # not needed before something went wrong

        return word(sentences.SIGN_IN, self._problem_code)


def _language(code: str) -> QPushButton:
    made = QPushButton(word(words.LANGUAGES, code))
    made.setProperty("role", "link")
    return made
