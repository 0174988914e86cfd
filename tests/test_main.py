"""Start-up: who is asked to sign in, what they are told, and what stands once they are in."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import main
from app.central.store import CentralRefused, CentralUnreachable
from app.main import Desk, DeskOptions
from app.preferences import PreferenceFile
from app.services.agent_state import State
from app.settings import Desk as DeskSection
from app.settings_loader import load_settings
from app.telephony import process
from app.ui.sign_in import SignIn
from tests.fakes.central import FakeCentral
from tests.fakes.phone import FakePhone

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # Qt has no window manager off screen


class Start:
    """One start of the program with a fake phone and a fake centre; the journal is real."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        self.central = FakeCentral()
        self.desks: list[Desk] = []
        self._folder = folder
        self._application = application

    def begin(self, given: dict[str, str] | None) -> Desk:
        settings = msgspec.structs.replace(
            load_settings([], environ={"TELLERLINE_PHONE_REGISTRAR": "pbx"}),
            desk=DeskSection(journal_dir=str(self._folder / "journal"), log_dir=str(self._folder / "log")),
        )
        desk = Desk(DeskOptions(settings=settings, agent="anna", given_secrets=given), self._application)
        self.desks.append(desk)
        desk.begin()
        return desk

    def end(self) -> None:
        for desk in self.desks:
            desk.stop()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    made = Start(tmp_path, qapp)
    monkeypatch.setattr(process, "PhoneProcess", FakePhone)
    monkeypatch.setattr(Desk, "_central_of", lambda desk, agent, password: made.central)
    monkeypatch.setattr(main, "_config_folder", lambda: tmp_path / "config")
    yield made
    made.end()
    for widget in qapp.topLevelWidgets():
        widget.hide()


def sign_ins(application: QApplication) -> list[SignIn]:
    return [widget for widget in application.topLevelWidgets() if isinstance(widget, SignIn) and widget.isVisible()]


def test_without_secrets_somebody_is_asked_to_sign_in(start: Start, qapp: QApplication) -> None:
    start.begin(None)
    assert len(sign_ins(qapp)) == 1


def test_with_secrets_the_desk_opens_and_the_line_registers(start: Start, qtbot: QtBot, qapp: QApplication) -> None:
    desk = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows") and desk.windows.window.isVisible())
    qtbot.waitUntil(lambda: desk.services.lights.phone.light.value == "ok")
    assert not sign_ins(qapp)


def test_the_first_sign_in_without_the_centre_is_refused_in_words(
    start: Start, qtbot: QtBot, qapp: QApplication
) -> None:
    start.central.failure = CentralUnreachable("away")
    start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: bool(sign_ins(qapp)) and bool(sign_ins(qapp)[0].problem))
    assert "centre" in sign_ins(qapp)[0].problem.lower()


def test_a_desk_that_opened_without_the_centre_still_says_who_is_here(start: Start, qtbot: QtBot) -> None:
    first = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(first, "windows"))
    start.end()
    start.desks.clear()
    start.central.failure = CentralUnreachable("away")
    desk = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows") and "anna" in said(desk))
    qtbot.waitUntil(lambda: desk.windows.notice.text.startswith("The centre does not answer."))


def said(desk: Desk) -> list[str]:
    return [button.text() for button in desk.windows.agent_bar.findChildren(QPushButton)]


def test_before_anybody_works_here_a_line_that_changes_ends_nothing(start: Start, qtbot: QtBot) -> None:
    desk = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows"))
    qtbot.waitUntil(lambda: desk.services.lights.phone.light.value == "ok")
    assert desk._phone.asked.count(("unregister",)) == 0


def test_without_the_lines_password_the_phones_light_asks_for_it(start: Start, qtbot: QtBot) -> None:
    desk = start.begin({"central": "right"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows"))
    assert desk.services.lights.phone.problem == "password_missing"
    desk.windows.status_line.phone_clicked.emit()
    assert desk.windows.password.isVisibleTo(desk.windows.window)
    desk.windows.password.password_given.emit("line", "secret")
    assert desk.services.lights.phone.problem == ""
    assert not desk.windows.password.isVisibleTo(desk.windows.window)


def test_a_password_changed_at_work_is_asked_and_taken(start: Start, qtbot: QtBot) -> None:
    desk = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows"))
    qtbot.waitUntil(lambda: desk.services.reader._greeted)
    start.central.failure = CentralRefused("changed")
    desk.services.reader.ask_search("li")
    qtbot.waitUntil(lambda: desk.windows.notice.text.startswith("The centre refused your sign-in."))
    desk.windows.status_line.central_clicked.emit()
    desk.windows.password.password_given.emit("central", "wrong")
    qtbot.waitUntil(lambda: "not right" in desk.windows.password.problem)
    start.central.failure = None
    desk.windows.password.password_given.emit("central", "new")
    qtbot.waitUntil(lambda: desk.windows.notice.text.startswith("The centre answers again."))
    assert desk.windows.password.isHidden()


def test_a_choice_that_cannot_be_kept_is_said(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    desk = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows"))
    desk.choose_theme("dark")
    assert desk.windows.notice.text.startswith("Your choice holds until you sign out")


def test_a_defect_is_told_and_the_notes_are_written(start: Start, qtbot: QtBot) -> None:
    desk = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows"))
    desk.defect_found.emit()
    assert desk.windows.notice.text.startswith("Something in the program failed. Your notes are safe.")


def test_what_was_chosen_is_kept_for_the_next_start(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    desk = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows"))
    desk.choose_theme("dark")
    desk.choose_device("ringer", "Speakers")
    kept = PreferenceFile(tmp_path / "config" / "preferences.ini")
    assert (kept.get("theme"), kept.get("sound/ringer")) == ("dark", "Speakers")


def test_a_closed_window_is_no_crash_at_the_next_start(start: Start, qtbot: QtBot) -> None:
    first = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(first, "windows"))
    assert first.services.agent.status.state is State.NOT_READY
    first.windows.window.close()
    assert first.services.agent.status.state is State.LOGGED_OUT
    start.end()
    start.desks.clear()
    again = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(again, "windows"))
    assert again.services.agent.status.reason == "SYS.LOGIN"


def test_the_phone_starts_beside_the_sign_in_and_keeps_its_log_beside_the_desks(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = start.begin(None)
    qtbot.waitUntil(lambda: hasattr(desk, "_phone"))
    phone = desk._phone
    assert isinstance(phone, FakePhone)
    assert phone.log_folder == tmp_path / "log"


def test_who_signs_in_before_the_window_was_painted_is_heard(start: Start, qtbot: QtBot, qapp: QApplication) -> None:
    desk = start.begin(None)
    sign_ins(qapp)[0].sign_in_asked.emit("anna", "right", False, "line", "")
    qtbot.waitUntil(lambda: hasattr(desk, "windows") and desk.windows.window.isVisible())
    assert not sign_ins(qapp)


def test_a_remembered_password_is_filled_in(start: Start, qtbot: QtBot, qapp: QApplication) -> None:
    start.begin({"sip": "line", "central/anna": "kept"})
    qtbot.waitUntil(
        lambda: [field.text() for field in sign_ins(qapp)[0].findChildren(QLineEdit)][:2] == ["anna", "kept"]
    )


def test_the_first_window_waits_for_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    code = """if True:
        import sys
        from PySide6.QtCore import QCoreApplication
        from app.main import DeskOptions, run_desk
        from app.settings_loader import load_settings

        settings = load_settings([], environ={"TELLERLINE_DESK_LOG_DIR": sys.argv[1]})
        late = "app.telephony.process", "app.services.signing_in", "app.journal.store", "app.models.records", "keyring"

        def tell():
            print([name for name in late if name in sys.modules])
            QCoreApplication.exit(0)

        run_desk(DeskOptions(settings=settings, theme="light", language="en", on_painted=tell))
    """
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split("\n")[0] == "[]", done.stderr
