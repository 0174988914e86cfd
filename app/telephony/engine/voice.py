"""Speaker and microphone, on the sound thread: Qt's streams on one side, two ring buffers on the other."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QIODevice, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QAudioSource, QtAudio

from app.telephony.engine.ring_buffer import FRAME_BYTES, RATE_HZ, RingBuffer, peak

_SINK_BYTES = 3 * FRAME_BYTES
"""60 ms: the least with which no block of a test tone was damaged."""
_SOURCE_BYTES = 8 * FRAME_BYTES
"""160 ms: with 40 ms a third of the samples was lost without a word, from 100 ms on none."""
_METER_MS = 200


class FarEnd(QIODevice):
    """What the speaker pulls from."""

    def __init__(self, far: RingBuffer) -> None:
        super().__init__()
        self._far = far

    def readData(self, limit: int) -> bytes:
        return self._far.take_bytes(limit)

    def writeData(self, _data: object, _length: int) -> int:
        return -1

    def bytesAvailable(self) -> int:
        # Qt from 6.10 on never calls readData when this says 0.
        return 65536

    def isSequential(self) -> bool:
        return True


class Voice(QObject):
    """Lives on the sound thread, where also its sink and source are built; every slot runs there."""

    carry_asked = Signal(bool)
    devices_asked = Signal(object, object)
    close_asked = Signal()

    def __init__(self, far: RingBuffer, near: RingBuffer, tell_levels: Callable[[int, int], None]) -> None:
        """`tell_levels(microphone, speaker)`: peaks, 0..32767, five times a second while a call talks."""
        super().__init__()
        self._far = far
        self._near = near
        self._tell_levels = tell_levels
        self._speaker: QAudioDevice | None = None
        self._microphone: QAudioDevice | None = None
        self._on = False
        self._sink: QAudioSink | None = None
        self._source: QAudioSource | None = None
        self._far_end: FarEnd | None = None
        self._near_end: QIODevice | None = None
        self._meter: QTimer | None = None
        self.carry_asked.connect(self.on_carry)
        self.devices_asked.connect(self.on_devices)
        self.close_asked.connect(self.on_close)

    @Slot(bool)
    def on_carry(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self._reopen()

    @Slot(object, object)
    def on_devices(self, speaker: QAudioDevice | None, microphone: QAudioDevice | None) -> None:
        """None: there is none; the call goes on without."""
        same = (_key(speaker), _key(microphone)) == (_key(self._speaker), _key(self._microphone))
        self._speaker, self._microphone = speaker, microphone
        if self._on and not (same and self._is_well()):
            self._reopen()

    @Slot()
    def on_close(self) -> None:
        self._on = False
        self._reopen()
        self.thread().quit()

    def _reopen(self) -> None:
        self._close()
        if self._on:
            self._open_speaker()
            self._open_microphone()
            self._meter = QTimer()
            self._meter.timeout.connect(self._measure)
            self._meter.start(_METER_MS)

    def _open_speaker(self) -> None:
        if self._speaker is None:
            return
        self._far.clear()
        self._far_end = FarEnd(self._far)
        self._far_end.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)
        self._sink = QAudioSink(self._speaker, audio_format())
        self._sink.setBufferSize(_SINK_BYTES)
        self._sink.start(self._far_end)

    def _open_microphone(self) -> None:
        if self._microphone is None:
            return
        self._near.clear()
        self._source = QAudioSource(self._microphone, audio_format())
        self._source.setBufferSize(_SOURCE_BYTES)
        self._near_end = self._source.start()
        if self._near_end is not None:
            # A QIODevice of our own with writeData does not work under PySide6: the argument is not bytes-like.
            self._near_end.readyRead.connect(self._heard, Qt.ConnectionType.DirectConnection)

    def _heard(self) -> None:
        if self._near_end is not None:
            data: QByteArray = self._near_end.readAll()
            self._near.put_bytes(bytes(data.data()))

    def _measure(self) -> None:
        self._tell_levels(peak(self._near.peak_source), peak(self._far.peak_source))

    def _is_well(self) -> bool:
        streams = [stream for stream in (self._sink, self._source) if stream is not None]
        return all(stream.state() != QtAudio.State.StoppedState for stream in streams)

    def _close(self) -> None:
        if self._meter is not None:
            self._meter.stop()
        if self._sink is not None:
            self._sink.stop()
        if self._source is not None:
            self._source.stop()
        self._meter = self._sink = self._source = self._far_end = self._near_end = None
        self._near.clear()


def audio_format() -> QAudioFormat:
    """16 kHz, mono, 16 bit: what the conference port speaks."""
    fmt = QAudioFormat()
    fmt.setSampleRate(RATE_HZ)
    fmt.setChannelCount(1)
    fmt.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return fmt


def _key(device: QAudioDevice | None) -> bytes:
    return b"" if device is None else bytes(device.id().data())
