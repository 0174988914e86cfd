from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from app.models.records import TrustLevel
from app.models.records_verification import Answer, Outcome, Question, Verification
from app.services.call import Phase
from app.services.card import Card, CardPhase
from app.services.reader_questions import Ask
from app.services.status import CentralStatus, Light
from app.services.verification import CallerVerification
from app.services.verifying import Verifying, VerifyPhase
from tests.services.stub_central import profile
from tests.services.stubs import Listener, make_call

ONE = UUID(int=1)
TALKING = {"phase": Phase.TALKING, "answered_ns": 1}
BORN = Question(code="born_on", label_en="Date of birth", label_zh="出生日期")
CARD = Question(code="card", label_en="Last four of a card", label_zh="银行卡后四位", shown="before", judged=True)


class StubReader:
    """Holds the questions until the test answers them."""

    class _Signal:
        def connect(self, slot: Callable[..., object]) -> None:
            self.slot = slot

    def __init__(self) -> None:
        self.status_changed = self._Signal()
        self.asked: list[Ask] = []

    def ask(self, question: Ask) -> None:
        self.asked.append(question)


class StubStore:
    """What the questions would ask of the centre."""

    def verification(self, call_id: str, customer_id: UUID) -> tuple[str, UUID]:
        return call_id, customer_id

    def verify(self, answer: Answer) -> Answer:
        return answer


def state(trust: TrustLevel = TrustLevel.NUMBER, n: int = 1, **changes: Any) -> Verification:
    values = {"needed": 2, "right": 0, "wrong": 0, "wrong_allowed": 2, "questions": (BORN, CARD)}
    return Verification(call_id="c1", customer_id=UUID(int=n), trust=trust, **(values | changes))


class Desk:
    def __init__(self) -> None:
        self.reader = StubReader()
        self.made = CallerVerification(self.reader)  # type: ignore[arg-type]  # only these two are used of a reader
        self.shown = Listener(self.made.verifying_changed)
        self.levels = Listener(self.made.level_told)
        self.trusted = Listener(self.made.call_trusted)

    def ring(self, **changes: object) -> None:
        self.made.on_call_changed(make_call(trust=TrustLevel.NUMBER, **changes))

    def card(self, n: int = 1, phase: CardPhase = CardPhase.SHOWN, call_id: str = "c1") -> None:
        shown = phase is CardPhase.SHOWN
        self.made.on_card_changed(Card(phase=phase, call_id=call_id, profile=profile(n) if shown else None))

    def talk(self) -> None:
        self.ring(**TALKING)
        self.card()

    def answer(self, answer: object) -> None:
        self.reader.asked.pop(0).done(answer)

    def sent(self) -> Answer:
        answer = self.reader.asked[-1].ask(StubStore())  # type: ignore[arg-type]  # a centre of two methods
        assert isinstance(answer, Answer)
        return answer

    @property
    def now(self) -> Verifying:
        now = self.shown.last
        assert isinstance(now, Verifying)
        return now


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_the_questions_come_when_the_call_is_answered(desk: Desk) -> None:
    desk.ring()
    desk.card()
    assert (desk.now.phase, desk.reader.asked) == (VerifyPhase.RINGING, [])
    desk.ring(**TALKING)
    assert desk.now.phase is VerifyPhase.ASKING
    assert desk.reader.asked[0].ask(StubStore()) == ("c1", ONE)  # type: ignore[arg-type]  # a centre of two methods
    desk.answer(state())
    assert (desk.now.phase, desk.now.state) == (VerifyPhase.OPEN, state())
    desk.ring(**TALKING)
    assert desk.reader.asked == [], "asked once"


def test_an_answer_goes_to_the_centre_and_its_word_comes_back(desk: Desk) -> None:
    desk.talk()
    desk.answer(state())
    desk.made.answer("born_on", " 1985-03-12 ")
    assert desk.now.busy == "born_on"
    sent = desk.sent()
    assert (sent.question, sent.nth, sent.answer, sent.said) == ("born_on", 1, " 1985-03-12 ", "")
    desk.made.judge("card", "right")
    assert len(desk.reader.asked) == 1, "one at a time"
    right = state(right=1, questions=(replace(BORN, outcome=Outcome.RIGHT, tries=1), CARD))
    desk.answer(right)
    assert (desk.now.busy, desk.now.state) == ("", right)
    desk.made.judge("card", "right")
    assert (desk.sent().question, desk.sent().said) == ("card", "right")
    desk.answer(state(TrustLevel.VERIFIED, right=2))
    assert desk.levels.last == ("c1", ONE, TrustLevel.VERIFIED)
    assert desk.trusted.last == ("c1", TrustLevel.VERIFIED)


def test_nothing_empty_unknown_or_answered_is_sent(desk: Desk) -> None:
    desk.made.answer("born_on", "x")
    desk.talk()
    desk.made.answer("born_on", "x")
    desk.answer(state(questions=(replace(BORN, outcome=Outcome.SEEN, tries=1), CARD)))
    desk.made.answer("card", "  ")
    desk.made.answer("no such", "x")
    desk.made.answer("born_on", "x")
    assert desk.reader.asked == []


def test_too_many_wrong_answers_close_the_questions_until_somebody_unlocks(desk: Desk) -> None:
    desk.talk()
    desk.answer(state(locked=True, wrong=3))
    assert desk.now.phase is VerifyPhase.LOCKED
    desk.made.judge("card", "right")
    assert desk.reader.asked == []
    desk.made.look_again()
    desk.answer(state())
    assert desk.now.phase is VerifyPhase.OPEN


def test_without_the_centre_nobody_is_verified_and_it_is_said(desk: Desk) -> None:
    desk.talk()
    desk.reader.asked.pop().failed("unreachable")
    assert (desk.now.phase, desk.now.problem) == (VerifyPhase.FAILED, "unreachable")
    assert desk.trusted.heard == []
    desk.made.on_central_status(CentralStatus(light=Light.OK))
    assert desk.now.phase is VerifyPhase.ASKING
    desk.answer(state())
    desk.made.answer("born_on", "x")
    desk.reader.asked.pop().failed("locked")
    assert desk.now.phase is VerifyPhase.ASKING, "what the centre knows and this desk does not"


def test_each_customer_of_a_call_has_a_level_of_their_own(desk: Desk) -> None:
    desk.talk()
    desk.answer(state(TrustLevel.VERIFIED, right=2))
    desk.made.on_call_changed(make_call(trust=TrustLevel.VERIFIED, **TALKING))
    desk.card(2)
    assert desk.trusted.last == ("c1", TrustLevel.NUMBER)
    desk.made.on_call_changed(make_call(trust=TrustLevel.NUMBER, **TALKING))
    desk.answer(state(n=2))
    desk.card(1)
    assert desk.trusted.last == ("c1", TrustLevel.VERIFIED)
    assert (desk.now.phase, desk.reader.asked) == (VerifyPhase.OPEN, [])


def test_an_answer_of_a_customer_who_is_no_longer_on_screen_is_kept_and_not_shown(desk: Desk) -> None:
    desk.talk()
    question = desk.reader.asked.pop(0)
    desk.card(2)
    question.done(state())
    question.failed("unreachable")
    assert (desk.now.customer_id, desk.now.phase) == (UUID(int=2), VerifyPhase.ASKING)


def test_after_the_call_what_was_reached_stands(desk: Desk) -> None:
    desk.talk()
    desk.answer(state(TrustLevel.VERIFIED, right=2))
    desk.made.on_call_changed(make_call(phase=Phase.ENDED, answered_ns=1, trust=TrustLevel.VERIFIED))
    assert desk.now.phase is VerifyPhase.OVER
    assert desk.now.state is not None
    desk.made.answer("born_on", "x")
    desk.made.look_again()
    assert desk.reader.asked == []


def test_a_card_that_is_looked_up_again_leaves_the_panel_as_it_is(desk: Desk) -> None:
    desk.talk()
    desk.answer(state())
    told = len(desk.shown.heard)
    desk.card(phase=CardPhase.LOOKING)
    assert len(desk.shown.heard) == told
    desk.card(phase=CardPhase.FAILED)
    assert desk.now.phase is VerifyPhase.NOBODY


def test_old_calls_are_forgotten(desk: Desk) -> None:
    for n in range(40):
        desk.made.on_call_changed(make_call(f"old{n}"))
    assert len(desk.made._calls) == 16


def test_of_a_closed_card_nothing_is_asked_and_the_word_is_told(desk: Desk) -> None:
    desk.ring(**TALKING)
    closed = replace(profile(), refused="reason")
    desk.made.on_card_changed(Card(phase=CardPhase.SHOWN, call_id="c1", profile=closed))
    shown = desk.shown.last
    assert (desk.reader.asked, shown.phase, shown.problem) == ([], VerifyPhase.FAILED, "closed")
    assert desk.trusted.last == ("c1", TrustLevel.NONE), "the strip does not lend them what the IVR checked of another"
    desk.card(phase=CardPhase.LOOKING)
    desk.card()
    assert len(desk.reader.asked) == 1


def test_somebody_else_opened_on_the_call_has_not_what_the_ivr_checked(desk: Desk) -> None:
    desk.made.on_call_changed(make_call(trust=TrustLevel.IVR, **TALKING))
    other = replace(profile(2), trust=TrustLevel.NONE)
    desk.made.on_card_changed(Card(phase=CardPhase.SHOWN, call_id="c1", profile=other))
    assert desk.trusted.last == ("c1", TrustLevel.NONE)
