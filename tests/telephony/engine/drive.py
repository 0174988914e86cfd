"""Drives the real phone process in tests: a desk without windows, and SIPp as the caller."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop

from app.telephony import events
from app.telephony.account import PhoneAccount
from app.telephony.process import PhoneProcess
from tests.telephony.engine.registrar import Registrar

SCENARIOS = Path(__file__).parent / "sipp"
EventT = TypeVar("EventT", bound=events.Event)


class Desk:
    """Hears a phone and waits for what it tells."""

    def __init__(self, phone: PhoneProcess) -> None:
        self.phone = phone
        self.heard: list[events.Event] = []
        self.on_event: Callable[[events.Event], None] = lambda event: None
        phone.event_told.connect(self._hear)

    def _hear(self, event: events.Event) -> None:
        self.heard.append(event)
        self.on_event(event)

    def wait(self, kind: type[EventT], timeout_s: float = 10.0, **values: object) -> EventT:
        """The first event of this kind with these values, among those heard or to come."""

        def found() -> EventT | None:
            for event in self.heard:
                if isinstance(event, kind) and all(getattr(event, key) == value for key, value in values.items()):
                    return event
            return None

        try:
            wait_until(lambda: found() is not None, timeout_s, f"{kind.__name__} {values}")
        except AssertionError as missing:
            missing.add_note(f"heard: {self.heard[-20:]}")
            raise
        event = found()
        assert event is not None
        return event

    def all(self, kind: type[EventT]) -> list[EventT]:
        return [event for event in self.heard if isinstance(event, kind)]

    def sign_in(self, registrar: Registrar, **account: object) -> None:
        data = {"registrar": registrar.address, "user": "1001", **account}
        self.phone.register(PhoneAccount(**data), registrar.password)  # type: ignore[arg-type]  # checked by msgspec
        self.wait(events.RegistrationChanged, registered=True)


def wait_until(done: Callable[[], bool], timeout_s: float, what: str) -> None:
    """Let Qt work until `done`."""
    end = time.monotonic() + timeout_s
    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        assert time.monotonic() < end, f"never came: {what}"


@contextmanager
def running_desk(log_folder: Path | None = None) -> Iterator[Desk]:
    """A phone process that has started; stopped at the end."""
    phone = PhoneProcess(log_folder=log_folder)
    desk = Desk(phone)
    phone.start()
    try:
        desk.wait(events.Started)
        yield desk
    finally:
        phone.stop()


def start_sipp(
    scenario: str, target: tuple[str, int], *more: str, source: str = "127.0.0.1"
) -> "subprocess.Popen[bytes]":
    """SIPp plays `scenario` towards `target`; more options as given."""
    return subprocess.Popen(
        [
            "sipp",
            "-sf",
            str(SCENARIOS / f"{scenario}.xml"),
            f"{target[0]}:{target[1]}",
            "-i",
            source,
            "-nostdin",
            *more,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/tmp",
    )


def wait_for_sipp(sipp: "subprocess.Popen[bytes]", timeout_s: float = 20.0) -> int:
    """SIPp's exit status (0: every call went as its scenario says) while Qt goes on working."""
    wait_until(lambda: sipp.poll() is not None, timeout_s, "the end of SIPp")
    return sipp.wait()
