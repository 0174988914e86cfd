"""A desk in a program of its own, to be killed: `python -m tests.desk.typist WORDS`.

Standard input: the passwords as one line of JSON; the settings come as variables of the environment. It answers the
first call, types WORDS into the notes, says `kept` when the journal has them, and waits for its end.
"""

import json
import sys
from pathlib import Path
from tempfile import gettempdir

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app import main
from app.main import Desk, DeskOptions, run_desk
from app.services.call import Call, Phase
from app.services.status import Light, PhoneStatus
from app.services.wrap_up import SaveState
from app.settings_loader import load_settings

LONGEST_MS = 20_000


def answer_when_seen(desk: Desk) -> None:
    """The strip with its keys follows the card by a moment."""
    if desk.windows.strip.isVisible():
        QTest.keyClick(desk.windows.window, Qt.Key.Key_F2)
    else:
        QTimer.singleShot(5, desk.windows.strip, lambda: answer_when_seen(desk))


def play(desk: Desk, words: str) -> None:
    """Do it all when the moment comes."""
    window = desk.windows.window

    def on_phone(status: PhoneStatus) -> None:
        if status.light is Light.OK:
            print("ready", flush=True)

    def on_call(call: Call) -> None:
        if call.phase is Phase.RINGING:
            answer_when_seen(desk)
        elif call.phase is Phase.TALKING:
            type_when_there()

    def type_when_there() -> None:
        """The caret is in the notes once the form has opened."""
        caret = QApplication.focusWidget()
        if isinstance(caret, QPlainTextEdit):
            QTest.keyClicks(caret, words)
        else:
            QTimer.singleShot(20, window, type_when_there)

    def on_saved(_state: SaveState) -> None:
        form = desk.services.form.current
        if form is not None and form.note == words:
            print("kept", flush=True)

    desk.services.lights.phone_status_changed.connect(on_phone)
    desk.services.calls.call_changed.connect(on_call, Qt.ConnectionType.QueuedConnection)
    desk.services.form.save_state_changed.connect(on_saved)
    on_phone(desk.services.lights.phone)
    QTimer.singleShot(LONGEST_MS, window, lambda: QApplication.exit(1))


if __name__ == "__main__":
    main._config_folder = lambda: Path(gettempdir()) / "tellerline-typist"
    sys.exit(
        run_desk(
            DeskOptions(
                settings=load_settings([]),
                agent="anna",
                given_secrets=json.loads(sys.stdin.readline()),
                on_ready=lambda desk: play(desk, sys.argv[1]),
            )
        )
    )
