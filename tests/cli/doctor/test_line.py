"""The phone's checks, with a phone that tells what the test says."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.cli.doctor.finding import Finding, Health
from app.cli.doctor.line import PhoneCheck
from app.settings import Settings
from app.telephony import events
from app.telephony.account import PhoneAccount, SoundChoice

HEADSET = events.SoundDevice(device_id="h", name="Headset", is_default=True)


class TellingPhone(QObject):
    """Tells one list of events at its start and one when it is asked to register."""

    event_told = Signal(object)

    def __init__(self, at_start: list[events.Event], at_register: list[events.Event]) -> None:
        super().__init__()
        self.at_start = at_start
        self.at_register = at_register
        self.stopped = False

    def start(self) -> None:
        for event in self.at_start:
            self.event_told.emit(event)

    def choose_sound(self, choice: SoundChoice) -> None:
        pass

    def register(self, account: PhoneAccount, password: str) -> None:
        for event in self.at_register:
            self.event_told.emit(event)

    def stop(self) -> None:
        self.stopped = True


LOG = Path("/logs/doctor-phone.log")
STARTED = events.Started(at_ns=0, version="2.15.1", codecs=("PCMA",))
ACCOUNT = PhoneAccount(registrar="pbx.example.com", user="1001", transport="tls")


def sound(*devices: events.SoundDevice, speaker: str | None = None, mic: str | None = None) -> events.SoundChanged:
    return events.SoundChanged(
        at_ns=0, outputs=devices, inputs=devices, speaker=speaker, microphone=mic, ringer=speaker
    )


GOOD_SOUND = sound(HEADSET, speaker="h", mic="h")


def registration(code: int, reason: str = "", *, registered: bool = False) -> events.RegistrationChanged:
    return events.RegistrationChanged(
        at_ns=0, registered=registered, code=code, reason=reason, registrar="pbx.example.com", expires_s=300
    )


def checked(
    at_start: list[events.Event],
    at_register: list[events.Event],
    account: PhoneAccount = ACCOUNT,
    password: str | None = "x",
) -> list[Finding]:
    phone = TellingPhone(at_start, at_register)
    findings = list(PhoneCheck(phone, 0.05, LOG).check(Settings(phone=account), password))  # type: ignore[arg-type]
    assert phone.stopped
    return findings


def test_all_is_well(qapp: QCoreApplication) -> None:
    phone, sounds, line = checked([STARTED, GOOD_SOUND], [registration(0), registration(200, registered=True)])
    assert {finding.health for finding in (phone, sounds, line)} == {Health.OK}
    assert sounds.said == "speaker: Headset, microphone: Headset, ringer: Headset"
    assert line.said == "registered at pbx.example.com over TLS for 300 s"


def test_a_phone_that_does_not_start_is_wrong(qapp: QCoreApplication) -> None:
    phone, sounds, line = checked([], [])
    assert str(LOG) in phone.advice
    assert {finding.health for finding in (phone, sounds, line)} == {Health.WRONG}


@pytest.mark.parametrize(
    ("told", "advice"), [(sound(), "Plug in a headset"), (sound(HEADSET, speaker="h"), "microphone")]
)
def test_missing_sound_is_wrong(qapp: QCoreApplication, told: events.SoundChanged, advice: str) -> None:
    _, found, _ = checked([STARTED, told], [])
    assert found.health is Health.WRONG
    assert advice in found.advice


@pytest.mark.parametrize(
    ("code", "reason", "said", "advice"),
    [
        (0, "", "no answer from", "firewall"),
        (401, "Unauthorized", "refuses the line (401)", "password"),
        (403, "Forbidden", "refuses the line (403)", "password"),
        (404, "Not Found", "does not know this line", "phone.user"),
        (503, "PJSIP_TLS_ECERTVERIF", "certificate", "phone.ca_file"),
        (503, "Service Unavailable", "503 Service Unavailable", "who keeps the PBX"),
    ],
)
def test_each_refusal_has_its_advice(qapp: QCoreApplication, code: int, reason: str, said: str, advice: str) -> None:
    *_, line = checked([STARTED, GOOD_SOUND], [registration(code, reason)])
    assert line.health is Health.WRONG
    assert said in line.said
    assert advice in line.advice


def test_without_account_or_password_the_line_is_not_tried(qapp: QCoreApplication) -> None:
    *_, line = checked([STARTED, GOOD_SOUND], [], account=PhoneAccount())
    assert line.health is Health.SKIPPED
    *_, line = checked([STARTED, GOOD_SOUND], [], password=None)
    assert line.health is Health.SKIPPED
