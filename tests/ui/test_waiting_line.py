"""The call beside the one on the strip: what is said of it, and when its keys live."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.call import Call, Phase
from app.ui.waiting_line import WaitingLine
from tests.ui.samples import NOW_NS, QUEUES, SECOND, call, handover


@pytest.fixture
def line(qtbot: QtBot) -> WaitingLine:
    window, made = QWidget(), WaitingLine(clock=lambda: NOW_NS)
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    made.window_kept = window  # type: ignore[attr-defined]  # Python lets the window go otherwise
    made.set_queues(QUEUES)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def second(phase: Phase = Phase.RINGING) -> Call:
    queue = handover(queue="cards", caller_number="+8613912345678")
    return call(phase, call_id="call-2", handover=queue, e164=8613912345678, started_ns=NOW_NS - 9 * SECOND)


def alive(line: WaitingLine) -> list[str]:
    return [
        part.accessibleDescription() for part in line.findChildren(QPushButton) if part.isEnabled() and part.isVisible()
    ]


def pressed(line: WaitingLine, qtbot: QtBot) -> list[str]:
    asked: list[str] = []
    line.take_asked.connect(lambda: asked.append("take"))
    line.reject_asked.connect(lambda: asked.append("reject"))
    qtbot.keyClick(line.window(), Qt.Key.Key_F3)
    qtbot.keyClick(line.window(), Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    return asked


def test_it_says_who_waits_from_which_queue_and_how_long(line: WaitingLine) -> None:
    line.show_current(call(Phase.TALKING))
    line.show_call(second())
    assert line._text.whole == "Another call waits: +86 139 1234 5678 · from queue Cards · waited 0:42 · 0:09"
    assert alive(line) == ["F3", "Shift+F4"]


def test_both_keys_work(line: WaitingLine, qtbot: QtBot) -> None:
    line.show_current(call(Phase.TALKING))
    line.show_call(second())
    assert pressed(line, qtbot) == ["take", "reject"]


def test_a_call_on_hold_is_named_and_can_only_be_taken_back(line: WaitingLine, qtbot: QtBot) -> None:
    line.show_current(call(Phase.TALKING))
    line.show_call(second(Phase.HELD), "王小明")
    assert line._text.whole == "On hold: 王小明 · 0:12"
    assert alive(line) == ["F3"]
    assert pressed(line, qtbot) == ["take"]


@pytest.mark.parametrize("current", [call(Phase.RINGING), call(Phase.DIALLING), None])
def test_a_call_that_cannot_be_left_is_not(line: WaitingLine, qtbot: QtBot, current: Call | None) -> None:
    line.show_current(current)
    line.show_call(second())
    assert pressed(line, qtbot) == ["reject"]


def test_without_a_call_there_is_no_line_and_no_key(line: WaitingLine, qtbot: QtBot) -> None:
    line.show_current(call(Phase.TALKING))
    line.show_call(second())
    line.show_call(None)
    assert line.isHidden()
    assert pressed(line, qtbot) == []
