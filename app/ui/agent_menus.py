"""The two menus of the agent bar: my state, and what is mine (language, look, sound, sign out)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.models.records import Identity
from app.services.agent_state import AgentStatus, Reason, State
from app.ui import words
from app.ui.icons import icon
from app.ui.preferences import LANGUAGES, THEMES
from app.ui.words import label_of, word

ON_CALL = (State.RESERVED, State.TALKING, State.HOLD, State.DIALLING)


class StateMenu(QMenu):
    """Ready, the not-ready reasons, sign out. On a call they are what comes after it."""

    ready_asked = Signal()
    not_ready_asked = Signal(str)
    sign_out_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()

    def show_for(self, status: AgentStatus, reasons: tuple[Reason, ...]) -> None:
        """Build the entries anew if something in them changed."""
        later = status.state in ON_CALL
        language = (words.chinese(), self.tr("Sign out"))
        now = (later, status.state, status.reason, status.ready_blocked_by, reasons, language)
        if now == self._shown:
            return
        self._shown = now
        self.clear()
        if later:
            self._quiet(self.tr("After this call:"))
        ready = self._entry(word(words.STATES, "ready"), "dot", "ok")
        ready.triggered.connect(self.ready_asked)
        if status.ready_blocked_by and not later:
            ready.setEnabled(False)
            self._quiet(word(words.READY_BLOCKED, status.ready_blocked_by))
        self.addSeparator()
        self._quiet(word(words.STATES, "not_ready"))
        for reason in reasons:
            entry = self._entry(self._reason_words(reason), "dot", "secondary")
            entry.setEnabled(later or (status.state, status.reason) != (State.NOT_READY, reason.code))
            entry.triggered.connect(lambda _on=False, code=reason.code: self.not_ready_asked.emit(code))
        self.addSeparator()
        self._entry(self.tr("Sign out"), "sign_out", "text").triggered.connect(self.sign_out_asked)

    def _reason_words(self, reason: Reason) -> str:
        name = label_of(reason)
        if not reason.max_minutes:
            return name
        return self.tr("{reason}  (up to {n} min)").format(reason=name, n=reason.max_minutes)

    def _entry(self, text: str, sign: str, tone: str) -> QAction:
        made = QAction(icon(sign, tone), text.replace("&", "&&"), self)
        self.addAction(made)
        return made

    def _quiet(self, text: str) -> None:
        made = QAction(text.replace("&", "&&"), self)
        made.setEnabled(False)
        self.addAction(made)


class UserMenu(QMenu):
    """Said once and again after a change of language."""

    language_asked = Signal(str)
    theme_asked = Signal(str)
    preferences_asked = Signal()
    locked_calls_asked = Signal()
    lock_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._who = QAction(self)
        self._who.setEnabled(False)
        self._language_menu, self._theme_menu = QMenu(self), QMenu(self)
        self._languages, self._themes = QActionGroup(self), QActionGroup(self)
        for code in LANGUAGES:
            self._choice(self._language_menu, self._languages, code).setText(word(words.LANGUAGES, code))
        for code in THEMES:
            self._choice(self._theme_menu, self._themes, code)
        self._preferences = QAction(icon("settings", "text"), "", self)
        self._locked_calls = QAction(icon("locked", "text"), "", self)
        self._locked_calls.setVisible(False)
        self._lock = QAction(icon("locked", "text"), "", self)
        self._sign_out = QAction(icon("sign_out", "text"), "", self)
        self.addAction(self._who)
        self.addSeparator()
        self.addMenu(self._language_menu).setIcon(icon("language", "text"))
        self.addMenu(self._theme_menu).setIcon(icon("dark", "text"))
        self.addAction(self._preferences)
        self.addAction(self._locked_calls)
        self.addSeparator()
        self.addAction(self._lock)
        self.addAction(self._sign_out)
        self._languages.triggered.connect(lambda chosen: self.language_asked.emit(chosen.data()))
        self._themes.triggered.connect(lambda chosen: self.theme_asked.emit(chosen.data()))
        self._preferences.triggered.connect(self.preferences_asked)
        self._locked_calls.triggered.connect(self.locked_calls_asked)
        self._lock.triggered.connect(self.lock_asked)
        self._sign_out.triggered.connect(self.sign_out_asked)

    def show_identity(self, identity: Identity) -> None:
        parts = (identity.agent, word(words.ROLES, identity.role), identity.team)
        self._who.setText(" · ".join(part for part in parts if part).replace("&", "&&"))
        self._locked_calls.setVisible(identity.role == "lead")

    def show_choice(self, theme: str, language: str) -> None:
        for group, code in ((self._themes, theme), (self._languages, language)):
            for action in group.actions():
                action.setChecked(action.data() == code)

    def say(self) -> None:
        self._language_menu.setTitle(self.tr("Language"))
        self._theme_menu.setTitle(self.tr("Theme"))
        for action, name in zip(
            self._themes.actions(), (self.tr("As the system"), self.tr("Light"), self.tr("Dark")), strict=True
        ):
            action.setText(name)
        self._preferences.setText(self.tr("Sound and look…"))
        self._locked_calls.setText(self.tr("Locked calls of my team…"))
        self._lock.setText(self.tr("Lock the screen") + "\tCtrl+L")
        self._sign_out.setText(self.tr("Sign out"))

    def _choice(self, menu: QMenu, group: QActionGroup, code: str) -> QAction:
        made = QAction(menu)
        made.setData(code)
        made.setCheckable(True)
        group.addAction(made)
        menu.addAction(made)
        return made
