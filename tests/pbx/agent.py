"""The agent's phone under test: the real process, its events gathered, waited for one by one."""

import time
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop

from app.telephony import events
from app.telephony.account import PhoneAccount, SoundChoice
from app.telephony.process import PhoneProcess

Kind = TypeVar("Kind", bound=events.Event)

PATIENCE_S = 15.0
PASSWORD = "test-only-1001"


class Agent:
    """`phone` is the contract; `wait_for` turns Qt's events until the phone has told what is wanted."""

    def __init__(self) -> None:
        self.phone = PhoneProcess()
        self.told: list[events.Event] = []
        self._next = 0
        self.phone.event_told.connect(self.told.append)
        self.phone.choose_sound(SoundChoice(speaker=("Headset",), microphone=("Microphone",), ringer=("Loudspeaker",)))
        self.phone.start()

    def wait_for(self, kind: type[Kind], within_s: float = PATIENCE_S, **facts: object) -> Kind:
        """The next event of this kind with these facts, after the one that was waited for last."""
        end = time.monotonic() + within_s
        while True:
            while self._next < len(self.told):
                event = self.told[self._next]
                self._next += 1
                if isinstance(event, kind) and all(getattr(event, name) == value for name, value in facts.items()):
                    return event
            if time.monotonic() > end:
                raise AssertionError(f"no {kind.__name__} {facts} within {within_s} s; told: {self.kinds()}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def settle(self, seconds: float) -> None:
        """Let the phone go on for a while, for what must not happen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.told if not isinstance(event, events.LevelsMeasured)]

    def count(self, kind: type[events.Event], call_id: str) -> int:
        return sum(isinstance(event, kind) and getattr(event, "call_id", "") == call_id for event in self.told)

    def register(self, account: PhoneAccount, password: str) -> None:
        self.phone.register(account, password)
        self.wait_for(events.RegistrationChanged, registered=True)

    def refused(self, within_s: float = 45.0) -> events.RegistrationChanged:
        """The next word that the line could not be registered (code 0 is only that it is being tried)."""
        while not (told := self.wait_for(events.RegistrationChanged, within_s, registered=False)).code:
            pass
        return told

    def ring(self) -> events.Ringing:
        return self.wait_for(events.Ringing)
