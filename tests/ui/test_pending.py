"""What waits, what is the matter with it, and trying again."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.pending import PendingPanel
from tests.ui.samples import ITEMS, NOW


@pytest.fixture
def panel(qtbot: QtBot) -> PendingPanel:
    made = PendingPanel()
    qtbot.addWidget(made)
    return made


def said(panel: PendingPanel) -> list[str]:
    return [part.text() for part in panel.findChildren(QLabel)]


def again(panel: PendingPanel) -> QPushButton:
    return next(part for part in panel.findChildren(QPushButton) if part.text() == "Send it again")


def test_what_needs_attention_comes_first_with_its_reason(panel: PendingPanel) -> None:
    panel.show_items(ITEMS, NOW)
    assert [panel._rows.row(n).upper for n in range(3)] == ["Complaint", "Call record", "Follow-up task"]
    assert panel._rows.row(0).lower == "not accepted"
    assert "The centre did not take it as it is. It is kept here; tell your team lead." in said(panel)


def test_it_may_be_sent_again(panel: PendingPanel, qtbot: QtBot) -> None:
    panel.show_items(ITEMS, NOW)
    with qtbot.waitSignal(panel.try_again_asked) as heard:
        again(panel).click()
    assert heard.args == [3]


def test_what_only_waits_needs_no_hand(panel: PendingPanel) -> None:
    panel.show_items(ITEMS[:2], NOW)
    assert again(panel).isHidden()
    assert "These are safe on this computer and go to the centre by themselves." in said(panel)


def test_choosing_a_waiting_item_takes_the_button_away(panel: PendingPanel) -> None:
    panel.show_items(ITEMS, NOW)
    panel._rows.choose(1)
    assert again(panel).isHidden()


def test_nothing_waits(panel: PendingPanel) -> None:
    panel.show_items((), NOW)
    assert "Nothing waits: all that was saved stands in the centre." in said(panel)
