"""The desk's parts, built as `app.main` builds them, before anybody joins them."""

import threading
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk import Services, Windows
from app.services.wrap_up import Form
from app.settings_loader import load_settings
from app.telephony.events import SoundChanged, SoundDevice
from app.ui import style
from tests.fakes.central import FakeCentral
from tests.fakes.journal import FakeJournal
from tests.fakes.phone import FakePhone


def test_services_end_with_no_thread_left(qtbot: QtBot, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    services = Services(load_settings([]), "anna", FakePhone(), FakeJournal(), FakeCentral, tmp_path / "steps")
    services.start()
    assert set(threading.enumerate()) > before
    services.stop()
    assert set(threading.enumerate()) == before


def test_the_windows_fit_the_smallest_screen_and_know_the_devices(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply_theme(qapp, "light")
    windows = Windows(load_settings([]), "light", "en")
    qtbot.addWidget(windows.window)
    smallest = windows.window.minimumSizeHint().expandedTo(windows.window.minimumSize())
    assert smallest.width() <= 1366
    assert smallest.height() <= 728  # 768 less a task bar
    headset = SoundDevice(device_id="1", name="Headset", is_default=True)
    windows.show_phone_event(
        SoundChanged(at_ns=1, outputs=(headset,), inputs=(headset,), speaker="1", microphone="1", ringer="1")
    )
    windows.open_preferences()
    assert windows.preferences.isVisibleTo(windows.window)


def test_a_form_fills_the_empty_card_too(qtbot: QtBot, qapp: QApplication) -> None:
    from datetime import UTC, datetime
    from uuid import uuid4

    style.apply_theme(qapp, "light")
    windows = Windows(load_settings([]), "light", "en")
    qtbot.addWidget(windows.window)
    windows.show_form(
        Form(form_id=uuid4(), call_id="c", opened_at=datetime.now(UTC), prospect_name="Ann Newcomer", note="Called")
    )
    assert windows.card.prospect.name.text() == "Ann Newcomer"
