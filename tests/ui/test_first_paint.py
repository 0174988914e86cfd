"""The first paint of a window is told once."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.first_paint import FirstPaint


def test_it_is_told_after_the_window_was_shown_and_only_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    told: list[bool] = []
    paint = FirstPaint(window)
    paint.painted.connect(lambda: told.append(True))
    qtbot.waitUntil(lambda: told == [True])
    window.hide()
    window.show()
    qtbot.waitExposed(window)
    qtbot.wait(50)  # room in which a second word would come
    assert told == [True]
