from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from app.models.records_verification import Revealed, RevealRequest
from app.services.card import Card, CardPhase
from app.services.reader_questions import Ask
from app.services.reveals import Reveals
from tests.services.stub_central import profile
from tests.services.stubs import Listener


class StubReader:
    def __init__(self) -> None:
        self.asked: list[Ask] = []

    def ask(self, question: Ask) -> None:
        self.asked.append(question)


class StubStore:
    def reveal(self, request: RevealRequest) -> RevealRequest:
        return request


@pytest.fixture
def reader() -> StubReader:
    return StubReader()


@pytest.fixture
def reveals(qapp: object, reader: StubReader) -> Reveals:
    return Reveals(reader)  # type: ignore[arg-type]  # only this one is used of a reader


def card(n: int = 1, call_id: str = "c1") -> Card:
    return Card(phase=CardPhase.SHOWN, call_id=call_id, profile=profile(n))


def test_a_field_is_asked_for_with_its_reason_and_told(reveals: Reveals, reader: StubReader) -> None:
    told = Listener(reveals.revealed)
    reveals.on_card_changed(card())
    reveals.ask("address", "", "Sends a card.")
    store: Any = StubStore()
    assert reader.asked[0].ask(store) == RevealRequest(
        customer_id=UUID(int=1), field="address", reason="Sends a card.", call_id="c1"
    )
    revealed = Revealed(customer_id=UUID(int=1), field="address", values=("1 Some Street",))
    reader.asked[0].done(revealed)
    assert told.heard == [revealed]


@pytest.mark.parametrize("other", [card(2), card(call_id="c2"), Card()])
def test_what_comes_after_the_card_changed_is_told_to_nobody(reveals: Reveals, reader: StubReader, other: Card) -> None:
    told = Listener(reveals.revealed, reveals.refused)
    reveals.on_card_changed(card())
    reveals.ask("address", "", "why")
    reveals.on_card_changed(other)
    reader.asked[0].done(Revealed(customer_id=UUID(int=1), field="address"))
    reader.asked[0].failed("trust")
    assert told.heard == []


def test_a_refusal_is_told_and_one_overtaken_is_not(reveals: Reveals, reader: StubReader) -> None:
    told = Listener(reveals.refused)
    reveals.ask("address", "", "nobody is shown")
    assert reader.asked == []
    reveals.on_card_changed(card())
    reveals.ask("phone", "", "why")
    failed: Callable[[str], object] = reader.asked[0].failed
    failed("overtaken")
    failed("trust")
    assert told.heard == [("phone", "", "trust")]
