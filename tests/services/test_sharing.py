from datetime import date
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from app.models.records_protection import Protection
from app.services.card import Card, CardPhase
from app.services.reader_questions import Ask
from app.services.sharing import CustomerSharing
from tests.services.stub_central import profile
from tests.services.stubs import Listener

ONE = UUID(int=1)


class StubReader:
    def __init__(self) -> None:
        self.asked: list[Ask] = []

    def ask(self, question: Ask) -> None:
        self.asked.append(question)


class StubStore:
    """What the questions would ask of the centre."""

    def protection(self, *values: object) -> tuple[object, ...]:
        return values

    share = unshare = protection


class Desk:
    def __init__(self) -> None:
        self.reader = StubReader()
        self.made = CustomerSharing(self.reader)  # type: ignore[arg-type]  # only this one is used of a reader
        self.told = Listener(self.made.protection_told)
        self.refused = Listener(self.made.refused)
        self.show(1)

    def show(self, n: int, **changes: Any) -> None:
        self.made.on_card_changed(Card(phase=CardPhase.SHOWN, call_id="c1", profile=replace(profile(n), **changes)))

    def asked(self) -> object:
        return self.reader.asked[-1].ask(StubStore())  # type: ignore[arg-type]  # a centre of three methods


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_each_request_names_the_customer_and_the_call(desk: Desk) -> None:
    desk.made.ask()
    assert desk.asked() == (ONE, "c1")
    desk.made.share("team:loans", date(2027, 1, 31), "on leave")
    assert desk.asked() == (ONE, "team:loans", date(2027, 1, 31), "on leave", "c1")
    desk.made.unshare("team:loans", "back")
    assert desk.asked() == (ONE, "team:loans", "back", "c1")


def test_answers_are_told_for_the_customer_on_the_card_alone(desk: Desk) -> None:
    desk.made.ask()
    desk.reader.asked[-1].done(Protection(customer_id=ONE, owner="lina"))
    desk.reader.asked[-1].failed("role")
    assert (desk.told.last.owner, desk.refused.heard) == ("lina", ["role"])
    desk.reader.asked[-1].failed("overtaken")
    desk.show(2)
    desk.reader.asked[-1].done(Protection(customer_id=ONE, owner="mei"))
    desk.reader.asked[-1].failed("until")
    assert (desk.told.last.owner, desk.refused.heard) == ("lina", ["role"])


def test_of_a_closed_card_nothing_is_asked(desk: Desk) -> None:
    desk.show(1, refused="protected")
    desk.made.ask()
    desk.made.share("mei", None, "on leave")
    assert desk.reader.asked == []
