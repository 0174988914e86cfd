from PySide6.QtCore import QIODevice
from PySide6.QtMultimedia import QAudioFormat

from app.telephony.engine.ring_buffer import FRAME_BYTES, RingBuffer
from app.telephony.engine.voice import FarEnd, Voice, audio_format


def test_the_speaker_pulls_what_came_in(qapp: object) -> None:
    far = RingBuffer(1, 4)
    device = FarEnd(far)
    device.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)
    assert device.bytesAvailable() > 0  # else Qt never asks
    far.put_frame(b"\x01" * FRAME_BYTES)
    assert bytes(device.read(100).data()) == b"\x01" * 100
    assert bytes(device.read(FRAME_BYTES).data()) == b"\x01" * (FRAME_BYTES - 100)
    device.close()


def test_without_devices_a_call_goes_on(qapp: object) -> None:
    voice = Voice(RingBuffer(1, 4), RingBuffer(1, 4), lambda _microphone, _speaker: None)
    voice.on_devices(None, None)
    voice.on_carry(True)
    voice.on_devices(None, None)
    voice.on_carry(False)


def test_the_format_is_that_of_the_conference_port() -> None:
    fmt = audio_format()
    assert (fmt.sampleRate(), fmt.channelCount()) == (16000, 1)
    assert fmt.sampleFormat() == QAudioFormat.SampleFormat.Int16
