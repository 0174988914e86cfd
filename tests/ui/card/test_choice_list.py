"""Choosing by keys and mouse."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.card.choice_list import ROW_HEIGHT, ChoiceList
from app.ui.card.rows import Cell, Row

ROWS = tuple(Row((Cell(name), Cell(""), Cell("details"), Cell("why")), name, str(n)) for n, name in enumerate("abc", 1))


@pytest.fixture
def choices(qtbot: QtBot) -> ChoiceList:
    made = ChoiceList()
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show_rows(ROWS, "")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_arrows_and_enter(choices: ChoiceList, qtbot: QtBot) -> None:
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    with qtbot.waitSignal(choices.row_picked) as told:
        qtbot.keyClick(choices, Qt.Key.Key_Return)
    assert told.args == [1]


def test_a_digit(choices: ChoiceList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choices.row_picked) as told:
        qtbot.keyClick(choices, Qt.Key.Key_3)
    assert told.args == [2]


def test_a_click(choices: ChoiceList, qtbot: QtBot) -> None:
    place = choices.visualRect(choices.rows_model.index(1)).center()
    with qtbot.waitSignal(choices.row_picked) as told:
        qtbot.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [1]


def test_rows_have_two_lines_and_always_tell_the_whole(choices: ChoiceList) -> None:
    assert choices.visualRect(choices.rows_model.index(0)).height() == ROW_HEIGHT
    assert choices.row_delegate.is_cut(ROWS[0], 600)
    assert not choices.grab().isNull()
