"""A phone that obeys at once and tells by the same signal as the real one; keeps `app.telephony.phone.Phone`."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.telephony import events
from app.telephony.account import PhoneAccount, SoundChoice


class FakePhone(QObject):
    """Commands change the calls here and tell the events the real phone would; `asked` keeps them in order.

    `ring`, `far_end_...` and `crash` play what comes from outside. `obey = False` swallows commands, for races.
    """

    event_told = Signal(object)

    def __init__(self, parent: QObject | None = None, log_folder: Path | None = None) -> None:
        """`log_folder` as the real one takes it; nothing is logged."""
        super().__init__(parent)
        self.log_folder = log_folder
        self.asked: list[tuple[object, ...]] = []
        self.account: PhoneAccount | None = None
        self.obey = True
        self.running = False
        self.restarts = 0
        self._states: dict[str, str] = {}

    # ---- the contract ----

    def start(self) -> None:
        self.running = True
        self.tell(events.Started(at_ns=_now(), version="fake", codecs=("G722", "PCMA", "PCMU")))

    def register(self, account: PhoneAccount, password: str) -> None:
        self.account = account
        if self._obeys("register", account):
            self.tell_registered(True, 200, "OK")

    def unregister(self) -> None:
        if self._obeys("unregister") and self.account is not None:
            self.tell_registered(False, 200, "OK")

    def dial(self, call_id: str, number: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        if self._obeys("dial", call_id, number, headers):
            self._states[call_id] = "dialling"
            self.tell(events.Dialled(at_ns=_now(), call_id=call_id, target=number))

    def answer(self, call_id: str) -> None:
        if self._obeys("answer", call_id) and self._known("Answer", call_id):
            self._states[call_id] = "talking"
            self.tell(events.Answered(at_ns=_now(), call_id=call_id))

    def reject(self, call_id: str, code: int = 486) -> None:
        if self._obeys("reject", call_id, code) and self._known("Reject", call_id):
            self.end(call_id, code, "", "local")

    def hang_up(self, call_id: str) -> None:
        if self._obeys("hang_up", call_id) and self._known("HangUp", call_id):
            talked = self._states[call_id] in {"talking", "held"}
            self.end(call_id, 200 if talked else 487, "", "local")

    def hold(self, call_id: str) -> None:
        if self._obeys("hold", call_id) and self._known("Hold", call_id):
            self._states[call_id] = "held"
            self.tell(events.Held(at_ns=_now(), call_id=call_id, by_us=True))

    def retrieve(self, call_id: str) -> None:
        if self._obeys("retrieve", call_id) and self._known("Retrieve", call_id):
            self._states[call_id] = "talking"
            self.tell(events.Retrieved(at_ns=_now(), call_id=call_id, by_us=True))

    def mute(self, call_id: str, on: bool) -> None:
        if self._obeys("mute", call_id, on) and self._known("Mute", call_id):
            self.tell(events.Muted(at_ns=_now(), call_id=call_id, on=on))

    def send_digits(self, call_id: str, digits: str) -> None:
        if self._obeys("send_digits", call_id, digits) and self._known("SendDigits", call_id):
            self.tell(events.DigitsSent(at_ns=_now(), call_id=call_id, digits=digits))

    def choose_sound(self, choice: SoundChoice) -> None:
        if self._obeys("choose_sound", choice):
            self.tell_sound()

    def stop_ringer(self) -> None:
        self._obeys("stop_ringer")

    def stop(self) -> None:
        self.asked.append(("stop",))
        for call_id in list(self._states):
            self.end(call_id, 0, "", "local")
        self.running = False

    # ---- what comes from outside ----

    def ring(
        self,
        call_id: str,
        headers: events.Headers = (),
        source: str = "127.0.0.1:5060",
        from_registrar: bool = True,
    ) -> None:
        now = _now()
        self._states[call_id] = "ringing"
        self.tell(
            events.Ringing(
                at_ns=now,
                call_id=call_id,
                source=source,
                from_registrar=from_registrar,
                headers=headers,
                received_ns=now,
            )
        )

    def far_end_answers(self, call_id: str) -> None:
        self._states[call_id] = "talking"
        self.tell(events.Answered(at_ns=_now(), call_id=call_id))

    def far_end_hangs_up(self, call_id: str, code: int = 200, reason: str = "OK") -> None:
        """`code` 487 is a caller who gave up while it rang."""
        self.end(call_id, code, reason, "remote")

    def end(self, call_id: str, code: int, reason: str, side: str) -> None:
        self._states.pop(call_id, None)
        self.tell(events.Ended(at_ns=_now(), call_id=call_id, code=code, reason=reason, side=side))

    def crash(self, exit_code: int = -9) -> None:
        """What the desk's side tells when the phone process dies; then it is up and registered again."""
        for call_id in list(self._states):
            self.end(call_id, 0, "phone process lost", "phone")
        self.restarts += 1
        self.tell(events.PhoneLost(at_ns=_now(), exit_code=exit_code, restarts=self.restarts))
        self.start()
        if self.account is not None:
            self.tell_registered(True, 200, "OK")

    def tell_registered(self, registered: bool, code: int, reason: str) -> None:
        registrar = self.account.registrar if self.account else ""
        self.tell(
            events.RegistrationChanged(
                at_ns=_now(), registered=registered, code=code, reason=reason, registrar=registrar, expires_s=300
            )
        )

    def tell_sound(
        self, speaker: str | None = "Headset", microphone: str | None = "Headset", ringer: str | None = "Desk"
    ) -> None:
        def id_of(name: str | None) -> str | None:
            return f"id of {name}" if name else None

        def seen(*names: str | None) -> tuple[events.SoundDevice, ...]:
            known = [name for name in dict.fromkeys(names) if name]
            return tuple(events.SoundDevice(device_id=f"id of {n}", name=n, is_default=n == known[0]) for n in known)

        self.tell(
            events.SoundChanged(
                at_ns=_now(),
                outputs=seen(speaker, ringer),
                inputs=seen(microphone),
                speaker=id_of(speaker),
                microphone=id_of(microphone),
                ringer=id_of(ringer),
            )
        )

    def tell(self, event: events.Event) -> None:
        self.event_told.emit(event)

    def _obeys(self, *asked: object) -> bool:
        self.asked.append(asked)
        return self.obey

    def _known(self, command: str, call_id: str) -> bool:
        if call_id in self._states:
            return True
        self.tell(events.CommandFailed(at_ns=_now(), command=command, call_id=call_id, sentence_code="call_over"))
        return False


def _now() -> int:
    return time.monotonic_ns()
