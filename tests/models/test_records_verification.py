from uuid import UUID

import msgspec
import pytest

from app.models.records import TrustLevel
from app.models.records_verification import Outcome, Question, Verification


@pytest.mark.parametrize(
    ("shown", "outcome", "can"),
    [
        ("after", Outcome.OPEN, True),
        ("after", Outcome.SKIPPED, True),
        ("after", Outcome.EXPIRED, True),
        ("after", Outcome.RIGHT, False),
        ("after", Outcome.WRONG, False),
        ("after", Outcome.SEEN, False),
        ("never", Outcome.WRONG, True),
        ("never", Outcome.SEEN, False),
        ("before", Outcome.WRONG, True),
        ("before", Outcome.RIGHT, False),
    ],
)
def test_a_question_whose_answer_was_shown_is_used_up(shown: str, outcome: Outcome, can: bool) -> None:
    question = Question(code="q", label_en="Q", label_zh="问", shown=shown, outcome=outcome)
    assert question.can_be_answered is can


def test_an_answer_of_a_newer_database_is_read() -> None:
    text = (
        b'{"call_id": "c1", "customer_id": "00000000-0000-0000-0000-000000000001", "trust": 3, "needed": 2, "right": 2,'
        b' "wrong": 0, "wrong_allowed": 2, "something": "new", "questions": [{"code": "q", "label_en": "Q",'
        b' "label_zh": "", "outcome": ""}]}'
    )
    read = msgspec.json.decode(text, type=Verification)
    assert (read.customer_id, read.trust, read.verified) == (UUID(int=1), TrustLevel.VERIFIED, True)
    assert read.questions[0].outcome is Outcome.OPEN
