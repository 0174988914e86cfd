import pytest

from app.services.lights import Lights
from app.services.status import Light
from app.telephony.events import RegistrationChanged, SoundChanged, SoundDevice
from tests.fakes.phone import FakePhone
from tests.services.stubs import Listener


def lit(configured: bool = True) -> tuple[FakePhone, Lights]:
    phone, lights = FakePhone(), Lights(configured)
    phone.event_told.connect(lights.on_event)
    return phone, lights


def registration(code: int, reason: str, registered: bool = False) -> RegistrationChanged:
    return RegistrationChanged(at_ns=0, registered=registered, code=code, reason=reason, registrar="pbx")


@pytest.mark.parametrize(
    ("event", "light", "problem"),
    [
        (registration(200, "OK", True), Light.OK, ""),
        (registration(0, ""), Light.WORKING, ""),
        (registration(0, "connecting"), Light.WORKING, ""),
        (registration(0, "after the call"), Light.WORKING, "after_call"),
        (registration(0, "after the call", True), Light.OK, ""),
        (registration(200, "OK"), Light.OFF, ""),
        (registration(401, "Unauthorized"), Light.WRONG, "wrong_password"),
        (registration(403, "Forbidden"), Light.WRONG, "wrong_password"),
        (registration(503, "PJSIP_TLS_ECERTVERIF"), Light.WRONG, "bad_certificate"),
        (registration(503, "SSL certificate verification error"), Light.WRONG, "bad_certificate"),
        (registration(503, "bad ca file"), Light.WRONG, "bad_certificate"),
        (registration(503, "PJSIP_TLS_ESSL"), Light.WRONG, "unreachable"),
        (registration(503, "host not found"), Light.WRONG, "unreachable"),
        (registration(408, "no answer"), Light.WRONG, "unreachable"),
        (registration(0, "PJ_ERESOLVE"), Light.WRONG, "unreachable"),
        (registration(404, "Not Found"), Light.WRONG, "refused"),
    ],
)
def test_the_line_says_what_is_wrong(event: RegistrationChanged, light: Light, problem: str) -> None:
    _, lights = lit()
    lights.on_event(event)
    assert (lights.phone.light, lights.phone.problem, lights.phone.registrar) == (light, problem, "pbx")


def test_a_lost_phone_is_told_and_comes_back() -> None:
    phone, lights = lit()
    phone.start()
    phone.register(account(), "secret")
    told = Listener(lights.phone_status_changed)
    phone.crash()
    assert [(status.light, status.problem) for status in told.heard] == [
        (Light.WRONG, "phone_restarting"),
        (Light.WORKING, ""),
        (Light.OK, ""),
    ]


def test_without_a_line_the_light_is_off_and_says_so() -> None:
    phone, lights = lit(configured=False)
    phone.start()
    assert (lights.phone.light, lights.phone.problem) == (Light.OFF, "not_configured")


@pytest.mark.parametrize(
    ("speaker", "microphone", "problem"),
    [
        ("Headset", "Headset", ""),
        (None, "Headset", "no_speaker"),
        ("Headset", None, "no_microphone"),
        (None, None, "no_device"),
    ],
)
def test_sound_says_what_is_missing(speaker: str | None, microphone: str | None, problem: str) -> None:
    phone, lights = lit()
    phone.tell_sound(speaker, microphone)
    assert lights.sound.problem == problem
    assert lights.sound.speaker == (speaker or "")


def test_an_id_that_no_device_has_is_shown_to_nobody() -> None:
    _, lights = lit()
    devices = (SoundDevice(device_id="hw:1", name="Headset", is_default=True),)
    lights.on_event(
        SoundChanged(at_ns=0, outputs=devices, inputs=devices, speaker="hw:1", microphone="hw:1", ringer="{0.0.1}")
    )
    assert (lights.sound.speaker, lights.sound.microphone, lights.sound.ringer) == ("Headset", "Headset", "")


def test_the_same_twice_is_told_once() -> None:
    phone, lights = lit()
    told = Listener(lights.sound_status_changed)
    phone.tell_sound()
    phone.tell_sound()
    assert len(told.heard) == 1


def account() -> object:
    from app.telephony.account import PhoneAccount

    return PhoneAccount(registrar="pbx", user="100")
