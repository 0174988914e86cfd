from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from app.models.records import Code, InteractionLine, Reference
from app.services.caller_topic import CallerTopic
from app.services.card import Card, CardPhase
from app.services.likely_topic import Topic
from app.telephony.handover import Handover
from tests.services.stub_central import profile
from tests.services.stubs import FakeClock, make_call

LINE = InteractionLine(
    interaction_id=UUID(int=9),
    at=FakeClock().now() - timedelta(days=1),
    channel="phone",
    direction="in",
    disposition="card.lost",
)
TABLES = Reference(dispositions=(Code(code="card.lost", label_en="", label_zh="", group="card"),))


@pytest.fixture
def topics(qapp: object) -> CallerTopic:
    return CallerTopic({"main/2": "card"}, FakeClock())


@pytest.fixture
def told(topics: CallerTopic) -> list[Topic | None]:
    heard: list[Topic | None] = []
    topics.topic_changed.connect(heard.append)
    return heard


def card(call_id: str = "c1") -> Card:
    return Card(phase=CardPhase.SHOWN, call_id=call_id, profile=profile(interactions=(LINE,)))


def test_the_menu_of_this_call_is_told_with_its_card_and_once(topics: CallerTopic, told: list[Topic | None]) -> None:
    topics.on_call_changed(make_call("c1", handover=Handover(menu_path="main/2")))
    topics.on_card_changed(card())
    topics.on_card_changed(replace(card(), from_journal=True))
    assert told == [Topic(code="card", by_menu=True)]
    topics.on_card_changed(Card())
    assert told[-1] is None


def test_without_a_call_nobody_wants_anything(topics: CallerTopic, told: list[Topic | None]) -> None:
    topics.on_reference_changed(TABLES)
    topics.on_card_changed(card(call_id=""))
    assert told == []


def test_tables_that_come_late_make_the_contacts_speak(topics: CallerTopic, told: list[Topic | None]) -> None:
    topics.on_card_changed(card())
    assert told == []
    topics.on_reference_changed(TABLES)
    assert told == [Topic(code="card.lost", contacts=1, last_at=LINE.at)]
