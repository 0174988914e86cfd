"""Tabs: only the one in sight is filled."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.models.records_pages import PageKind
from app.ui.card.lines import Lines
from app.ui.card.tabs import Tabs
from tests.ui import customers
from tests.ui.pages import people


@pytest.fixture
def tabs(qtbot: QtBot) -> Tabs:
    lines = Lines(lambda: customers.NOW)
    lines.reference = customers.REFERENCE
    made = Tabs(lines)
    lines.setParent(made)
    qtbot.addWidget(made)
    return made


def test_a_hidden_tab_is_filled_when_it_is_opened(tabs: Tabs) -> None:
    tabs.show_profile(customers.profile())
    assert len(tabs.holdings.rows_model.rows) == 8
    assert tabs.kin.rows_model.rows == ()
    tabs.bar.setCurrentIndex(1)
    assert len(tabs.kin.rows_model.rows) == 2
    tabs.bar.setCurrentIndex(3)
    assert len(tabs.work.rows_model.rows) >= 2


def test_an_open_tab_follows_the_next_customer(tabs: Tabs) -> None:
    tabs.show_profile(customers.profile())
    tabs.bar.setCurrentIndex(3)
    tabs.show_profile(customers.empty_profile())
    assert tabs.work.rows_model.rows == ()
    assert tabs.work.empty_text == "No complaint, no task, no offer yet."
    tabs.show_profile(None)
    assert tabs.work.looking
    tabs.show_first()
    assert tabs.bar.currentIndex() == 0
    assert tabs.holdings.looking


def test_a_household_nobody_may_see_yet_is_masked_and_not_missing(tabs: Tabs) -> None:
    tabs.bar.setCurrentIndex(1)
    tabs.show_profile(customers.empty_profile())
    assert tabs.kin.empty_text == "Nobody else is known in this household."
    tabs.show_profile(msgspec.structs.replace(customers.empty_profile(), household_masked=True))
    assert tabs.kin.empty_text == "Who else is in this household is masked."


def test_all_tabs_have_names_for_readers(tabs: Tabs) -> None:
    assert [page.accessibleName() for page in tabs.pages] == [
        *("Holdings", "Household", "Timeline", "Work", "Value", "Details"),
    ]


def test_the_ring_asks_for_no_page_a_look_does(tabs: Tabs, qtbot: QtBot) -> None:
    asked: list[PageKind] = []
    tabs.page_asked.connect(asked.append)
    tabs.show_profile(customers.profile())
    assert asked == []
    tabs.bar.setCurrentIndex(4)
    tabs.bar.setCurrentIndex(0)
    assert asked == [PageKind.VALUE]
    qtbot.mouseClick(tabs.holdings.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert asked == [PageKind.VALUE, PageKind.HOLDINGS]


def test_leaving_the_pages_is_told(tabs: Tabs, qtbot: QtBot) -> None:
    tabs.show_profile(customers.profile())
    tabs.bar.setCurrentIndex(1)
    with qtbot.waitSignal(tabs.pages_left):
        tabs.bar.setCurrentIndex(2)


def test_a_page_takes_the_place_of_what_the_card_knew(tabs: Tabs) -> None:
    tabs.show_profile(customers.profile())
    tabs.show_page(PageKind.HOLDINGS, people.holdings())
    assert len(tabs.holdings.rows_model.rows) == 6
    tabs.show_page_failure(PageKind.HOLDINGS, "unreachable")
    rows = tabs.holdings.rows_model.rows
    assert rows[0].spoken.startswith("The centre does not answer.")
    assert len(rows) == 9


def test_masked_data_can_be_asked_for_where_the_call_allows_it(tabs: Tabs, qtbot: QtBot) -> None:
    tabs.show_profile(customers.profile())
    assert tabs.reveal.isHidden()
    tabs.show_profile(msgspec.structs.replace(customers.profile(), reveals={"address": 30}))
    assert not tabs.reveal.isHidden()
    assert tabs.reveal.accessibleName() == "Show masked data"
    with qtbot.waitSignal(tabs.reveal_asked):
        tabs.reveal.click()
    tabs.show_profile(None)
    assert tabs.reveal.isHidden()
