"""Tabs: only the one in sight is filled."""

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.ui.card.lines import Lines
from app.ui.card.tabs import Tabs
from tests.ui import customers


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
    assert tabs.household.rows_model.rows == ()
    tabs.bar.setCurrentIndex(1)
    assert len(tabs.household.rows_model.rows) == 2
    tabs.bar.setCurrentIndex(3)
    assert len(tabs.complaints.rows_model.rows) == 2


def test_an_open_tab_follows_the_next_customer(tabs: Tabs) -> None:
    tabs.show_profile(customers.profile())
    tabs.bar.setCurrentIndex(3)
    tabs.show_profile(customers.empty_profile())
    assert tabs.complaints.rows_model.rows == ()
    assert tabs.complaints.empty_text == "Never complained."
    tabs.show_profile(None)
    assert tabs.complaints.looking
    tabs.show_first()
    assert tabs.bar.currentIndex() == 0
    assert tabs.holdings.looking


def test_a_household_nobody_may_see_yet_is_masked_and_not_missing(tabs: Tabs) -> None:
    tabs.bar.setCurrentIndex(1)
    tabs.show_profile(customers.empty_profile())
    assert tabs.household.empty_text == "Nobody else is known in this household."
    tabs.show_profile(msgspec.structs.replace(customers.empty_profile(), household_masked=True))
    assert tabs.household.empty_text == "Who else is in this household is masked."


def test_all_tabs_have_names_for_readers(tabs: Tabs) -> None:
    assert [page.accessibleName() for page in tabs.pages] == ["Holdings", "Household", "Timeline", "Complaints"]
