"""Phone events to the lights of the status bar: is the line signed in, is there a headset."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.services.status import Light, PhoneStatus, SoundStatus
from app.telephony.events import (
    AnyEvent,
    Ended,
    MediaChanged,
    PhoneLost,
    RegistrationChanged,
    SoundChanged,
    SoundDevice,
    Started,
)

_PASSWORD = frozenset({401, 403, 407})
_UNREACHABLE = frozenset({0, 408, 500, 502, 503, 504})


class Lights(QObject):
    """`configured` False: no telephone line is set; the rest of the desk works."""

    phone_status_changed = Signal(object)
    sound_status_changed = Signal(object)

    def __init__(self, configured: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        problem = "" if configured else "not_configured"
        self._phone = PhoneStatus(light=Light.WORKING if configured else Light.OFF, problem=problem)
        self._sound = SoundStatus()

    @property
    def phone(self) -> PhoneStatus:
        return self._phone

    @property
    def sound(self) -> SoundStatus:
        return self._sound

    def on_password_missing(self) -> None:
        """The line's password is not known: nothing was sent to the registrar."""
        self._show_phone(replace(self._phone, light=Light.WRONG, problem="password_missing"))

    def on_event(self, event: AnyEvent) -> None:
        match event:
            case Started() if self._phone.problem not in ("not_configured", "password_missing"):
                self._show_phone(replace(self._phone, light=Light.WORKING, problem=""))
            case RegistrationChanged():
                self._show_phone(replace(_registration(event), encrypted=self._phone.encrypted))
            case PhoneLost():
                self._show_phone(replace(self._phone, light=Light.WRONG, problem="phone_restarting", encrypted=False))
            case MediaChanged():
                self._show_phone(replace(self._phone, encrypted=event.encrypted))
            case Ended():
                self._show_phone(replace(self._phone, encrypted=False))
            case SoundChanged():
                self._show_sound(_sound(event))

    def _show_phone(self, status: PhoneStatus) -> None:
        if status != self._phone:
            self._phone = status
            self.phone_status_changed.emit(status)

    def _show_sound(self, status: SoundStatus) -> None:
        if status != self._sound:
            self._sound = status
            self.sound_status_changed.emit(status)


def _registration(event: RegistrationChanged) -> PhoneStatus:
    if event.registered:
        return PhoneStatus(light=Light.OK, registrar=event.registrar)
    if event.code == 0 and event.reason == "after the call":
        return PhoneStatus(light=Light.WORKING, registrar=event.registrar, problem="after_call")
    if event.code == 0 and event.reason in ("", "connecting"):
        return PhoneStatus(light=Light.WORKING, registrar=event.registrar)
    if 200 <= event.code < 300:
        return PhoneStatus(light=Light.OFF, registrar=event.registrar)
    return PhoneStatus(light=Light.WRONG, registrar=event.registrar, problem=_trouble(event))


def _trouble(event: RegistrationChanged) -> str:
    """A certificate that did not verify is told as 503 with pjsip's error name or OpenSSL's words."""
    reason = event.reason.casefold()
    if "certverif" in reason or "certificate" in reason or reason == "bad ca file":
        return "bad_certificate"
    if event.code in _PASSWORD:
        return "wrong_password"
    return "unreachable" if event.code in _UNREACHABLE else "refused"


def _sound(event: SoundChanged) -> SoundStatus:
    missing = (event.speaker is None, event.microphone is None)
    problem = {
        (True, True): "no_device",
        (True, False): "no_speaker",
        (False, True): "no_microphone",
        (False, False): "",
    }[missing]
    return SoundStatus(
        light=Light.WRONG if problem else Light.OK,
        speaker=_name(event.speaker, event.outputs),
        microphone=_name(event.microphone, event.inputs),
        ringer=_name(event.ringer, event.outputs),
        problem=problem,
    )


def _name(device_id: str | None, devices: tuple[SoundDevice, ...]) -> str:
    return next((device.name for device in devices if device.device_id == device_id), "")
