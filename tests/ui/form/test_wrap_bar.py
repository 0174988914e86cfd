"""The wrap-up's time: counts down, rests, and keeps its place."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.agent_state import Wrap
from app.ui.form.wrap_bar import HEIGHT, WrapBar

SECOND = 1_000_000_000
WRAP = Wrap(started_ns=0, ends_ns=60 * SECOND, total_s=60, extensions_left=1, may_end_early=True)


class Clock:
    now = 0

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bar(qtbot: QtBot, clock: Clock) -> WrapBar:
    made = WrapBar(clock)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_counts_down_and_turns_to_attention(bar: WrapBar, clock: Clock) -> None:
    bar.show_wrap(WRAP)
    assert bar.words.text() == "Wrap-up: 1:00 left"
    clock.now = 51 * SECOND
    bar.ticker.second_passed.emit()
    assert bar.words.text() == "Wrap-up: only 0:09 left"
    assert bar.words.property("tone") == "attention"
    bar.show_wrap(None)


def test_without_a_wrap_up_it_rests_and_keeps_its_place(bar: WrapBar) -> None:
    bar.show_wrap(WRAP)
    assert bar.ticker.running
    bar.show_wrap(None)
    assert not bar.ticker.running
    assert bar.words.text() == ""
    assert not bar.end.isVisible()
    assert bar.height() == HEIGHT


def test_the_buttons_ask(bar: WrapBar, qtbot: QtBot) -> None:
    bar.show_wrap(WRAP)
    with qtbot.waitSignal(bar.extend_asked):
        qtbot.mouseClick(bar.extend, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.end_asked):
        qtbot.mouseClick(bar.end, Qt.MouseButton.LeftButton)
    bar.show_wrap(None)


def test_a_locked_wrap_up_offers_no_way_out(bar: WrapBar) -> None:
    bar.show_wrap(Wrap(started_ns=0, ends_ns=SECOND, total_s=1, extensions_left=0, may_end_early=False))
    assert not bar.end.isEnabled()
    assert not bar.extend.isVisible()
    bar.show_wrap(None)
