from app.services import reader_questions
from app.services.reader_queue import _URGENCY


def test_each_question_has_its_urgency() -> None:
    assert set(reader_questions.Question.__subclasses__()) == set(_URGENCY)
