from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.services.agent_state import AgentStatus, State
from app.services.clock import SystemClock
from app.services.screen_lock import ScreenLock
from tests.services.stubs import NOON, FakeClock, Listener


class Desk:
    def __init__(self, password: str = "open sesame", after_s: int = 300) -> None:
        self.clock = FakeClock()
        self.lock = ScreenLock(after_s, self.clock)
        self.lock.use_password(password)
        self.told = Listener(self.lock.locked_changed)
        self.refused = Listener(self.lock.refused)
        self.be(State.READY)

    def be(self, state: State) -> None:
        self.lock.on_agent_status(AgentStatus(state=state, since_ns=0, since_at=NOON))

    def wait_s(self, seconds: float) -> bool:
        self.clock.pass_s(seconds)
        self.lock.check_idle()
        return self.lock.locked


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.lock.stop()


def test_idle_minutes_lock(desk: Desk) -> None:
    assert not desk.wait_s(299)
    assert desk.wait_s(1)
    assert desk.told.heard == [True]


def test_a_touch_begins_the_count_anew(desk: Desk) -> None:
    desk.clock.pass_s(299)
    desk.lock.on_activity()
    assert not desk.wait_s(299)
    assert desk.wait_s(1)


@pytest.mark.parametrize("state", [State.NOT_READY, State.LOST, State.LOGGING_IN])
def test_whoever_neither_talks_nor_wraps_up_may_be_gone(desk: Desk, state: State) -> None:
    desk.be(state)
    assert not desk.wait_s(299)
    assert desk.wait_s(1)


@pytest.mark.parametrize(
    "state",
    [State.RESERVED, State.TALKING, State.HOLD, State.WRAP_READY, State.WRAP_NOT_READY, State.DIALLING],
)
def test_a_call_and_its_wrap_up_are_work(desk: Desk, state: State) -> None:
    desk.be(state)
    assert not desk.wait_s(3000)
    desk.be(State.READY)
    assert not desk.wait_s(299)
    assert desk.wait_s(1)


def test_the_agent_locks_at_any_time_and_the_password_opens(desk: Desk) -> None:
    desk.be(State.TALKING)
    desk.lock.lock()
    desk.lock.lock()
    desk.lock.unlock("open barley")
    desk.lock.unlock("")
    assert desk.lock.locked
    assert len(desk.refused.heard) == 2
    desk.lock.unlock("open sesame")
    assert desk.told.heard == [True, False]
    desk.be(State.READY)
    assert not desk.wait_s(299)


def test_letters_of_any_language_open(qapp: object) -> None:
    desk = Desk(password="芝麻开门")
    desk.lock.lock()
    desk.lock.unlock("芝麻开门")
    assert not desk.lock.locked
    desk.lock.stop()


def test_a_new_password_opens_from_now_on(desk: Desk) -> None:
    desk.lock.use_password("")
    desk.lock.use_password("new one")
    desk.lock.lock()
    desk.lock.unlock("open sesame")
    assert desk.lock.locked
    desk.lock.unlock("new one")
    assert not desk.lock.locked


def test_never_means_never_and_without_a_password_nothing_locks(qapp: object) -> None:
    never, open_desk = Desk(after_s=0), Desk(password="")
    assert not never.wait_s(100_000)
    assert not open_desk.wait_s(100_000)
    open_desk.lock.lock()
    assert not open_desk.lock.locked
    for desk in (never, open_desk):
        desk.lock.stop()


def test_it_locks_by_itself(qtbot: QtBot) -> None:
    lock = ScreenLock(1, SystemClock())
    lock.use_password("x")
    with qtbot.waitSignal(lock.locked_changed, timeout=5000):
        lock.on_agent_status(AgentStatus(state=State.NOT_READY, since_ns=0, since_at=NOON))
    assert lock.locked
