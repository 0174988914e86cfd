"""The bar moves with the voice."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import style
from app.ui.level_meter import FULL, LevelMeter, share_of


@pytest.mark.parametrize(
    ("peak", "share"), [(0, 0.0), (-5, 0.0), (1, 0.0), (33, 0.0), (1036, 0.5), (FULL, 1.0), (99_999, 1.0)]
)
def test_the_bar_is_as_long_as_the_voice_is_loud(peak: int, share: float) -> None:
    assert share_of(peak) == pytest.approx(share, abs=0.01)


def test_it_paints_silence_speech_and_too_loud(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply_theme(qapp, "light")
    meter = LevelMeter()
    qtbot.addWidget(meter)
    meter.resize(100, 6)

    def colour_at(x: int) -> str:
        return meter.grab().toImage().pixelColor(x, 3).name()

    assert colour_at(10) == style.colour("hairline").name()
    meter.show_peak(1036)
    assert (colour_at(10), colour_at(90)) == (style.colour("talk").name(), style.colour("hairline").name())
    meter.show_peak(FULL)
    assert colour_at(90) == style.colour("attention").name()
