"""The questions that wait, most urgent first: one of each kind, the newest."""

from app.services.reader_questions import (
    Ask,
    Day,
    History,
    LookUp,
    Ping,
    ProfileOf,
    Question,
    Search,
    SignInAgain,
    Stop,
    Tasks,
)

_URGENCY: tuple[type[Question], ...] = (
    Stop,
    SignInAgain,
    LookUp,
    ProfileOf,
    Search,
    Ask,
    History,
    Tasks,
    Day,
    Ping,
)


class Waiting:
    """Owned by the reading thread."""

    def __init__(self) -> None:
        self._newest: dict[type[Question], dict[str, Question]] = {}

    def put(self, question: Question) -> Question | None:
        """Wait in line; returns the question of the same kind (and topic) that is thereby overtaken."""
        topics = self._newest.setdefault(type(question), {})
        topic = question.topic if isinstance(question, Ask) else ""
        overtaken = topics.pop(topic, None)
        topics[topic] = question
        return overtaken if overtaken != question else None

    def next(self) -> Question | None:
        for kind in _URGENCY:
            topics = self._newest.get(kind)
            if topics:
                return topics.pop(next(iter(topics)))
        return None
