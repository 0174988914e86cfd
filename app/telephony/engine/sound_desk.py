"""The sound devices, on the phone's main thread: enumerated, chosen, watched; and the ring tone on its own device."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, QThread, QUrl, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

from app.telephony import events
from app.telephony.account import SoundChoice
from app.telephony.engine.devices import by_name, choose
from app.telephony.engine.ring_buffer import RingBuffer
from app.telephony.engine.sound_link import CarryVoice, Ring, SoundLink, UseDevices
from app.telephony.engine.voice import Voice

RING_TONE = Path(__file__).parents[3] / "resources" / "sounds" / "ring.wav"


class SoundDesk(QObject):
    """Enumerating on another thread than the main one crashes, so devices are found here and handed on."""

    _woken = Signal()

    def __init__(
        self, link: SoundLink, far: RingBuffer, near: RingBuffer, tell: Callable[[events.Event], None]
    ) -> None:
        super().__init__()
        self._link = link
        self._tell = tell
        self._choice = SoundChoice()
        self._ring_effect: QSoundEffect | None = None
        self._ringer: QAudioDevice | None = None
        self._ringing = False
        self._told: events.SoundChanged | None = None
        self._thread = QThread()
        self._voice = Voice(far, near, self._tell_levels)
        self._voice.moveToThread(self._thread)
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._rechoose)
        self._devices.audioInputsChanged.connect(self._rechoose)
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        self._thread.start()
        self._rechoose()
        self._link.attach(self._woken.emit)

    def stop(self) -> None:
        """Close the devices and end the sound thread."""
        self._set_ringing(False)
        self._voice.close_asked.emit()
        self._thread.wait(1000)

    @Slot()
    def _on_woken(self) -> None:
        while (order := self._link.take()) is not None:
            match order:
                case UseDevices():
                    self._choice = order.choice
                    self._told = None
                    self._rechoose()
                case CarryVoice():
                    self._voice.carry_asked.emit(order.on)
                case Ring():
                    self._set_ringing(order.on)

    @Slot()
    def _rechoose(self) -> None:
        outputs = by_name({_id(device): device for device in QMediaDevices.audioOutputs()})
        inputs = by_name({_id(device): device for device in QMediaDevices.audioInputs()})
        default_output = _present(QMediaDevices.defaultAudioOutput())
        speaker = choose(outputs, self._choice.speaker, default_output)
        microphone = choose(inputs, self._choice.microphone, _present(QMediaDevices.defaultAudioInput()))
        ringer = choose(outputs, self._choice.ringer, default_output)
        self._voice.devices_asked.emit(speaker, microphone)
        self._use_ringer(ringer)
        found = events.SoundChanged(
            at_ns=0,
            outputs=tuple(_seen(name, device) for name, device in outputs.items()),
            inputs=tuple(_seen(name, device) for name, device in inputs.items()),
            speaker=_id(speaker) if speaker is not None else None,
            microphone=_id(microphone) if microphone is not None else None,
            ringer=_id(ringer) if ringer is not None else None,
        )
        if found != self._told:  # Qt signals some changes twice
            self._told = found
            self._tell(msgspec.structs.replace(found, at_ns=time.monotonic_ns()))

    def _use_ringer(self, ringer: QAudioDevice | None) -> None:
        if ringer == self._ringer:
            return
        self._ringer = ringer
        if self._ring_effect is not None:
            self._ring_effect.stop()
            self._ring_effect = None
        if ringer is None:
            return
        self._ring_effect = QSoundEffect(ringer, self)
        self._ring_effect.setSource(QUrl.fromLocalFile(str(RING_TONE)))
        self._ring_effect.setLoopCount(QSoundEffect.Loop.Infinite.value)
        if self._ringing:
            self._ring_effect.play()

    def _set_ringing(self, on: bool) -> None:
        self._ringing = on
        if self._ring_effect is not None:
            if on:
                self._ring_effect.play()
            else:
                self._ring_effect.stop()

    def _tell_levels(self, microphone: int, speaker: int) -> None:
        self._tell(events.LevelsMeasured(at_ns=time.monotonic_ns(), microphone=microphone, speaker=speaker))


def _present(device: QAudioDevice) -> QAudioDevice | None:
    return None if device.isNull() else device


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _seen(name: str, device: QAudioDevice) -> events.SoundDevice:
    return events.SoundDevice(device_id=_id(device), name=name, is_default=device.isDefault())
