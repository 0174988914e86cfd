"""The status bar tells the truth, in words."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.status import CentralStatus, Light, PendingStatus, PhoneStatus, SoundStatus
from app.ui.format import time_of_day
from app.ui.status_line import StatusLine
from tests.ui.samples import CENTRAL_AWAY, CENTRAL_OK, NOW, PHONE_OK, SOUND_OK, WAITING


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    made = StatusLine()
    qtbot.addWidget(made)
    return made


def said(line: StatusLine) -> list[str]:
    return [part.text().strip() for part in line.findChildren(QPushButton)]


def test_all_is_well(line: StatusLine) -> None:
    line.show_phone(PHONE_OK)
    line.show_sound(SOUND_OK)
    line.show_central(CENTRAL_OK)
    line.show_pending(PendingStatus())
    assert said(line) == [
        "Phone: registered · encrypted",
        "Sound: Jabra Engage 50",
        "Centre: connected",
        "All saved and confirmed",
    ]


def test_at_the_start_nothing_is_claimed(line: StatusLine) -> None:
    assert said(line)[:3] == ["Phone: off", "Sound: off", "Centre: off"]


def test_troubles_are_named_and_since_when(line: StatusLine) -> None:
    line.show_phone(PhoneStatus(light=Light.WRONG, problem="wrong_password"))
    line.show_sound(SoundStatus(light=Light.ATTENTION, problem="no_microphone"))
    line.show_central(CENTRAL_AWAY)
    line.show_pending(WAITING)
    since = time_of_day(WAITING.oldest_at or NOW)
    assert said(line) == [
        "Phone: wrong password",
        "Sound: no microphone",
        f"Centre: does not answer since {since}",
        f"2 waiting for the centre since {since}",
    ]
    assert [part.property("tone") for part in line.findChildren(QPushButton)] == [
        "wrong", "attention", "wrong", "attention"
    ]  # fmt: skip


def test_what_needs_a_person_comes_first(line: StatusLine) -> None:
    line.show_pending(PendingStatus(count=3, attention=1))
    assert said(line)[3] == "Needs attention: 1 · 3 waiting for the centre"


def test_working_has_its_own_word(line: StatusLine) -> None:
    line.show_phone(PhoneStatus(light=Light.WORKING))
    line.show_central(CentralStatus(light=Light.WORKING))
    assert said(line)[0] == "Phone: registering"
    assert said(line)[2] == "Centre: connecting"


def test_hints_say_what_to_do_and_carry_no_markup(line: StatusLine) -> None:
    line.show_phone(PhoneStatus(light=Light.WRONG, problem="unreachable", registrar="<b>pbx</b>"))
    hint = line.findChildren(QPushButton)[0].toolTip()
    assert "trying again" in hint
    assert "<b>" not in hint


def test_sound_and_pending_can_be_opened(line: StatusLine, qtbot: QtBot) -> None:
    lights = line.findChildren(QPushButton)
    with qtbot.waitSignal(line.sound_clicked):
        lights[1].click()
    with qtbot.waitSignal(line.pending_clicked):
        lights[3].click()
