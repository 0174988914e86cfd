"""The desk under measurement: the real program, with a heartbeat in its event loop and, if asked, a busy GUI thread.

`python -m app.cli.bench.desk_child FOLDER SETTINGS`. The first line of standard input holds the desk's passwords as
JSON; each further one asks something: `busy`, `idle`, `answer` (from now on an agent answers each call and saves its
form), `beats` (the longest gap between two beats since asked last, in ms), `quit`. Each is answered by one number.
"""

import gc
import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.main import Desk, DeskOptions, run_desk
from app.services.call import Call, Phase
from app.services.status import Light, PhoneStatus
from app.settings_loader import load_settings

BEAT_MS = 1
BURN_MS, BURN_EVERY_MS = 7, 10
"""The busy GUI: so many milliseconds of pure Python in each so many."""
DISPOSITION = "security.card_lost"
NOTE = "Card lost on the underground; blocked, a new one comes by courier."


class Bench(QObject):
    """Lives in the desk's GUI thread and does what standard input asks."""

    _asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._last_ns = time.monotonic_ns()
        self._longest_ns = 0
        self._registered_ns = 0
        self._answering = False
        self._beat = self._timer(BEAT_MS, self._on_beat)
        self._burner = self._timer(BURN_EVERY_MS, _burn)
        self._asked.connect(self._on_asked, Qt.ConnectionType.QueuedConnection)
        services = desk.services
        services.lights.phone_status_changed.connect(self._on_phone)
        services.calls.call_changed.connect(self._on_call)
        desk.windows.card.profile_painted.connect(self._on_painted)
        self._on_phone(services.lights.phone)

    def _timer(self, every_ms: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(every_ms)
        timer.timeout.connect(do)
        return timer

    def _on_phone(self, status: PhoneStatus) -> None:
        if status.light is Light.OK and not self._registered_ns:
            self._registered_ns = time.monotonic_ns()
            self._desk.services.agent.choose_ready()
            threading.Thread(target=self._listen, name="bench", daemon=True).start()
            self._tell(self._registered_ns)

    def _listen(self) -> None:
        for line in sys.stdin:
            self._asked.emit(line.strip())

    def _on_asked(self, what: str) -> None:
        match what:
            case "busy":
                self._burner.start()
            case "idle":
                self._burner.stop()
            case "answer":
                self._answering = True
            case "beats":
                self._tell(self._longest_ns / 1e6 if self._beat.isActive() else 0.0)
                self._last_ns, self._longest_ns = time.monotonic_ns(), 0
                self._beat.start()
                return
            case "quit":
                self._desk.close()
                return
        self._tell(time.monotonic_ns())

    def _on_beat(self) -> None:
        now = time.monotonic_ns()
        self._longest_ns = max(self._longest_ns, now - self._last_ns)
        self._last_ns = now

    # ---- an agent who answers what rings, and saves a form with an outcome when the caller has hung up ----

    def _on_painted(self, _call_id: str) -> None:
        if self._answering:
            self._desk.services.calls.answer()

    def _on_call(self, call: Call) -> None:
        if self._answering and call.phase is Phase.ENDED and call.answered_ns is not None:
            QTimer.singleShot(0, self, self._save)

    def _save(self) -> None:
        form = self._desk.services.form
        if form.current is not None:
            form.on_form_typed(msgspec.structs.replace(form.current, disposition=DISPOSITION, note=NOTE))
            form.save()

    def _tell(self, value: float) -> None:
        print(json.dumps(value), flush=True)


def _burn() -> None:
    end = time.monotonic_ns() + BURN_MS * 1_000_000
    while time.monotonic_ns() < end:
        pass


def main() -> int:
    gc.disable()  # as in `tellerline desk`
    folder, settings = Path(sys.argv[1]), Path(sys.argv[2])
    kept: list[Bench] = []
    options = DeskOptions(
        settings=load_settings([settings]),
        agent="anna",
        given_secrets=json.loads(sys.stdin.readline()),
        events_path=folder / "events.jsonl",
        language="en",
        theme="light",
        on_ready=lambda desk: kept.append(Bench(desk)),
    )
    return run_desk(options)


if __name__ == "__main__":
    sys.exit(main())
