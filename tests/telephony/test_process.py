"""The desk's end of the pipe, against children that behave, hang, lie and die. No pjsua2 in any of them."""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from app.telephony import events, process
from app.telephony.account import PhoneAccount, SoundChoice
from app.telephony.process import PhoneProcess
from tests.silence import Noise
from tests.telephony import children
from tests.telephony.engine.drive import Desk, wait_until

ACCOUNT = PhoneAccount(registrar="pbx.test", user="1001", local_port=5999)
Start = Callable[[Callable[[Connection], None]], Desk]


@pytest.fixture
def start(qapp: object) -> Iterator[Start]:
    """Start a phone whose process runs the given child."""
    phones: list[PhoneProcess] = []

    def started(run: Callable[[Connection], None]) -> Desk:
        phones.append(PhoneProcess(run=run))
        desk = Desk(phones[-1])
        phones[-1].start()
        return desk

    yield started
    for phone in phones:
        phone.stop()


def kill(desk: Desk) -> None:
    assert desk.phone.pid is not None
    os.kill(desk.phone.pid, signal.SIGKILL)


def test_a_killed_phone_ends_its_calls_tells_and_registers_again_at_another_port(start: Start) -> None:
    desk = start(children.obedient)
    desk.phone.choose_sound(SoundChoice(speaker=("headset",)))
    desk.phone.register(ACCOUNT, "secret")
    desk.phone.dial("call-1", "600")
    desk.wait(events.RegistrationChanged, reason="5999")
    desk.wait(events.Dialled)
    desk.heard.clear()

    kill(desk)
    desk.wait(events.RegistrationChanged, reason="0")  # a new port: the old contact may be stale at the PBX
    desk.wait(events.SoundChanged)

    ended, lost = desk.heard[:2]
    assert isinstance(ended, events.Ended)
    assert (ended.call_id, ended.side) == ("call-1", "phone")
    assert isinstance(lost, events.PhoneLost)
    assert (lost.exit_code, lost.restarts) == (-signal.SIGKILL, 1)


def test_a_call_that_has_ended_is_not_ended_again_by_a_crash(start: Start) -> None:
    desk = start(children.obedient)
    desk.phone.dial("call-1", "600")
    desk.wait(events.Dialled)
    desk.phone._on_heard(
        desk.phone._generation, events.Ended(at_ns=1, call_id="call-1", code=200, reason="", side="remote")
    )
    kill(desk)
    desk.wait(events.PhoneLost)
    assert len(desk.all(events.Ended)) == 1


def test_commands_without_a_phone_fail_and_raise_nothing(qapp: object) -> None:
    desk = Desk(PhoneProcess(run=children.obedient))
    desk.phone.answer("call-1")
    desk.phone.dial("call-2", "600")
    desk.phone.stop_ringer()
    failed = desk.wait(events.CommandFailed, call_id="call-1")
    assert (failed.command, failed.sentence_code) == ("Answer", "phone_restarting")
    assert desk.wait(events.Ended, call_id="call-2").side == "phone"
    desk.phone.stop()


def test_a_hanging_phone_is_killed_and_started_again(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "BEAT_CHECK_MS", 50)
    monkeypatch.setattr(process, "MAX_SILENCE_S", 0.2)
    desk = start(children.deaf)
    assert desk.wait(events.PhoneLost).exit_code == -signal.SIGKILL


@pytest.mark.parametrize(
    "child",
    [
        children.talking_rubbish,
        children.talking_no_utf8,
        children.talking_too_deep,
        children.talking_of_what_is_none,
        children.talking_in_bad_types,
    ],
)
def test_a_phone_that_breaks_the_language_of_the_pipe_is_killed(start: Start, child: Any, noise: Noise) -> None:
    noise.expect("sent a frame that is no event")
    desk = start(child)
    assert desk.wait(events.PhoneLost).exit_code == -signal.SIGKILL
    assert desk.wait(events.PhoneLost, restarts=2), "and its successor, which lies too"


def test_a_frame_longer_than_any_honest_one_is_not_read(start: Start) -> None:
    desk = start(children.endless)
    assert desk.wait(events.PhoneLost).exit_code == -signal.SIGKILL


def test_a_phone_that_dies_at_each_start_is_started_ever_more_slowly(start: Start) -> None:
    desk = start(children.stillborn)
    desk.wait(events.PhoneLost, restarts=3)
    assert desk.phone._restart_timer.isActive()
    assert desk.phone._restart_timer.interval() == 500
    assert desk.all(events.PhoneLost)[0].exit_code == 7


def test_stop_ends_even_a_deaf_phone_within_three_seconds(start: Start) -> None:
    desk = start(children.deaf)
    desk.wait(events.Started)
    desk.phone.dial("call-1", "600")
    before = time.monotonic()
    desk.phone.stop()
    assert time.monotonic() - before < 3.0  # the contract's own figure, not a measure of speed
    assert desk.all(events.Ended)[0].side == "local"
    assert desk.phone.pid is None


def test_the_child_runs_without_the_desks_main_module(start: Start) -> None:
    main = sys.modules["__main__"]
    desk = start(children.obedient)
    assert sys.modules["__main__"] is main
    desk.wait(events.Started)


def test_nothing_is_told_after_stop(start: Start) -> None:
    desk = start(children.obedient)
    desk.wait(events.Started)
    desk.phone.stop()
    count = len(desk.heard)
    desk.phone.start()
    wait_until(lambda: len(desk.heard) > count, 10, "the second start")
    assert isinstance(desk.heard[count], events.Started)


def test_a_call_that_was_turned_away_is_logged_by_address_and_code_only(
    qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    phone = PhoneProcess(run=children.obedient)
    with caplog.at_level(logging.INFO, "tellerline.phone"):
        for source in ("127.0.0.2:5060", "Wang Xiaoming\r\n+8613800138000"):
            phone._on_heard(0, events.InviteRejected(at_ns=1, source=source, code=403))
    assert caplog.messages == [
        "call from 127.0.0.2 turned away with 403, its 1.",
        "call from an address that is none turned away with 403, its 1.",
    ]


def test_the_child_is_told_where_its_log_goes(qapp: object, tmp_path: Path) -> None:
    phone = PhoneProcess(run=children.logging_there, log_folder=tmp_path, log_name="some")
    desk = Desk(phone)
    phone.start()
    try:
        assert desk.wait(events.Started).version == str(tmp_path / "some")
        assert phone.pid is not None
        line = Path(f"/proc/{phone.pid}/cmdline")
        assert not line.exists() or str(tmp_path) not in line.read_text()
    finally:
        phone.stop()
