"""State, time in it, what is pending, wrap-up running out."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.agent_state import AgentStatus, Cause, State
from app.ui.agent_bar import AgentBar
from app.ui.search import SearchBox
from app.ui.ticker import Ticker
from tests.ui.samples import IDENTITY, NOW_NS, REASONS, SECOND, status, wrapping


class Bench:
    """The bar with its clock and its beat."""

    def __init__(self, qtbot: QtBot) -> None:
        self.now = NOW_NS
        self.ticker, self.search = Ticker(), SearchBox()
        self.bar = AgentBar(self.ticker, self.search, clock=lambda: self.now)
        self.bar.set_reasons(REASONS)
        qtbot.addWidget(self.bar)

    @property
    def state(self) -> str:
        return self.bar._state.text()

    @property
    def pending(self) -> QPushButton:
        return self.bar._pending


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (status(), "Ready  12:31"),
        (status(State.NOT_READY, reason="LUNCH"), "Not ready · Lunch  12:31"),
        (status(State.NOT_READY, reason="SYS.RONA"), "Not ready · call not answered  12:31"),
        (status(State.RESERVED), "Ringing  12:31"),
        (wrapping(24), "Wrap-up: 0:24 left"),
        (wrapping(9), "Wrap-up: only 0:09 left"),
        (wrapping(0), "Wrap-up time is over"),
    ],
)
def test_state_in_words(bench: Bench, shown: AgentStatus, text: str) -> None:
    bench.bar.show_status(shown)
    assert bench.state == text
    assert bench.bar._state.accessibleName() == text


def test_time_moves_on_the_beat(bench: Bench) -> None:
    bench.bar.show_status(status())
    bench.now += 9 * SECOND
    bench.ticker.second_passed.emit()
    assert bench.state == "Ready  12:40"


def test_my_own_pending_choice_can_be_cleared(bench: Bench, qtbot: QtBot) -> None:
    bench.bar.show_status(status(State.TALKING, pending=State.NOT_READY, pending_reason="LUNCH"))
    assert not bench.pending.isHidden()
    assert bench.pending.text() == "Then: Lunch"
    with qtbot.waitSignal(bench.bar.pending_cleared):
        bench.pending.click()
    bench.bar.show_status(status(State.TALKING))
    assert bench.pending.isHidden()


def test_what_the_lead_set_cannot_be_cleared(bench: Bench) -> None:
    bench.bar.show_status(status(State.TALKING, pending=State.READY, pending_by=Cause.SUPERVISOR))
    assert bench.pending.text() == "Then: Ready · by the team lead"
    assert not bench.pending.isEnabled()


def test_requests_go_out(bench: Bench, qtbot: QtBot) -> None:
    bar = bench.bar
    bar.show_status(status())
    bar.show_identity(IDENTITY)
    with qtbot.waitSignal(bar.not_ready_asked) as heard:
        bar._state_menu.not_ready_asked.emit("BREAK")
    assert heard.args == ["BREAK"]
    for name in ("ready_asked", "sign_out_asked"):
        with qtbot.waitSignal(getattr(bar, name)):
            getattr(bar._state_menu, name).emit()
    with qtbot.waitSignal(bar.search_asked) as heard:
        bench.search.search_asked.emit("wang")
    assert heard.args == ["wang"]
    assert bar._user.text() == "李娜 Li Na"


def test_it_says_why_ready_cannot_be_chosen(bench: Bench) -> None:
    blocked = {"reason": "SYS.LOGIN", "ready_blocked_by": "not_registered"}
    bench.bar.show_status(status(State.NOT_READY, **blocked))
    assert bench.bar._blocked.whole == "Ready needs the telephone line"
    assert bench.bar._blocked.toolTip() == "The telephone line is not signed in yet."
    assert not bench.bar._blocked.isHidden()
    bench.bar.show_status(status(State.TALKING, **blocked))
    assert bench.bar._blocked.isHidden()
    bench.bar.show_status(status(State.NOT_READY, reason="BREAK"))
    assert bench.bar._blocked.isHidden()


def test_the_screen_can_be_locked_from_the_menu(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.bar.lock_asked):
        bench.bar._user_menu._lock.trigger()
