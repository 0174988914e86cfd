"""One call played at the desk by keyboard alone: `python -m app.cli.demo.play FOLDER SETTINGS`.

Standard input holds the desk's passwords as JSON. Each step waits for what the step before it brought about; a picture
and an instant of each go into FOLDER. Standard output says `ready` when the call may come. Exit status 0: all played.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.main import Desk, DeskOptions, run_desk
from app.models.demo_people import WANG
from app.models.records import InteractionDraft
from app.services.call import Call, Phase
from app.services.status import Light, PhoneStatus
from app.services.verifying import Verifying
from app.services.wrap_up import SaveState
from app.settings_loader import load_settings

NOTE = "Card lost on the underground this morning. Blocked it, new card by courier to the home address."
OUTCOME = "lost"
"""Typed into the outcome's field: type-to-find."""
PATIENCE_MS = 30_000
TALK_MS = 2_500
SETTLE_MS = 150


class Player(QObject):
    """Waits and presses keys, as an agent would."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk.windows.window)
        self._desk = desk
        self._folder = folder
        self._marks: list[tuple[str, int]] = []
        self._done: set[str] = set()
        self._pictured: set[str] = set()
        self._verifying = Verifying()
        services, windows = desk.services, desk.windows
        services.lights.phone_status_changed.connect(self._on_phone)
        services.calls.call_changed.connect(self._on_call)
        services.verification.verifying_changed.connect(self._on_verifying)
        services.form.interaction_saved.connect(self._on_saved)
        services.form.save_state_changed.connect(self._on_save_state)
        windows.card.profile_painted.connect(self._on_painted)
        QTimer.singleShot(PATIENCE_MS, self, self._give_up)
        self._on_phone(services.lights.phone)

    def _on_phone(self, status: PhoneStatus) -> None:
        if status.light is Light.OK:
            self._once("1-idle", self._say_ready)

    def _say_ready(self) -> None:
        self._desk.services.agent.choose_ready()
        print("ready", flush=True)

    def _on_painted(self, _call_id: str) -> None:
        self._once("2-ringing", lambda: self._press(Qt.Key.Key_F2))

    def _on_call(self, call: Call) -> None:
        if call.phase is Phase.TALKING:
            self._once("3-answered", self._talk)
        elif call.phase is Phase.ENDED:
            self._once("6-wrap-up", self._choose_outcome)

    def _talk(self) -> None:
        """The caret has been in the notes since the first ring: type at once."""
        self._type(NOTE)
        self._on_verifying(self._verifying)

    def _on_verifying(self, shown: Verifying) -> None:
        """Two questions: the birth date is typed as it was said, the card's last four are heard and judged."""
        self._verifying = shown
        state = shown.state
        if "3-answered" not in self._pictured or state is None or shown.busy:
            return
        if state.verified:
            QTimer.singleShot(SETTLE_MS, self, lambda: self._once("4-verified", self._hang_up))
        elif state.right == 0:
            self._once("3-born-on", lambda: self._answer(f"{WANG.born_on:%d.%m.%Y}"))
        else:
            self._once("3-card", self._judge)

    def _answer(self, said: str) -> None:
        self._press(Qt.Key.Key_F7)
        self._type(said)
        self._press(Qt.Key.Key_Return)

    def _judge(self) -> None:
        """The caret is at the next question; the first that is judged by ear is the card's."""
        row = self._desk.windows.form.verification.row
        for _ in self._verifying.state.questions if self._verifying.state else ():
            if row.right.isHidden():
                self._press(Qt.Key.Key_Down)
        self._press(Qt.Key.Key_R)

    def _hang_up(self) -> None:
        QTimer.singleShot(TALK_MS, self, lambda: self._once("5-note", lambda: self._press(Qt.Key.Key_F4)))

    def _choose_outcome(self) -> None:
        self._press(Qt.Key.Key_Tab)
        self._type(OUTCOME)
        self._press(Qt.Key.Key_Return)
        QTimer.singleShot(0, self, lambda: self._once("7-outcome", self._save))

    def _save(self) -> None:
        self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _on_saved(self, draft: InteractionDraft) -> None:
        (self._folder / "interaction.txt").write_text(str(draft.interaction_id), encoding="utf-8")

    def _on_save_state(self, state: SaveState) -> None:
        if state.phase == "saved":
            self._mark("saved")
        elif state.phase == "confirmed":
            self._once("8-confirmed", self._end)

    def _end(self) -> None:
        marks = [{"step": step, "monotonic_ns": at} for step, at in self._marks]
        (self._folder / "marks.json").write_text(json.dumps(marks), encoding="utf-8")
        self._desk.close()

    def _once(self, step: str, then: Callable[[], None]) -> None:
        """Note the step, take its picture at the next turn of the event loop, go on."""
        if step in self._done:
            return
        self._done.add(step)
        self._mark(step)
        QTimer.singleShot(SETTLE_MS, self, lambda: self._picture(step, then))

    def _picture(self, step: str, then: Callable[[], None]) -> None:
        self._desk.windows.window.grab().save(str(self._folder / f"{step}.png"))
        self._pictured.add(step)
        then()

    def _mark(self, step: str) -> None:
        self._marks.append((step, time.monotonic_ns()))

    def _type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self._desk.windows.window, text)

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._desk.windows.window, key, modifier)

    def _give_up(self) -> None:
        print(f"The demo did not get further than {sorted(self._done)}.", file=sys.stderr)
        QCoreApplication.exit(1)


def main() -> int:
    folder, settings = Path(sys.argv[1]), Path(sys.argv[2])
    given = json.loads(sys.stdin.readline())
    options = DeskOptions(
        settings=load_settings([settings]),
        agent="anna",
        given_secrets=given,
        events_path=folder / "events.jsonl",
        language=sys.argv[3] if len(sys.argv) > 3 else "en",
        theme="light",
        on_ready=lambda desk: Player(desk, folder),
    )
    return run_desk(options)


if __name__ == "__main__":
    sys.exit(main())
