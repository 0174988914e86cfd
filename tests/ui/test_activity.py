"""Hands at the desk are noticed, repaints are not."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.activity import Activity


def test_a_key_and_the_mouse_are_seen_once_each(qtbot: QtBot) -> None:
    window, activity, seen = QWidget(), Activity(), []
    qtbot.addWidget(window)
    activity.watch(window)
    window.show()
    activity.watch(window)
    activity.watch(window)
    activity.seen.connect(lambda: seen.append(1))
    window.repaint()
    assert seen == []
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_A)
    assert len(seen) == 1
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert len(seen) >= 2
