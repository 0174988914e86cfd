"""Masked data are shown for a while, with a reason, and leave nothing behind."""

from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.records import Account, Phone, Profile
from app.models.records_verification import Revealed
from app.services.card import Card, CardPhase
from app.ui.reveal import RevealPanel
from tests.services.stub_central import customer, profile
from tests.services.stubs import Listener

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # Qt has no window manager off screen
HELD = Account(account_id=UUID(int=7), kind="deposit", product="savings", number_masked="···· 0102", currency="CNY")
PLASTIC = replace(HELD, account_id=UUID(int=8), kind="card")
MASKED = profile(
    hidden=("address", "certificate"),
    reveals={"address": 3, "phone": 3, "email": 3, "account_number": 3, "certificate_number": 3},
    phones=(Phone(kind="mobile", number_masked="···· 8001"),),
    accounts=(HELD, PLASTIC),
)


def card(value: Profile | None) -> Card:
    return Card(phase=CardPhase.SHOWN, call_id="c1", profile=value)


@pytest.fixture
def panel(qtbot: QtBot) -> RevealPanel:
    window = QWidget()
    qtbot.addWidget(window)
    made = RevealPanel(window)
    made.window_kept = window  # type: ignore[attr-defined]  # else it is gone with its Python name
    window.show()
    made.show_card(card(MASKED))
    made.open()
    return made


def shown(panel: RevealPanel, **changes: Any) -> None:
    values = {"customer_id": UUID(int=1), "field": "address", "seconds": 3, "values": ("1 Some Street",)}
    panel.show_revealed(Revealed(**(values | changes)))


def test_only_what_is_there_and_may_be_told_is_offered(panel: RevealPanel) -> None:
    offered = [panel.what.itemText(n) for n in range(panel.what.count())]
    assert offered == ["Address", "Telephone numbers", "Number of the ID document", "Account ···· 0102"]


def test_it_asks_with_a_reason_by_keyboard_alone(panel: RevealPanel, qtbot: QtBot) -> None:
    asked = Listener(panel.reveal_asked)
    panel.what.setCurrentIndex(3)
    panel.why.setEditText(" ")
    qtbot.keyClick(panel.why, Qt.Key.Key_Return)
    assert asked.heard == []
    assert "wants a reason" in panel.says.text()
    panel.why.setEditText("Reads it to the customer.")
    qtbot.keyClick(panel.why, Qt.Key.Key_Return)
    assert asked.heard == [("account_number", str(HELD.account_id), "Reads it to the customer.")]


def test_what_is_shown_is_masked_again_after_its_time(panel: RevealPanel) -> None:
    shown(panel)
    assert panel.value.text() == "1 Some Street"
    assert "3 s" in panel.says.text()
    for _ in range(3):
        panel._second.timeout.emit()
    assert "Some Street" not in panel.value.text()
    assert not panel._second.isActive()


@pytest.mark.parametrize("what", ["close", "customer", "trust", "another"])
def test_what_is_shown_goes_with_what_it_belonged_to(panel: RevealPanel, what: str) -> None:
    shown(panel)
    match what:
        case "close":
            panel.close_panel()
        case "customer":
            panel.show_card(card(replace(MASKED, customer=customer(2))))
        case "trust":
            panel.show_card(card(replace(MASKED, reveals={})))
        case "another":
            panel.what.setCurrentIndex(1)
    assert "Some Street" not in panel.value.text()
    assert not panel._second.isActive()
    shown(panel, field="phone" if what != "another" else "address")
    assert "Some Street" not in panel.value.text(), "an answer to what nobody asks for any more"


def test_the_same_card_fresher_changes_nothing(panel: RevealPanel) -> None:
    shown(panel)
    panel.show_card(card(replace(MASKED, version=2)))
    assert panel.value.text() == "1 Some Street"


def test_nothing_can_be_copied(panel: RevealPanel) -> None:
    shown(panel)
    assert panel.value.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert "Some Street" not in QGuiApplication.clipboard().text()


def test_numbers_and_documents_are_readable(panel: RevealPanel) -> None:
    panel.what.setCurrentIndex(1)
    shown(panel, field="phone", values=("+8613800138001", "+862150136001"))
    assert panel.value.text().splitlines()[0] == "+86 138 0013 8001"
    panel.what.setCurrentIndex(2)
    shown(panel, field="certificate_number", values=("ID 310104198503123101", "X <b>1</b>"))
    assert panel.value.text() == "Identity card 310104198503123101\nx <b>1</b>"
    assert panel.value.textFormat() is Qt.TextFormat.PlainText


def test_a_refusal_is_said(panel: RevealPanel) -> None:
    panel.show_refused("phone", "", "trust")
    assert "verify the caller" not in panel.says.text(), "of what is not asked for"
    panel.show_refused("address", "", "trust")
    assert "verify the caller" in panel.says.text()


def test_a_card_with_nothing_to_show_says_so(panel: RevealPanel) -> None:
    panel.show_card(card(profile()))
    assert (panel.what.count(), panel.ask.isEnabled()) == (0, False)
    assert "verify the caller first" in panel.says.text()
