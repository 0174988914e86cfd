from typing import Any

import pytest

from app.models.records_verification import Question
from app.ui.verification_question import LONGEST, QuestionRow
from tests.services.stubs import Listener

TYPED = Question(code="born_on", label_en="Date of birth", label_zh="出生日期")
JUDGED = Question(code="card", label_en="Card", label_zh="卡", shown="before", judged=True, expected="0102, 9931")


@pytest.fixture
def row(qtbot: Any) -> QuestionRow:
    made = QuestionRow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_typed_question_has_a_field_and_a_judged_one_two_buttons(row: QuestionRow) -> None:
    row.show_question(TYPED, "Date of birth", has_another=True, busy=False)
    assert (row.field.isVisible(), row.right.isVisible(), row.expected.isVisible()) == (True, False, False)
    row.show_question(JUDGED, "Card", has_another=False, busy=False)
    assert (row.field.isVisible(), row.right.isVisible(), row.expected.whole) == (False, True, "0102, 9931")
    assert not row.another.isVisible()


def test_nothing_is_sent_empty_or_twice(row: QuestionRow) -> None:
    sent = Listener(row.answered)
    row.show_question(TYPED, "Date of birth", has_another=True, busy=False)
    row.field.setText("  ")
    row.field.returnPressed.emit()
    row.field.setText("1985")
    row.show_question(TYPED, "Date of birth", has_another=True, busy=True)
    row.field.returnPressed.emit()
    row.show_question(JUDGED, "Card", has_another=True, busy=True)
    row.right.click()
    assert sent.heard == []
    assert not row.wrong.isEnabled()


def test_an_answer_has_an_end(row: QuestionRow) -> None:
    row.field.setText("9" * 1000)
    assert len(row.field.text()) == LONGEST


def test_everything_has_a_name_for_screen_readers(row: QuestionRow) -> None:
    row.show_question(TYPED, "Date of birth", has_another=True, busy=False)
    assert row.field.accessibleName() == "Date of birth"
    assert row.another.accessibleName() == "Another question"
