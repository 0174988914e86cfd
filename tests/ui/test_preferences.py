"""Devices, theme and language, each obeyed at once."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.services.status import Light, SoundStatus
from app.ui.level_meter import LevelMeter
from app.ui.preferences import Preferences
from tests.ui.samples import SOUND_OK


@pytest.fixture
def panel(qtbot: QtBot) -> Preferences:
    made = Preferences(theme="dark", language="zh_CN")
    qtbot.addWidget(made)
    made.show_devices(("Jabra Engage 50", "Built-in speaker"), ("Jabra Engage 50",))
    return made


def chosen(panel: Preferences) -> list[str]:
    return [box.currentText() for box in panel.findChildren(QComboBox)]


def test_it_shows_what_is_worn_and_used(panel: Preferences) -> None:
    panel.show_sound(SOUND_OK)
    assert chosen(panel) == ["Jabra Engage 50", "Jabra Engage 50", "Built-in speaker", "Dark", "中文"]
    panel.show_choice("light", "en")
    assert chosen(panel)[3:] == ["Light", "English"]


def test_a_choice_goes_out_at_once(panel: Preferences, qtbot: QtBot) -> None:
    wanted = (
        (panel.device_asked, 1, ["speaker", "Jabra Engage 50"]),
        (panel.device_asked, 1, ["microphone", "Jabra Engage 50"]),
        (panel.device_asked, 0, ["ringer", ""]),
        (panel.theme_asked, 1, ["light"]),
        (panel.language_asked, 0, ["en"]),
    )
    for box, (signal, place, told) in zip(panel.findChildren(QComboBox), wanted, strict=True):
        with qtbot.waitSignal(signal) as heard:
            box.setCurrentIndex(place)
            box.activated.emit(place)
        assert heard.args == told


def test_a_device_that_went_away_leaves_the_default(panel: Preferences) -> None:
    panel.show_sound(SOUND_OK)
    panel.show_devices(("Built-in speaker",), ())
    assert chosen(panel)[:3] == ["System default", "System default", "Built-in speaker"]


def test_a_missing_device_is_told(panel: Preferences) -> None:
    panel.show_sound(SoundStatus(light=Light.WRONG, problem="no_device"))
    told = [part.text() for part in panel.findChildren(QLabel) if part.isVisibleTo(panel)]
    assert "No sound device found. The call goes on; plug in a headset." in told


def test_the_meters_show_what_is_heard_and_said(panel: Preferences) -> None:
    panel.show_levels(1200, 30)
    meters = {meter.accessibleName(): meter.peak for meter in panel.findChildren(LevelMeter)}
    assert meters == {"What the microphone hears, during a call": 1200, "What the caller says, during a call": 30}
