"""The desk's window: bars above and below, three columns between. It lays out; nothing is reached through it."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import style
from app.ui.activity import Activity
from app.ui.agent_bar import AgentBar
from app.ui.call_strip import CallStrip
from app.ui.icons import icon
from app.ui.lock_page import LockPage
from app.ui.notice import Notice
from app.ui.panel import Panel
from app.ui.plain import name_for_readers, on_language
from app.ui.search import SearchBox
from app.ui.status_line import StatusLine
from app.ui.ticker import Ticker
from app.ui.today import TodayColumn

RAIL_WIDTH = 36


class DeskWindow(QMainWindow):
    """Takes ready widgets. Panels are given with `add_panel`; Esc closes whatever lies on top."""

    close_asked = Signal()
    closed = Signal()
    lock_asked = Signal()
    activity_seen = Signal()

    def __init__(
        self,
        ticker: Ticker,
        agent_bar: AgentBar,
        search: SearchBox,
        call_strip: CallStrip,
        notice: Notice,
        today: TodayColumn,
        card: QWidget,
        form: QWidget,
        status_line: StatusLine,
        lock_page: LockPage | None = None,
    ) -> None:
        super().__init__()
        self._ticker, self._search, self._strip, self._notice = ticker, search, call_strip, notice
        self._today, self._status_line = today, status_line
        self._panels: list[Panel] = []
        self._closing_allowed = True
        self._unfold = QPushButton(icon("right", "secondary"), "")
        self._rail = _rail(self._unfold)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        for part, share in ((today, 0), (self._rail, 0), (_upright(), 0), (card, 1), (_upright(), 0), (form, 0)):
            middle.addWidget(part, share)
        form.setFixedWidth(style.RIGHT_WIDTH)
        whole = QWidget()
        whole.setProperty("role", "ground")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (agent_bar, call_strip, notice):
            column.addWidget(bar)
        column.addLayout(middle, 1)
        column.addWidget(status_line)
        self._lock_page = lock_page or LockPage()
        self._focus_before: QWidget | None = None
        self._activity = Activity(self)
        self._activity.seen.connect(self.activity_seen)
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(self._lock_page)
        self.setCentralWidget(self._pages)
        whole.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        whole.setFocus()  # at the start no control is chosen yet
        self._connect()
        self._say()
        self.setMinimumSize(1180, 640)
        self.resize(1366, 768)

    def add_panel(self, panel: Panel) -> None:
        """A floating sheet of this window: its place is below the agent bar at the right."""
        panel.setParent(self)
        panel.hide()
        self._panels.append(panel)

    def open_panel(self, panel: Panel) -> None:
        if self.is_locked:
            return
        for other in self._panels:
            if other is not panel:
                other.close_panel()
        panel.open()
        self._place_panels()

    def fold_today(self) -> None:
        """Fold the left column away, or bring it back."""
        if self.is_locked:
            return
        folded = self._today.isHidden()
        self._today.setVisible(folded)
        self._rail.setVisible(not folded)

    def close_topmost(self) -> None:
        """Esc: the keypad, a panel, the search results, the notice, in this order; never a form, never the lock."""
        if self.is_locked:
            return
        if self._strip.keypad.isVisible():
            self._strip.keypad.hide()
            return
        for panel in reversed(self._panels):
            if panel.isVisible():
                panel.close_panel()
                return
        if self._search.results.isVisible():
            self._search.close_results()
        else:
            self._notice.close_notice()

    def allow_closing(self, allowed: bool) -> None:
        """While closing is not allowed (a call is on), the window asks with `close_asked` instead of going."""
        self._closing_allowed = allowed

    def show_locked(self, locked: bool) -> None:
        """Cover everything, or show it as it was. What is hidden has no keys either."""
        if locked == self.is_locked:
            return
        if locked:
            self._focus_before = QApplication.focusWidget()
            while (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
            for panel in self._panels:
                panel.close_panel()
            self._strip.keypad.hide()
            self._search.close_results()
            self._pages.setCurrentIndex(1)
            self._lock_page.open()
            return
        self._pages.setCurrentIndex(0)
        if self._focus_before is not None and self.isAncestorOf(self._focus_before):
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_before = None

    @property
    def is_locked(self) -> bool:
        return self._pages.currentIndex() == 1

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._activity.watch(self)
        self._ticker.start()
        QTimer.singleShot(0, self._strip, self._strip.warm_up)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing_allowed:
            super().closeEvent(event)
            self.closed.emit()
        else:
            event.ignore()
            self.close_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panels()
        self._search.close_results()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()
        elif event.type() == QEvent.Type.WindowStateChange:
            (self._ticker.stop if self.isMinimized() else self._ticker.start)()

    def _connect(self) -> None:
        self._today.fold_asked.connect(self.fold_today)
        self._unfold.clicked.connect(self.fold_today)
        self._ticker.second_passed.connect(self._lock_page.tick)
        keys = (("Esc", self.close_topmost), ("Ctrl+B", self.fold_today), ("Ctrl+L", self.lock_asked))
        for key, wanted in keys:
            QShortcut(QKeySequence(key), self).activated.connect(wanted)

    def _place_panels(self) -> None:
        for panel in self._panels:
            if panel.isVisible():
                right = self.width() - panel.width() - style.SPACE_S
                low = self.height() - style.STATUS_HEIGHT - panel.height() - style.SPACE_S
                wanted = panel.anchor or QPoint(right, low)
                panel.move(min(wanted.x(), right), max(style.AGENT_BAR_HEIGHT + style.SPACE_S, min(wanted.y(), low)))

    def _say(self) -> None:
        self.setWindowTitle("Tellerline")
        self._unfold.setToolTip(self.tr("Show my day (Ctrl+B)"))
        name_for_readers(self._unfold, self.tr("Show my day"), "Ctrl+B")


def _rail(button: QPushButton) -> QFrame:
    """What is left of the folded column: one button."""
    made = QFrame()
    made.setProperty("role", "column")
    made.setFixedWidth(RAIL_WIDTH)
    button.setProperty("role", "ghost")
    button.setFixedWidth(32)
    column = QVBoxLayout(made)
    column.setContentsMargins(2, style.SPACE_S, 2, 0)
    column.addWidget(button)
    column.addStretch()
    made.hide()
    return made


def _upright() -> QFrame:
    made = QFrame()
    made.setProperty("role", "upright")
    return made
