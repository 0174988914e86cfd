from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.one_paint import OnePaint


class Canvas(QWidget):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        self.paints += 1


def shown(qtbot: QtBot) -> Canvas:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.paints > 0)
    canvas.paints = 0
    return canvas


def test_two_changes_within_the_patience_are_one_paint(qtbot: QtBot) -> None:
    canvas = shown(qtbot)
    one = OnePaint(canvas)
    one.hold()
    canvas.update()
    qtbot.wait(5)
    assert canvas.paints == 0
    one.release()
    qtbot.waitUntil(lambda: canvas.paints == 1)


def test_what_does_not_come_in_time_holds_up_nothing(qtbot: QtBot) -> None:
    canvas = shown(qtbot)
    one = OnePaint(canvas)
    canvas.update()
    with qtbot.waitSignal(one.overdue):
        one.hold()
    qtbot.waitUntil(lambda: canvas.paints == 1)
    one.release()
    canvas.update()
    qtbot.waitUntil(lambda: canvas.paints == 2)
