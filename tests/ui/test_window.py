"""The window lays out, folds, beats only when seen, and Esc closes the topmost thing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.services.call import Phase
from app.ui.agent_bar import AgentBar
from app.ui.call_strip import CallStrip
from app.ui.notice import Notice
from app.ui.panel import Panel
from app.ui.search import SearchBox
from app.ui.status_line import StatusLine
from app.ui.ticker import Ticker
from app.ui.today import TodayColumn
from app.ui.window import DeskWindow
from tests.ui.samples import FOUND, call


class Desk:
    """A window with a note being typed in the place of the form."""

    def __init__(self) -> None:
        self.ticker, self.search = Ticker(), SearchBox()
        self.strip, self.notice, self.today = CallStrip(self.ticker), Notice(), TodayColumn()
        self.form, self.note = QFrame(), QPlainTextEdit()
        QVBoxLayout(self.form).addWidget(self.note)
        bar = AgentBar(self.ticker, self.search)
        self.window = DeskWindow(
            self.ticker, bar, self.search, self.strip, self.notice, self.today, QFrame(), self.form, StatusLine()
        )
        self.panel = Panel(300)
        self.panel.body.addWidget(QLineEdit())
        self.window.add_panel(self.panel)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.note.setFocus()
    yield made
    made.window.close()


def test_the_floor_holds_everything(desk: Desk) -> None:
    assert desk.window.width() == 1366
    desk.strip.show_call(call(Phase.TALKING))
    assert desk.window.minimumSizeHint().width() <= 1366
    assert desk.window.centralWidget().minimumSizeHint().height() <= 768
    assert desk.form.width() == 340
    assert desk.today.width() == 280


def test_left_column_folds_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.note, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert desk.today.isHidden()
    desk.window._unfold.click()
    assert not desk.today.isHidden()


def test_a_panel_stands_where_it_belongs_and_never_outside(desk: Desk) -> None:
    desk.panel.anchor = QPoint(300, 250)
    desk.window.open_panel(desk.panel)
    assert desk.panel.pos() == QPoint(300, 250)
    desk.panel.anchor = QPoint(5000, 5000)
    desk.window.open_panel(desk.panel)
    assert desk.window.rect().contains(desk.panel.geometry())


def test_escape_closes_from_the_top(desk: Desk, qtbot: QtBot) -> None:
    desk.notice.show_notice("restored")
    desk.search.setText("wang")
    desk.search._ask()
    desk.search.show_results("wang", FOUND)
    desk.window.open_panel(desk.panel)
    desk.strip.show_call(call(Phase.TALKING))
    desk.strip._toggle_keypad()
    layers = (desk.strip.keypad, desk.panel, desk.search.results, desk.notice)
    for place, layer in enumerate(layers):
        assert [other.isVisible() for other in layers[place:]] == [True] * (4 - place)
        qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
        assert not layer.isVisible()
    assert desk.note.isVisible()


def test_what_comes_by_itself_takes_no_focus(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.note, "lost ")
    desk.strip.show_call(call())
    desk.notice.show_notice("phone_lost")
    desk.strip.show_waiting(call(call_id="2"))
    desk.search.show_results("", FOUND)
    qtbot.keyClicks(desk.window.focusWidget(), "card")
    assert desk.note.toPlainText() == "lost card"


def test_the_beat_rests_while_nobody_looks(desk: Desk) -> None:
    assert desk.ticker.running
    desk.window.hide()
    assert not desk.ticker.running
    desk.window.show()
    assert desk.ticker.running


def test_one_panel_at_a_time_inside_the_window(desk: Desk) -> None:
    other = Panel(200)
    desk.window.add_panel(other)
    desk.window.open_panel(desk.panel)
    desk.window.open_panel(other)
    assert desk.panel.isHidden()
    assert desk.window.rect().contains(other.geometry())


def test_closing_during_a_call_is_asked(desk: Desk, qtbot: QtBot) -> None:
    desk.window.allow_closing(False)
    with qtbot.waitSignal(desk.window.close_asked):
        assert not desk.window.close()
    desk.window.allow_closing(True)
    with qtbot.waitSignal(desk.window.closed):
        assert desk.window.close()


def test_locked_it_shows_nothing_and_no_key_works(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []
    desk.strip.answer_asked.connect(lambda: asked.append("answer"))
    desk.search.search_asked.connect(asked.append)
    desk.window.open_panel(desk.panel)
    desk.strip.show_call(call())
    desk.search.setFocus()
    desk.window.show_locked(True)
    assert desk.panel.isHidden()
    for part in (desk.strip, desk.today, desk.search, desk.note):
        assert not part.isVisible()
    page = desk.window._lock_page
    assert page._password.hasFocus()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_Escape):
        qtbot.keyClick(page._password, key)
    qtbot.keyClick(page._password, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page._password, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.window.open_panel(desk.panel)
    assert asked == []
    assert desk.panel.isHidden()
    assert page._password.hasFocus()
    desk.window.show_locked(False)
    assert desk.strip.isVisible()
    assert desk.today.isVisible()
    assert desk.search.hasFocus()


def test_the_key_asks_for_the_lock(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.window.lock_asked):
        qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
