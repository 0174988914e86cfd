"""Paged history: asked on demand, merged, never mixed between customers."""

from uuid import UUID

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.models.records import TrustLevel
from app.ui.card.lines import Lines
from app.ui.card.timeline import Timeline
from tests.ui import customers

WANG = customers.WANG.customer_id


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    lines = Lines(lambda: customers.NOW)
    made = Timeline(lines)
    lines.setParent(made)
    qtbot.addWidget(made)
    made.resize(600, 130)
    return made


def asked(timeline: Timeline) -> list[UUID]:
    seen: list[UUID] = []
    timeline.more_asked.connect(seen.append)
    return seen


def test_nothing_is_asked_while_nobody_looks(timeline: Timeline) -> None:
    seen = asked(timeline)
    timeline.show_profile(customers.profile(size=10))
    assert seen == []


def test_the_end_asks_for_the_elders_of_the_oldest_once(timeline: Timeline) -> None:
    seen = asked(timeline)
    timeline.show()
    timeline.show_profile(customers.profile(size=10))
    timeline.scrollToBottom()
    assert set(seen) == {customers.number(9009)}
    assert len(seen) == 1


def test_a_page_is_added_below_and_the_place_kept(timeline: Timeline) -> None:
    timeline.show()
    timeline.show_profile(customers.profile(size=10))
    timeline.scrollToBottom()
    place = timeline.verticalScrollBar().value()
    timeline.show_page(WANG, customers.contacts(50, first=10))
    assert timeline.verticalScrollBar().value() == place
    assert len([row for row in timeline.rows_model.rows if row.key]) == 60


def test_an_empty_page_is_the_end(timeline: Timeline) -> None:
    timeline.show()
    timeline.show_profile(customers.profile(size=10))
    timeline.show_page(WANG, ())
    seen = asked(timeline)
    timeline.scrollToBottom()
    assert seen == []
    assert all(row.key for row in timeline.rows_model.rows)


def test_fewer_than_a_full_profile_is_all_there_is(timeline: Timeline) -> None:
    seen = asked(timeline)
    timeline.show()
    timeline.show_profile(customers.profile(size=3))
    assert seen == []


def test_a_page_for_somebody_else_is_dropped(timeline: Timeline) -> None:
    timeline.show_profile(customers.profile(size=10))
    before = timeline.rows_model.rows
    timeline.show_page(customers.number(77), customers.contacts(50, first=10))
    assert timeline.rows_model.rows == before


def test_fresh_data_of_the_same_customer_keep_the_pages(timeline: Timeline) -> None:
    timeline.show_profile(customers.profile(size=10))
    timeline.show_page(WANG, customers.contacts(30, first=10))
    timeline.show_profile(customers.profile(size=10))
    assert len([row for row in timeline.rows_model.rows if row.key]) == 40
    timeline.show_profile(customers.profile(customers.MEI, size=2))
    assert len(timeline.rows_model.rows) == 2
    timeline.show_profile(None)
    assert timeline.rows_model.rows == ()


def test_contacts_masked_for_less_trust_do_not_stay_when_there_is_more(timeline: Timeline) -> None:
    whole = customers.profile(size=10)
    masked = tuple(msgspec.structs.replace(line, note="", masked=True) for line in customers.contacts(20))
    bare = msgspec.structs.replace(whole, trust=TrustLevel.NONE, interactions=masked[:10])
    timeline.show_profile(bare)
    timeline.show_page(WANG, masked[10:])
    assert any(cell.masked for row in timeline.rows_model.rows for cell in row.cells)
    timeline.show_profile(whole)
    assert not any(cell.masked for row in timeline.rows_model.rows for cell in row.cells)
