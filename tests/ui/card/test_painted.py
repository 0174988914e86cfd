"""The base of painted parts: reachable by key, heard by readers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from app.ui.card.painted import Painted


class Blank(Painted):
    def paint_part(self, painter: QPainter) -> None:
        del painter


def test_tab_reaches_it_and_its_ring_is_seen(qtbot: QtBot) -> None:
    part = Blank(40)
    qtbot.addWidget(part)
    part.resize(200, 40)
    with qtbot.waitActive(part):
        part.show()
        part.activateWindow()
    assert part.focusPolicy() == Qt.FocusPolicy.TabFocus
    part.clearFocus()
    plain = part.grab().toImage()
    part.setFocus(Qt.FocusReason.TabFocusReason)
    assert part.grab().toImage() != plain


def test_what_it_says_is_its_description(qtbot: QtBot) -> None:
    part = Blank(40)
    qtbot.addWidget(part)
    part.say("two of three")
    assert part.accessibleDescription() == part.toolTip() == "two of three"
