"""The questions that wait, most urgent first: one of each kind, the newest."""

from app.services.reader_questions import (
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
    History,
    Tasks,
    Day,
    Ping,
)


class Waiting:
    """Owned by the reading thread."""

    def __init__(self) -> None:
        self._newest: dict[type[Question], Question] = {}

    def put(self, question: Question) -> Question | None:
        """Wait in line; returns the question of the same kind that is thereby overtaken."""
        overtaken = self._newest.get(type(question))
        self._newest[type(question)] = question
        return overtaken if overtaken != question else None

    def next(self) -> Question | None:
        for kind in _URGENCY:
            if kind in self._newest:
                return self._newest.pop(kind)
        return None
