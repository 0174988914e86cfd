"""The contract of the phone, kept by the fake of the unit tests and by the real process alike."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread

from app.telephony import events
from app.telephony.account import SoundChoice
from app.telephony.phone import Phone
from app.telephony.process import PhoneProcess
from tests.fakes.phone import FakePhone
from tests.telephony.engine.drive import Desk

REAL = pytest.param(PhoneProcess, marks=pytest.mark.pbx, id="real")


@pytest.fixture(params=[pytest.param(FakePhone, id="fake"), REAL])
def desk(request: pytest.FixtureRequest, qapp: object) -> Iterator[Desk]:
    phone = request.param()
    desk = Desk(phone)
    phone.start()
    desk.wait(events.Started)
    yield desk
    phone.stop()


def test_it_keeps_the_contract_by_name(desk: Desk) -> None:
    for name in (name for name in vars(Phone) if not name.startswith("_")):
        assert callable(getattr(desk.phone, name)), name


def test_commands_for_a_call_that_is_over_fail_and_raise_nothing(desk: Desk) -> None:
    desk.phone.answer("gone")
    desk.phone.reject("gone")
    desk.phone.hang_up("gone")
    desk.phone.hold("gone")
    desk.phone.retrieve("gone")
    desk.phone.mute("gone", True)
    desk.phone.send_digits("gone", "1")
    for command in ("Answer", "Reject", "HangUp", "Hold", "Retrieve", "Mute", "SendDigits"):
        failed = desk.wait(events.CommandFailed, command=command)
        assert (failed.call_id, failed.sentence_code) == ("gone", "call_over")


def test_a_choice_of_devices_is_answered_by_what_there_is(desk: Desk) -> None:
    desk.phone.choose_sound(SoundChoice(speaker=("headset",)))
    desk.wait(events.SoundChanged)


def test_events_come_on_the_desks_thread_with_the_machines_clock(desk: Desk) -> None:
    threads: list[QThread] = []
    desk.on_event = lambda _: threads.append(QThread.currentThread())
    before = time.monotonic_ns()
    desk.phone.answer("gone")
    assert before <= desk.wait(events.CommandFailed).at_ns <= time.monotonic_ns()
    assert set(threads) == {desk.phone.thread()}
