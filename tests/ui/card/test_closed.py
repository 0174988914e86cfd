"""The card of a customer whom this agent may not see."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.card_rules import CLOSED
from app.ui.card.closed import ClosedCustomer
from app.ui.words import OPEN_REASONS


class Place(QWidget):
    """The closed card beside a note that is being typed."""

    def __init__(self) -> None:
        super().__init__()
        self.note = QLineEdit(self)
        self.closed = ClosedCustomer(self)
        self.heard: list[str] = []
        self.closed.reason_typed.connect(self.heard.append)
        column = QVBoxLayout(self)
        column.addWidget(self.note)
        column.addWidget(self.closed)


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    made = Place()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.note.setFocus()
    return made


def test_each_word_has_a_heading_and_a_sentence_of_its_own(place: Place) -> None:
    said = set()
    for word in (*CLOSED, "lookups"):
        place.closed.show_word(word)
        assert place.closed.ask.isVisible() == (word == "reason")
        said.add(place.closed.says.text())
    assert len(said) == len(CLOSED) + 1


def test_the_key_takes_the_caret_and_enter_gives_it_back_with_the_reason(place: Place, qtbot: QtBot) -> None:
    place.closed.show_word("reason")
    assert place.note.hasFocus(), "nothing is taken from who is typing"
    qtbot.keyClick(place.note, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert place.closed.typed.hasFocus()
    qtbot.keyClicks(place.closed.why, "  her son calls ")
    qtbot.keyClick(place.closed.why, Qt.Key.Key_Return)
    assert (place.heard, place.note.hasFocus()) == (["her son calls"], True)


def test_a_ready_reason_is_chosen_by_the_arrow_and_the_button_takes_it(place: Place, qtbot: QtBot) -> None:
    place.closed.show_word("reason")
    qtbot.keyClick(place.note, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(place.closed.why, Qt.Key.Key_Down)
    qtbot.mouseClick(place.closed.open, Qt.MouseButton.LeftButton)
    assert place.heard == [next(iter(OPEN_REASONS.values()))]


@pytest.mark.parametrize("typed", ["", "   ", "...", "12 34"])
def test_a_reason_is_of_letters(place: Place, qtbot: QtBot, typed: str) -> None:
    place.closed.show_word("reason")
    qtbot.keyClick(place.note, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(place.closed.why, typed)
    qtbot.keyClick(place.closed.why, Qt.Key.Key_Return)
    assert (place.heard, place.closed.typed.hasFocus()) == ([], True)
    assert "few words" in place.closed.problem.text()
    place.closed.typed.clear()
    place.closed.typed.insert("投诉")
    assert place.closed.problem.text() == ""
    qtbot.keyClick(place.closed.why, Qt.Key.Key_Return)
    assert place.heard == ["投诉"]


def test_esc_gives_up_and_another_card_keeps_nothing_of_it(place: Place, qtbot: QtBot) -> None:
    place.closed.show_word("reason")
    qtbot.keyClick(place.note, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(place.closed.why, "her son")
    qtbot.keyClick(place.closed.why, Qt.Key.Key_Escape)
    assert (place.heard, place.closed.typed.text(), place.note.hasFocus()) == ([], "", True)
    qtbot.keyClick(place.note, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(place.closed.why, "her son")
    place.closed.show_word("")
    place.closed.show_word("reason")
    assert place.closed.typed.text() == ""


def test_where_no_reason_helps_the_key_does_nothing(place: Place, qtbot: QtBot) -> None:
    place.closed.show_word("protected")
    qtbot.keyClick(place.note, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert place.note.hasFocus()
