"""Rows are painted, read aloud, chosen and opened."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.ui import style
from app.ui.rows import ROW_HEIGHT, Row, RowView, call_place

ROWS = (
    Row("王小明 / Wang Xiaoming", "C1 · Shanghai", "10:42", "3 min", "person", "secondary", 1),
    Row("<b>x</b>" * 50, "below", "right", "", "", "wrong", 2),
    Row("Li Na", value=3),
)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> RowView:
    style.apply_theme(qapp, "light")
    made = RowView()
    qtbot.addWidget(made)
    made.resize(280, 300)
    made.show_rows(ROWS)
    return made


def test_each_row_is_read_aloud_whole(view: RowView) -> None:
    index = view.model().index(0, 0)
    spoken = "王小明 / Wang Xiaoming, 10:42, C1 · Shanghai, 3 min"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_click_and_enter_open(view: RowView, qtbot: QtBot) -> None:
    opened: list[object] = []
    view.row_opened.connect(opened.append)
    view.show()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center())
    view.choose(99)
    view.open_current()
    view.choose(-5)
    view.open_current()
    assert opened == [2, 3, 1]


def test_it_is_as_high_as_its_rows_up_to_a_limit(view: RowView) -> None:
    view.fit(5)
    assert view.height() == 3 * ROW_HEIGHT
    view.fit(2)
    assert view.height() == 2 * ROW_HEIGHT


def test_markup_is_painted_as_letters(view: RowView) -> None:
    view.show_rows((Row("<b>bold</b>"),))
    letters = view.grab().toImage()
    view.show_rows((Row("bold"),))
    assert view.grab().toImage() != letters


def test_the_same_rows_again_keep_what_is_chosen(view: RowView) -> None:
    view.choose(1)
    view.show_rows(tuple(ROWS))
    assert view.currentIndex().row() == 1


def test_nothing_to_open_in_an_empty_list(view: RowView) -> None:
    view.row_opened.connect(lambda _value: pytest.fail("opened"))
    view.show_rows(())
    view.choose(0)
    view.open_current()
    assert view.count == 0


CALLABLE = (
    Row("王小明", "Missed call", "10:42", value=1, call="+8613800138001", call_hint="Call +86 138 0013 8001 (C)"),
)


def heard(view: RowView) -> list[object]:
    told: list[object] = []
    view.row_opened.connect(told.append)
    view.number_asked.connect(told.append)
    return told


def test_the_telephone_sign_calls_and_the_rest_of_the_row_opens(view: RowView, qtbot: QtBot) -> None:
    view.show_rows(CALLABLE)
    view.show()
    told = heard(view)
    box = view.visualRect(view.model().index(0, 0))
    sign = call_place(box.adjusted(style.SPACE_M, 4, -style.SPACE_M, -4)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert told == ["+8613800138001", 1]


def test_the_context_menu_opens_by_keyboard_and_offers_both(view: RowView, qtbot: QtBot) -> None:
    view.show_rows(CALLABLE)
    view.show()
    view.choose(0)
    told = heard(view)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view, asked)
    menu = view.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Open", "Call +86 138 0013 8001 (C)"]
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert told == [1, "+8613800138001"]


def test_a_row_without_a_number_calls_nobody(view: RowView, qtbot: QtBot) -> None:
    told = heard(view)
    view.choose(0)
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert told == []
    assert view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
