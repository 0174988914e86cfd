"""A lead unlocks a call with a reason, and with nothing less."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.records_verification import LockedCall
from app.ui.locked_calls import LockedCallsPanel
from tests.services.stubs import Listener

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # Qt has no window manager off screen
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
CALLS = tuple(
    LockedCall(agent=agent, agent_name=name, call_id=f"c-{agent}", wrong=3, at=NOW - timedelta(minutes=2))
    for agent, name in (("anna", "Anna Li"), ("ben", "<b>Ben</b>"))
)


@pytest.fixture
def panel(qtbot: QtBot) -> LockedCallsPanel:
    window = QWidget()
    qtbot.addWidget(window)
    made = LockedCallsPanel(window)
    made.window_kept = window  # type: ignore[attr-defined]  # else it is gone with its Python name
    window.show()
    return made


def test_it_asks_for_the_list_each_time_it_opens(panel: LockedCallsPanel) -> None:
    asked = Listener(panel.list_asked)
    for _ in range(2):
        panel.open()
        panel.close_panel()
    assert len(asked.heard) == 2


def test_the_chosen_call_is_unlocked_with_a_reason_by_keyboard(panel: LockedCallsPanel, qtbot: QtBot) -> None:
    asked = Listener(panel.unlock_asked)
    panel.open()
    panel.show_calls(CALLS, NOW)
    qtbot.keyClick(panel.why, Qt.Key.Key_Return)
    assert asked.heard == []
    assert "wants a reason" in panel.says.text()
    panel.rows.choose(1)
    qtbot.keyClicks(panel.why, "Typed it wrong.")
    qtbot.keyClick(panel.why, Qt.Key.Key_Return)
    assert asked.heard == [("ben", "c-ben", "Typed it wrong.")]
    panel.show_calls(CALLS[:1], NOW)
    assert panel.why.text() == ""


def test_no_locked_call_and_a_refusal_are_said(panel: LockedCallsPanel) -> None:
    panel.open()
    panel.show_calls(())
    assert "No call of your team" in panel.says.text()
    assert not panel.unlock.isVisible()
    panel.show_refused("team")
    assert "own team" in panel.says.text()
