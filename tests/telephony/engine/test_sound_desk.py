import wave

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices

from app.telephony import events
from app.telephony.account import SoundChoice
from app.telephony.engine.ring_buffer import RingBuffer
from app.telephony.engine.sound_desk import RING_TONE, SoundDesk
from app.telephony.engine.sound_link import SoundLink, UseDevices
from tests.telephony.engine.drive import Desk, wait_until


def test_the_ring_tone_is_there_and_short() -> None:
    with wave.open(str(RING_TONE)) as tone:
        assert (tone.getnchannels(), tone.getsampwidth()) == (1, 2)
        assert 1 < tone.getnframes() / tone.getframerate() < 5


class Device(QAudioDevice):
    """A device that is not plugged in anywhere."""

    def __init__(self, device_id: str, name: str) -> None:
        super().__init__()
        self._id, self._name = device_id, name

    def id(self) -> QByteArray:
        return QByteArray(self._id.encode())

    def description(self) -> str:
        return self._name

    def isNull(self) -> bool:  # noqa: N802 - Qt's own name
        return False


@pytest.mark.qt_log_ignore("PulseAudioService")
def test_the_devices_in_use_are_told_by_id_and_two_of_one_name_can_be_told_apart(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Device("hw:1", "Headset"), Device("hw:2", "Headset")
    for kind in ("Outputs", "Inputs"):
        monkeypatch.setattr(QMediaDevices, f"audio{kind}", staticmethod(lambda: [second, first]))
        monkeypatch.setattr(QMediaDevices, f"defaultAudio{kind[:-1]}", staticmethod(lambda: first))
    told: list[events.Event] = []
    link = SoundLink()
    monkeypatch.setattr(SoundDesk, "_use_ringer", lambda *_: None)
    desk = SoundDesk(link, RingBuffer(1, 2), RingBuffer(1, 2), told.append)
    desk.start()
    link.ask(UseDevices(SoundChoice(speaker=(r"^Headset\ \(2\)$",), ringer=("^Headset$",))))
    try:
        wait_until(lambda: len(told) >= 2, 5, "the answer to a choice")
    finally:
        desk.stop()
    chosen = told[-1]
    assert isinstance(chosen, events.SoundChanged)
    assert {device.device_id: device.name for device in chosen.outputs} == {"hw:1": "Headset", "hw:2": "Headset (2)"}
    assert (chosen.speaker, chosen.microphone, chosen.ringer) == ("hw:2", "hw:1", "hw:1")


@pytest.mark.pbx
def test_devices_are_told_at_start_and_after_each_choice(desk: Desk) -> None:
    first = desk.wait(events.SoundChanged)
    if not first.outputs:
        assert (first.speaker, first.ringer) == (None, None)
    assert {first.speaker, first.ringer} - {None} <= {device.device_id for device in first.outputs}
    assert {first.microphone} - {None} <= {device.device_id for device in first.inputs}
    count = len(desk.all(events.SoundChanged))
    desk.phone.choose_sound(SoundChoice(speaker=("no such device",)))
    wait_until(lambda: len(desk.all(events.SoundChanged)) > count, 10, "the answer to a choice")
    assert desk.all(events.SoundChanged)[-1].speaker == first.speaker
