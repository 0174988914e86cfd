"""Who on this number: words, notice and keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.card.chooser import Chooser
from app.ui.card.lines import Lines
from tests.ui import customers


@pytest.fixture
def chooser(qtbot: QtBot) -> Chooser:
    lines = Lines(lambda: customers.NOW)
    made = Chooser(lines)
    lines.setParent(made)
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_several_are_listed_without_an_alarm(chooser: Chooser) -> None:
    chooser.show_candidates(customers.several().candidates, contradiction=False)
    assert chooser.heading.text().startswith("3 customers")
    assert not chooser.notice.isVisible()
    assert len(chooser.list.rows_model.rows) == 3


def test_one_that_is_only_remembered_is_a_question_too(chooser: Chooser) -> None:
    chooser.show_candidates(customers.several().candidates[:1], contradiction=False)
    assert chooser.heading.text().startswith("One customer is known")


def test_a_contradiction_says_what_is_the_matter(chooser: Chooser) -> None:
    chooser.show_candidates(customers.several(contradiction=True).candidates, contradiction=True)
    assert chooser.notice.isVisible()
    assert "not verified" in chooser.warning.text()


def test_a_digit_with_ctrl_chooses_from_anywhere(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.show_candidates(customers.several().candidates, contradiction=False)
    with qtbot.waitSignal(chooser.chosen) as told:
        qtbot.keyClick(chooser, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [customers.FIRM.customer_id]


def test_a_digit_that_nobody_has_chooses_nobody(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.show_candidates(customers.several().candidates, contradiction=False)
    with qtbot.assertNotEmitted(chooser.chosen):
        qtbot.keyClick(chooser.list, Qt.Key.Key_9)


def test_the_same_candidates_again_keep_the_marked_row(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.show_candidates(customers.several().candidates, contradiction=False)
    chooser.list.setFocus()
    qtbot.keyClick(chooser.list, Qt.Key.Key_Down)
    marked = chooser.list.currentIndex().row()
    chooser.show_candidates(customers.several().candidates, contradiction=False)
    assert marked >= 0
    assert chooser.list.currentIndex().row() == marked
