"""The agent bar: my state and how long, what is pending, the search, and who I am."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.models.records import Identity
from app.services.agent_state import AgentStatus, Cause, Reason, State
from app.ui import style, words
from app.ui.agent_menus import StateMenu, UserMenu
from app.ui.format import running
from app.ui.icons import icon
from app.ui.plain import Elided, name_for_readers, on_language, one_line, set_hint
from app.ui.search import SearchBox
from app.ui.ticker import Ticker
from app.ui.words import label_in, word
from app.ui.wrap_time import wrap_tone, wrap_words

WRAPS = (State.WRAP_READY, State.WRAP_NOT_READY)


STATE_WIDTH = 180


class AgentBar(QFrame):
    """State changes are only asked for here; what is shown is what `show_status` said last."""

    ready_asked = Signal()
    not_ready_asked = Signal(str)
    pending_cleared = Signal()
    sign_out_asked = Signal()
    search_asked = Signal(str)
    language_asked = Signal(str)
    theme_asked = Signal(str)
    preferences_asked = Signal()
    locked_calls_asked = Signal()
    lock_asked = Signal()

    def __init__(
        self,
        ticker: Ticker,
        search: SearchBox,
        parent: QWidget | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(style.AGENT_BAR_HEIGHT)
        self._clock = clock
        self._status: AgentStatus | None = None
        self._identity: Identity | None = None
        self._reasons: tuple[Reason, ...] = ()
        self._search = search
        self._state, self._pending, self._user = QPushButton(), QPushButton(), QPushButton()
        self._team, self._blocked = Elided("secondary"), Elided("secondary")
        self._state_menu, self._user_menu = StateMenu(self), UserMenu(self)
        self._build()
        self._connect()
        ticker.second_passed.connect(self._tick)
        self._say()

    def show_status(self, status: AgentStatus) -> None:
        """The machine's outside, after each change."""
        self._status = status
        self._show_state()
        self._show_pending(status)
        self._show_block(status)

    def _fill_menu(self) -> None:
        """Just before it opens: building it at each change would cost the first ring a millisecond."""
        if self._status is not None:
            self._state_menu.show_for(self._status, self._reasons)

    def show_identity(self, identity: Identity) -> None:
        self._identity = identity
        self._user.setText(one_line(identity.display_name or identity.agent, 32))
        self._team.show_text(identity.team)
        self._user_menu.show_identity(identity)

    def set_reasons(self, reasons: tuple[Reason, ...]) -> None:
        """The not-ready reasons the agent may choose."""
        self._reasons = reasons
        if self._status is not None:
            self.show_status(self._status)

    def show_choice(self, theme: str, language: str) -> None:
        """Which theme and language the menu ticks."""
        self._user_menu.show_choice(theme, language)

    def _show_state(self) -> None:
        status = self._status
        if status is None:
            self._state.setText("")
            return
        now = self._clock()
        tone = words.STATE_TONES.get(status.state, "secondary")
        if status.wrap is not None and status.state in WRAPS:
            tone, said = wrap_tone(status.wrap, now), wrap_words(status.wrap, now)
        else:
            said = f"{self._state_words(status)}  {running((now - status.since_ns) / 1e9)}"
        self._state.setIcon(icon("dot", tone))
        if said != self._state.text():
            self._state.setText(said)
            # What stands beside it gives way, never the state itself.
            self._state.setMinimumWidth(max(STATE_WIDTH, self._state.sizeHint().width()))
            self._state.setAccessibleName(said)

    def _state_words(self, status: AgentStatus) -> str:
        said = word(words.STATES, status.state)
        if status.state != State.NOT_READY or not status.reason:
            return said
        return f"{said} · {label_in(self._reasons, status.reason, words.REASONS)}"

    def _show_block(self, status: AgentStatus) -> None:
        """Why Ready cannot be chosen, beside the state of who is not ready."""
        shown = bool(status.ready_blocked_by) and status.state is State.NOT_READY
        self._blocked.setVisible(shown)
        if shown:
            self._blocked.show_text(word(words.READY_NEEDS, status.ready_blocked_by))
            set_hint(self._blocked, word(words.READY_BLOCKED, status.ready_blocked_by))

    def _show_pending(self, status: AgentStatus) -> None:
        self._pending.setVisible(status.pending is not None)
        if status.pending is None:
            return
        then = label_in(self._reasons, status.pending_reason, words.REASONS) if status.pending_reason else ""
        said = self.tr("Then: {state}").format(state=then or word(words.STATES, status.pending))
        mine = status.pending_by != Cause.SUPERVISOR
        if not mine:
            said += " · " + self.tr("by the team lead")
        self._pending.setText(said)
        self._pending.setIcon(icon("close", "attention") if mine else icon("flag", "attention"))
        self._pending.setEnabled(mine)
        self._pending.setToolTip(self.tr("Click to clear it and stay as you are.") if mine else "")
        name_for_readers(self._pending, said, self.tr("Clears what comes after the call"))

    def _tick(self) -> None:
        self._show_state()

    def _build(self) -> None:
        for button, menu in ((self._state, self._state_menu), (self._user, self._user_menu)):
            button.setProperty("role", "state")
            button.setMenu(menu)
            button.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._user.setIcon(icon("agent", "secondary"))
        self._state.setMinimumWidth(STATE_WIDTH)
        self._pending.setProperty("role", "chip")
        self._pending.setProperty("tone", "attention")
        self._pending.hide()
        self._search.setFixedWidth(320)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.SPACE_S, 0, style.SPACE_S, 0)
        row.setSpacing(style.SPACE_S)
        self._blocked.hide()
        left = _side(self._state, self._pending, self._blocked)
        right = _side(None, self._team, self._user)
        row.addWidget(left, 1)
        row.addWidget(self._search)
        row.addWidget(right, 1)

    def _connect(self) -> None:
        self._search.search_asked.connect(self.search_asked)
        self._pending.clicked.connect(self.pending_cleared)
        self._state_menu.aboutToShow.connect(self._fill_menu)
        self._state_menu.ready_asked.connect(self.ready_asked)
        self._state_menu.not_ready_asked.connect(self.not_ready_asked)
        self._state_menu.sign_out_asked.connect(self.sign_out_asked)
        self._user_menu.language_asked.connect(self.language_asked)
        self._user_menu.theme_asked.connect(self.theme_asked)
        self._user_menu.preferences_asked.connect(self.preferences_asked)
        self._user_menu.locked_calls_asked.connect(self.locked_calls_asked)
        self._user_menu.lock_asked.connect(self.lock_asked)
        self._user_menu.sign_out_asked.connect(self.sign_out_asked)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Agent"))
        self._state.setToolTip(self.tr("My state: click to change it"))
        name_for_readers(self._user, self.tr("Who is signed in, language, look, sound"))
        self._user_menu.say()
        if self._identity is not None:
            self.show_identity(self._identity)
        if self._status is not None:
            self.show_status(self._status)


def _side(*parts: QWidget | None) -> QWidget:
    """One end of the bar; None is the room that gives way."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(style.SPACE_S)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
    if parts[0] is not None:
        row.addStretch()
    return made
