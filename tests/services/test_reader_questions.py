from dataclasses import is_dataclass

from app.services import reader_questions
from app.services.reader_queue import _URGENCY


def test_each_question_has_its_urgency() -> None:
    kinds = {kind for kind in vars(reader_questions).values() if isinstance(kind, type) and is_dataclass(kind)}
    assert kinds - {reader_questions.Question} == set(_URGENCY)
