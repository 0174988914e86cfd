"""Start-up: who is asked to sign in, what they are told, and what stands once they are in."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import main
from app.central.store import CentralUnreachable
from app.main import Desk, DeskOptions
from app.preferences import PreferenceFile
from app.settings import Desk as DeskSection
from app.settings_loader import load_settings
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
    monkeypatch.setattr(main, "PhoneProcess", FakePhone)
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


def test_what_was_chosen_is_kept_for_the_next_start(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    desk = start.begin({"central": "right", "sip": "line"})
    qtbot.waitUntil(lambda: hasattr(desk, "windows"))
    desk.choose_theme("dark")
    desk.choose_device("ringer", "Speakers")
    kept = PreferenceFile(tmp_path / "config" / "preferences.ini")
    assert (kept.get("theme"), kept.get("sound/ringer")) == ("dark", "Speakers")
