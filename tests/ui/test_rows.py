"""Rows are painted, read aloud, chosen and opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import style
from app.ui.rows import ROW_HEIGHT, Row, RowView

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
