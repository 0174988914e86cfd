"""A panel opens at a wish, closes, and gives the focus back."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.panel import Panel


def test_focus_goes_in_and_comes_back(qtbot: QtBot) -> None:
    window, field, panel = QWidget(), QLineEdit(), Panel(300)
    inside = QPushButton("inside")
    panel.body.addWidget(inside)
    QVBoxLayout(window).addWidget(field)
    panel.setParent(window)
    panel.hide()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    panel.open()
    assert inside.hasFocus()
    with qtbot.waitSignal(panel.closed):
        panel.close_panel()
    assert field.hasFocus()


def test_closing_twice_tells_once(qtbot: QtBot) -> None:
    panel = Panel(300)
    qtbot.addWidget(panel)
    panel.set_title("Title")
    assert panel.accessibleName() == "Title"
    panel.open()
    panel.close_panel()
    with qtbot.assertNotEmitted(panel.closed):
        panel.close_panel()


def test_what_comes_late_makes_it_grow_upwards(qtbot: QtBot) -> None:
    window, panel = QWidget(), Panel(300)
    panel.setParent(window)
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    panel.open()
    panel.move(400, 400)
    foot = panel.geometry().bottom()
    late = QPushButton("late")
    late.setMinimumHeight(80)
    panel.body.addWidget(late)
    late.show()
    panel.adjustSize()
    assert panel.geometry().bottom() == foot
    assert panel.y() < 400
