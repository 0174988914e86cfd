from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.ui.card.row_list import Column
from app.ui.card.rows import Cell, Row
from app.ui.pages.branch import Branch, caption, detail
from app.ui.pages.outline import Outline

SOMEBODY = UUID(int=7)


def branch(name: str, *details: Row, key: UUID | None = None) -> Branch:
    return Branch(Row((Cell(name), Cell("")), name, key=key), details)


LOAN = branch("Loan", detail("Limit", "5"), detail("Opened", "today"))
PERSON = branch("Wang", key=SOMEBODY)


@pytest.fixture
def outline(qtbot: QtBot) -> Outline:
    made = Outline((Column(100, 1), Column(50)))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_branches((caption("Holdings"), LOAN, PERSON), "Nothing.")
    made.show()
    return made


def spoken(outline: Outline) -> list[str]:
    return [row.spoken for row in outline.rows_model.rows]


def press(qtbot: QtBot, outline: Outline, row: int, *keys: Qt.Key) -> None:
    outline.setCurrentIndex(outline.rows_model.index(row))
    for key in keys:
        qtbot.keyClick(outline, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_opens_and_closes(qtbot: QtBot, outline: Outline, key: Qt.Key) -> None:
    press(qtbot, outline, 1, key)
    assert spoken(outline) == ["Holdings", "Loan", "Limit: 5", "Opened: today", "Wang"]
    assert outline.currentIndex().row() == 1
    press(qtbot, outline, 1, key)
    assert spoken(outline) == ["Holdings", "Loan", "Wang"]


def test_right_opens_and_left_closes_as_in_any_tree(qtbot: QtBot, outline: Outline) -> None:
    press(qtbot, outline, 1, Qt.Key.Key_Left)
    assert len(spoken(outline)) == 3
    press(qtbot, outline, 1, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert len(spoken(outline)) == 5
    press(qtbot, outline, 1, Qt.Key.Key_Left)
    assert len(spoken(outline)) == 3


def test_a_click_opens(qtbot: QtBot, outline: Outline) -> None:
    place = outline.visualRect(outline.rows_model.index(1)).center()
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(spoken(outline)) == 5


def test_a_caption_does_not_open(qtbot: QtBot, outline: Outline) -> None:
    press(qtbot, outline, 0, Qt.Key.Key_Return)
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 5))
    assert len(spoken(outline)) == 3


def test_a_person_is_asked_for_by_enter_and_double_click(qtbot: QtBot, outline: Outline) -> None:
    asked: list[UUID] = []
    outline.customer_asked.connect(asked.append)
    press(qtbot, outline, 2, Qt.Key.Key_Return)
    place = outline.visualRect(outline.rows_model.index(2)).center()
    qtbot.mouseDClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [SOMEBODY, SOMEBODY]


def test_new_figures_keep_what_is_open(qtbot: QtBot, outline: Outline) -> None:
    press(qtbot, outline, 1, Qt.Key.Key_Return)
    fresher = Branch(LOAN.row, (detail("Limit", "9"),))
    outline.show_branches((fresher,), "Nothing.")
    assert spoken(outline) == ["Loan", "Limit: 9"]
    outline.close_all()
    outline.show_branches((fresher,), "Nothing.")
    assert spoken(outline) == ["Loan"]


def test_the_mark_says_whether_a_row_is_open(qtbot: QtBot, outline: Outline) -> None:
    assert [row.mark for row in outline.rows_model.rows] == ["", "closed", ""]
    press(qtbot, outline, 1, Qt.Key.Key_Return)
    assert outline.rows_model.rows[1].mark == "opened"
