"""The painted list: columns, places, keys and what a screen reader gets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.card.row_list import EDGE, GAP, ROW_HEIGHT, Column, RowList
from app.ui.card.rows import Cell, Row

COLUMNS = (Column(100), Column(50, 1), Column(60, right=True, below=500))


def row(*texts: str) -> Row:
    return Row(tuple(Cell(text) for text in texts), ", ".join(texts))


def made(qtbot: QtBot, lines: int = 0) -> RowList:
    view = RowList(COLUMNS, lines=lines, marks=False)
    qtbot.addWidget(view)
    view.resize(600, 200)
    view.show()
    return view


def test_columns_fill_the_width_and_narrow_lists_drop_some(qtbot: QtBot) -> None:
    view = made(qtbot)
    wide = view.row_delegate.places(600)
    assert wide[0] == (EDGE, 100)
    assert wide[-1][0] + wide[-1][1] == 600 - EDGE
    narrow = view.row_delegate.places(400)
    assert narrow[2][1] == 0
    assert narrow[1][0] + narrow[1][1] == 400 - EDGE
    assert narrow[1][0] == EDGE + 100 + GAP


def test_a_short_row_gives_its_last_cell_the_room_that_is_left(qtbot: QtBot) -> None:
    delegate = made(qtbot).row_delegate
    (_, whole), (_, usual) = (delegate.places_of(one, 600)[1] for one in (row("a", "b"), row("a", "b", "c")))
    assert whole == usual + GAP + 60


def test_a_list_of_fixed_lines_keeps_its_height(qtbot: QtBot) -> None:
    view = made(qtbot, lines=3)
    for rows in ((), (row("a"),), (row("a"),) * 9):
        view.show_rows(rows, "none")
        assert view.height() == 3 * ROW_HEIGHT


def test_readers_hear_the_whole_row(qtbot: QtBot) -> None:
    view = made(qtbot)
    view.show_rows((row("one", "two"),), "")
    model = view.model()
    assert model is not None
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "one, two"


def test_cut_text_is_known_to_be_cut(qtbot: QtBot) -> None:
    view = made(qtbot)
    assert not view.row_delegate.is_cut(row("short", "", ""), 600)
    assert view.row_delegate.is_cut(row("much too long for a hundred pixels", "", ""), 600)


def test_focus_takes_the_first_row(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = RowList(COLUMNS, parent=window)
    view.show_rows((row("a"), row("b")), "")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    view.setFocus()
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1


def test_empty_looking_and_filled_look_different(qtbot: QtBot) -> None:
    view = made(qtbot)
    looks = []
    for rows, text, looking in (((), "Nothing is open.", False), ((), "", True), ((row("a"),), "", False)):
        view.show_rows(rows, text, looking)
        looks.append(view.grab().toImage())
    assert looks[0] != looks[1] != looks[2] != looks[0]
