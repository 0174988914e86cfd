"""Does the phone start, which sound devices has it, and does the PBX take the line?"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop

from app.cli.doctor.finding import Finding, Health
from app.settings import Settings
from app.telephony import events
from app.telephony.phone import Phone

Kind = TypeVar("Kind", bound=events.Event)


class PhoneCheck:
    """Runs a phone for as long as the checks take. Needs a QCoreApplication."""

    def __init__(self, phone: Phone, patience_s: float, log: Path) -> None:
        """`log` is where this phone writes what happens to it."""
        self._phone = phone
        self._log = log
        self._patience_s = patience_s
        self._told: list[events.Event] = []
        phone.event_told.connect(self._told.append)

    def check(self, settings: Settings, password: str | None) -> Iterator[Finding]:
        self._phone.choose_sound(settings.sound)
        self._phone.start()
        try:
            yield self._started()
            yield self._sound()
            yield self._registration(settings, password)
        finally:
            self._phone.stop()

    def _started(self) -> Finding:
        started = self._first(events.Started)
        if started is None:
            advice = f"Install anew (make setup), and look into the phone's log: {self._log}"
            return Finding(check="phone", health=Health.WRONG, said="the phone does not start", advice=advice)
        said = f"pjsip {started.version}, codecs {', '.join(started.codecs)}"
        return Finding(check="phone", health=Health.OK, said=said)

    def _sound(self) -> Finding:
        sound = self._first(events.SoundChanged)
        if sound is None or not (sound.outputs or sound.inputs):
            advice = "Plug in a headset; on Linux, see that PulseAudio or PipeWire runs. Calls go on without sound."
            return Finding(check="sound", health=Health.WRONG, said="no sound device", advice=advice)
        names = {device.device_id: device.name for device in (*sound.outputs, *sound.inputs)}
        chosen = {
            "speaker": names.get(sound.speaker or "", ""),
            "microphone": names.get(sound.microphone or "", ""),
            "ringer": names.get(sound.ringer or "", ""),
        }
        said = ", ".join(f"{role}: {name or 'none'}" for role, name in chosen.items())
        missing = [role for role in ("speaker", "microphone") if not chosen[role]]
        advice = f"Plug in a device with a {missing[0]}; section [site.sound] chooses among several." if missing else ""
        return Finding(check="sound", health=Health.WRONG if missing else Health.OK, said=said, advice=advice)

    def _registration(self, settings: Settings, password: str | None) -> Finding:
        account = settings.phone
        if not account.registrar or not account.user:
            advice = "Set phone.registrar and phone.user, for example in [user.<NAME>.phone]."
            return Finding(check="line", health=Health.SKIPPED, said="no line is set up", advice=advice)
        if password is None:
            advice = "The line's password comes from the keyring (sign in once with --agent) or by --secrets-stdin."
            return Finding(check="line", health=Health.SKIPPED, said="the line's password is not known", advice=advice)
        self._phone.register(account, password)
        end = time.monotonic() + self._patience_s
        last: events.RegistrationChanged | None = None
        while told := self._first(events.RegistrationChanged, end):
            last = told
            if told.registered or told.code:
                break
        return _line_finding(last, f"{account.registrar} over {account.transport.upper()}")

    def _first(self, kind: type[Kind], end: float = 0.0) -> Kind | None:
        """The first event of this kind not looked at yet; None when the patience is over."""
        end = end or time.monotonic() + self._patience_s
        while True:
            for place, event in enumerate(self._told):
                if isinstance(event, kind):
                    del self._told[place]
                    return event
            if time.monotonic() > end:
                return None
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            time.sleep(0.01)


def _line_finding(told: events.RegistrationChanged | None, where: str) -> Finding:
    if told is not None and told.registered:
        return Finding(check="line", health=Health.OK, said=f"registered at {where} for {told.expires_s} s")
    if told is None or not told.code:
        said, advice = (
            f"no answer from {where}",
            "Check phone.registrar, port and transport, the network, the firewall.",
        )
    elif told.code in {401, 403, 407}:
        said = f"{where} refuses the line ({told.code})"
        advice = "Check phone.user, phone.auth_user and the line's password; sign in once with the right one."
    elif "CERT" in told.reason.upper() or "TLS" in told.reason.upper():
        said = f"the certificate of {where} is not to be believed ({told.reason})"
        advice = "Set phone.ca_file to the authority that signed it, and phone.registrar to the name in it."
    elif told.code == 404:
        said = f"{where} does not know this line (404)"
        advice = "Check phone.user and phone.domain."
    else:
        said = f"{where}: {told.code} {told.reason}"
        advice = "Check phone.registrar, port and transport, the network, the firewall; then ask who keeps the PBX."
    return Finding(check="line", health=Health.WRONG, said=said, advice=advice)
