from typing import Any

import pytest

from app.services.locked_calls import LockedCalls
from app.services.reader_questions import Ask
from tests.services.stubs import Listener


class StubReader:
    def __init__(self) -> None:
        self.asked: list[Ask] = []

    def ask(self, question: Ask) -> None:
        self.asked.append(question)


class StubStore:
    def locked_calls(self) -> tuple[str, ...]:
        return ("all",)

    def unlock_call(self, *what: str) -> tuple[str, ...]:
        return what


@pytest.fixture
def reader() -> StubReader:
    return StubReader()


@pytest.fixture
def calls(qapp: object, reader: StubReader) -> LockedCalls:
    return LockedCalls(reader)  # type: ignore[arg-type]  # only this one is used of a reader


def test_the_list_is_asked_and_told(calls: LockedCalls, reader: StubReader) -> None:
    told, store = Listener(calls.listed), StubStore()
    calls.ask()
    calls.unlock("anna", "c1", "because")
    answers: list[Any] = [question.ask(store) for question in reader.asked]  # type: ignore[arg-type]  # two of its methods
    assert answers == [("all",), ("anna", "c1", "because")]
    for question, answer in zip(reader.asked, answers, strict=True):
        question.done(answer)
    assert told.heard == answers


def test_a_refusal_is_told_by_its_word(calls: LockedCalls, reader: StubReader) -> None:
    told = Listener(calls.refused)
    calls.ask()
    reader.asked[0].failed("overtaken")
    reader.asked[0].failed("role")
    assert told.heard == ["role"]
