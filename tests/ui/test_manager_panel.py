"""The manager's panel: whom it names, what it asks, and what it says of it."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.records import Profile
from app.services.card import Card
from app.ui.manager_panel import ManagerPanel
from tests.ui import customers

NOW = customers.NOW


@pytest.fixture
def panel(qtbot: QtBot) -> ManagerPanel:
    made = ManagerPanel(lambda: NOW)
    qtbot.addWidget(made)
    return made


def opened(panel: ManagerPanel, profile: Profile | None) -> ManagerPanel:
    panel.show_card(customers.shown(profile) if profile else Card())
    panel.open()
    return panel


def with_desk() -> Profile:
    return replace(customers.profile(), manager_agent="wei")


def test_it_names_the_manager_and_calls_them_about_this_customer(panel: ManagerPanel, qtbot: QtBot) -> None:
    opened(panel, with_desk())
    assert panel.accessibleName() == "张伟 Zhang Wei"
    assert panel.who.text() == "Manager of 王小明"
    assert panel.call.text() == "Call +86 21 5555 0134"
    with qtbot.waitSignal(panel.call_asked) as told:
        qtbot.mouseClick(panel.call, Qt.MouseButton.LeftButton)
    assert told.args == ["+86 21 5555 0134", customers.WANG.customer_id]
    assert panel.isHidden()


def test_a_callback_takes_the_hour_the_number_and_the_words(panel: ManagerPanel, qtbot: QtBot) -> None:
    opened(panel, with_desk())
    panel.show_phone("+8613800138001")
    panel.title.setText("The maturing deposit")
    with qtbot.waitSignal(panel.callback_asked) as told:
        qtbot.keyClick(panel.title, Qt.Key.Key_Return)
    when, phone, title = told.args
    assert when.tzinfo is UTC
    assert when > NOW
    assert (phone, title) == ("+86 138 0013 8001", "The maturing deposit")


def test_without_words_the_proposal_is_asked(panel: ManagerPanel, qtbot: QtBot) -> None:
    opened(panel, with_desk())
    with qtbot.waitSignal(panel.callback_asked) as told:
        qtbot.mouseClick(panel.ask, Qt.MouseButton.LeftButton)
    assert told.args[2] == "Call 王小明 back"


def test_saved_confirmed_and_refused_each_have_their_words(panel: ManagerPanel) -> None:
    opened(panel, with_desk())
    panel.title.setText("x")
    panel.show_phase("past")
    assert panel.says.text() == "▲ This hour is past: choose a later one."
    assert panel.title.text() == "x"
    panel.show_phase("saved")
    assert panel.says.text() == "Saved. On its way to the centre."
    assert panel.title.text() == ""
    panel.show_phase("confirmed")
    assert panel.says.text() == "Saved, and confirmed by the centre."


def test_nobody_to_call_nobody_to_ask(panel: ManagerPanel) -> None:
    opened(panel, customers.empty_profile())
    assert (panel.call.isEnabled(), panel.ask.isEnabled()) == (False, False)
    assert panel.who.text() == "Nobody looks after this customer."
    opened(panel, None)
    assert panel.who.text() == "No customer is on the card."


def test_a_manager_without_a_desk_is_said(panel: ManagerPanel) -> None:
    opened(panel, customers.profile())
    assert "your list" in panel.who.text()


def test_words_for_one_customer_are_not_left_for_the_next(panel: ManagerPanel) -> None:
    opened(panel, with_desk())
    panel.title.setText("about Wang")
    panel.show_card(customers.shown(replace(with_desk(), version=2)))
    assert panel.title.text() == "about Wang"
    panel.show_card(customers.shown(replace(with_desk(), customer=customers.MEI)))
    assert panel.title.text() == ""


HOURS = [(10, False, 12), (16, True, 9), (23, True, 9), (4, False, 9)]


@pytest.mark.parametrize(("hour", "later", "proposed"), HOURS)
def test_an_hour_is_proposed_at_which_people_work(panel: ManagerPanel, hour: int, later: bool, proposed: int) -> None:
    local = datetime(2026, 11, 18, hour, 20).astimezone()
    panel.when.propose(local.astimezone(UTC))
    shown = panel.when.moment().astimezone()
    assert (shown.hour, shown.minute) == (proposed, 0)
    assert shown.date() == local.date() + timedelta(days=later)
