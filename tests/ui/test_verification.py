from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from app.models.records import TrustLevel
from app.models.records_verification import Outcome, Question, Verification
from app.services.verifying import Verifying, VerifyPhase
from app.ui.verification import VerificationPanel
from tests.services.stubs import Listener

BORN = Question(code="born_on", label_en="Date of birth", label_zh="出生日期")
TAIL = Question(code="certificate", label_en="Last four of the ID document", label_zh="证件号码后四位", shown="never")
CARD = Question(
    code="card", label_en="Last four of a card", label_zh="银行卡后四位", shown="before", judged=True, expected="0102"
)
UNTIL = datetime(2026, 11, 22, 15, 32, tzinfo=UTC)


def state(trust: TrustLevel = TrustLevel.NUMBER, **changes: Any) -> Verification:
    values = {"needed": 2, "right": 0, "wrong": 0, "wrong_allowed": 2, "questions": (BORN, TAIL, CARD)}
    return Verification(call_id="c1", customer_id=UUID(int=1), trust=trust, **(values | changes))


def shown(phase: VerifyPhase = VerifyPhase.OPEN, now: Verification | None = None, **changes: Any) -> Verifying:
    return Verifying(phase=phase, call_id="c1", customer_id=UUID(int=1), state=now, **changes)


def answered(question: Question, outcome: Outcome, **changes: Any) -> Question:
    return replace(question, outcome=outcome, tries=question.tries + 1, **changes)


class Desk:
    """The panel above a field in a window of its own."""

    def __init__(self, qtbot: Any) -> None:
        self.window = QWidget()
        self.panel, self.note = VerificationPanel(), QPlainTextEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.panel)
        column.addWidget(self.note)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.note.setFocus()
        self.answers = Listener(self.panel.answer_asked)
        self.judged = Listener(self.panel.judge_asked)
        self.done = Listener(self.panel.done)
        self.qtbot = qtbot

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture
def desk(qtbot: Any) -> Desk:
    return Desk(qtbot)


def test_a_whole_verification_by_keyboard(desk: Desk) -> None:
    desk.panel.show_verifying(shown(now=state()))
    assert desk.panel.count.text() == "0 of 2"
    assert QApplication.focusWidget() is desk.note, "nobody's caret is taken"
    desk.press(Qt.Key.Key_F7)
    desk.type("1985-03-12")
    desk.press(Qt.Key.Key_Return)
    assert desk.answers.heard == [("born_on", "1985-03-12")]
    desk.panel.show_verifying(shown(now=state(), busy="born_on"))
    desk.press(Qt.Key.Key_Return)
    assert len(desk.answers.heard) == 1, "one at a time"
    right = answered(BORN, Outcome.RIGHT, expected="1985-03-12")
    desk.panel.show_verifying(shown(now=state(right=1, questions=(right, TAIL, CARD))))
    assert (desk.panel.count.text(), desk.panel.row.field.text()) == ("1 of 2", "")
    assert desk.panel.row.label.whole == "Last four of the ID document"
    desk.press(Qt.Key.Key_Down)
    assert desk.panel.row.expected.whole == "0102"
    desk.press(Qt.Key.Key_R)
    assert desk.judged.heard == [("card", "right")]
    verified = state(TrustLevel.VERIFIED, right=2, until=UNTIL, questions=(right, TAIL, answered(CARD, Outcome.RIGHT)))
    desk.panel.show_verifying(shown(now=verified))
    assert desk.done.heard == [()]
    assert desk.panel.count.text() == "2 of 2"
    assert desk.panel.says.text().startswith("● Verified.")
    assert not desk.panel.row.isVisible()


def test_a_wrong_answer_is_shown_with_the_expected_one_where_it_may_be(desk: Desk) -> None:
    wrong = answered(BORN, Outcome.WRONG, expected="1985-03-12")
    desk.panel.show_verifying(shown(now=state(wrong=1, questions=(wrong, TAIL, CARD))))
    assert desk.panel.last.whole == "✗ Date of birth (1985-03-12)"
    assert desk.panel.row.label.whole == "Last four of the ID document"
    hidden = answered(TAIL, Outcome.WRONG)
    desk.panel.show_verifying(shown(now=state(wrong=2, questions=(wrong, hidden, CARD))))
    assert desk.panel.row.label.whole == "Last four of a card", "what was not tried comes first"
    assert "ID document" in desk.panel.last.whole


def test_what_was_shown_before_is_said_and_not_asked(desk: Desk) -> None:
    wrong = answered(TAIL, Outcome.WRONG)
    desk.panel.show_verifying(shown(now=state(questions=(replace(BORN, outcome=Outcome.SEEN), wrong, CARD))))
    assert desk.panel.row.label.whole == "Last four of a card"
    assert desk.panel.last.whole == "✗ Last four of the ID document · – Date of birth: already shown"


def test_a_lock_of_the_whole_day_has_its_own_words(desk: Desk) -> None:
    desk.panel.show_verifying(shown(VerifyPhase.LOCKED, state(locked=True)))
    assert desk.panel.says.text().startswith("▲ Locked for today")


def test_wrong_is_a_key_and_a_button(desk: Desk) -> None:
    desk.panel.show_verifying(shown(now=state(questions=(CARD,))))
    desk.press(Qt.Key.Key_F7)
    desk.press(Qt.Key.Key_W)
    assert desk.judged.heard == [("card", "wrong")]
    assert not desk.panel.row.another.isVisible()


def test_letters_that_judge_are_letters_in_the_field(desk: Desk) -> None:
    desk.panel.show_verifying(shown(now=state()))
    desk.press(Qt.Key.Key_F7)
    desk.type("wr")
    assert (desk.panel.row.field.text(), desk.judged.heard) == ("wr", [])


@pytest.mark.parametrize(
    ("phase", "now", "problem", "words"),
    [
        (VerifyPhase.NOBODY, None, "", "no customer"),
        (VerifyPhase.RINGING, None, "", "when the call is answered"),
        (VerifyPhase.ASKING, None, "", "Fetching"),
        (VerifyPhase.LOCKED, state(wrong=3, locked=True), "", "3 wrong answers"),
        (VerifyPhase.FAILED, None, "unreachable", "The centre does not answer"),
        (VerifyPhase.OVER, state(), "", "not verified"),
        (VerifyPhase.OVER, state(TrustLevel.VERIFIED, right=2, until=UNTIL), "", "● Verified"),
        (VerifyPhase.OPEN, state(questions=()), "", "No question is left"),
    ],
)
def test_each_phase_has_its_words_and_the_same_height(
    desk: Desk, phase: VerifyPhase, now: Verification | None, problem: str, words: str
) -> None:
    height = desk.panel.height()
    desk.panel.show_verifying(shown(phase, now, problem=problem))
    assert words in desk.panel.says.text()
    assert (desk.panel.row.isVisible(), desk.panel.height()) == (False, height)
    assert desk.panel.again.isVisible() == (phase in (VerifyPhase.LOCKED, VerifyPhase.FAILED))


def test_the_centre_is_asked_again_by_the_panels_key_and_a_button(desk: Desk) -> None:
    asked = Listener(desk.panel.again_asked)
    desk.panel.show_verifying(shown(VerifyPhase.FAILED, problem="unreachable"))
    desk.press(Qt.Key.Key_F7)
    desk.press(Qt.Key.Key_Space)
    assert asked.heard == [()]


@pytest.mark.parametrize("phase", [VerifyPhase.LOCKED, VerifyPhase.FAILED])
def test_a_caret_that_was_here_never_falls_on_what_comes_next(desk: Desk, phase: VerifyPhase) -> None:
    desk.panel.show_verifying(shown(now=state()))
    desk.press(Qt.Key.Key_F7)
    desk.panel.show_verifying(shown(phase, state(locked=phase is VerifyPhase.LOCKED, wrong=3)))
    assert QApplication.focusWidget() is desk.panel.again
    desk.panel.show_verifying(shown(VerifyPhase.ASKING, state()))
    assert QApplication.focusWidget() is desk.panel, "what is typed meanwhile is typed nowhere"
    desk.panel.show_verifying(shown(now=state()))
    assert QApplication.focusWidget() is desk.panel.row.field
    desk.panel.show_verifying(shown(VerifyPhase.OVER, state()))
    assert desk.done.heard == [()]


def test_what_the_caller_said_does_not_outlive_its_question(desk: Desk) -> None:
    desk.panel.show_verifying(shown(now=state()))
    desk.press(Qt.Key.Key_F7)
    desk.type("geheim")
    desk.panel.show_verifying(shown(VerifyPhase.OVER, state()))
    assert desk.panel.row.field.text() == ""
    desk.panel.row.field.undo()
    assert desk.panel.row.field.text() == ""
