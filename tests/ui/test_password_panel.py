"""A password is asked at work, beside it, and never kept on screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.password_panel import CENTRAL, LINE, PasswordPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # Qt has no window manager off screen


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[PasswordPanel]:
    window = QWidget()
    qtbot.addWidget(window)
    made = PasswordPanel(window)
    window.show()
    yield made
    window.hide()


def field(panel: PasswordPanel) -> QLineEdit:
    return panel.findChildren(QLineEdit)[0]


@pytest.mark.parametrize("what", [LINE, CENTRAL])
def test_it_gives_what_was_typed_and_for_what(qtbot: QtBot, panel: PasswordPanel, what: str) -> None:
    panel.ask_for(what)
    panel.open()
    assert field(panel).echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(field(panel), "se cret")
    with qtbot.waitSignal(panel.password_given) as given:
        qtbot.keyClick(field(panel), Qt.Key.Key_Return)
    assert given.args == [what, "se cret"]


def test_nothing_typed_is_not_given(qtbot: QtBot, panel: PasswordPanel) -> None:
    panel.ask_for(LINE)
    with qtbot.assertNotEmitted(panel.password_given):
        qtbot.keyClick(field(panel), Qt.Key.Key_Return)
    assert panel.problem == "Type your password."


def test_a_refusal_stands_beside_the_field_until_the_next_try(qtbot: QtBot, panel: PasswordPanel) -> None:
    panel.ask_for(CENTRAL)
    panel.open()
    qtbot.keyClicks(field(panel), "wrong")
    qtbot.keyClick(field(panel), Qt.Key.Key_Return)
    assert not field(panel).isEnabled()
    panel.show_problem("refused")
    assert "not right" in panel.problem
    assert field(panel).isEnabled()


@pytest.mark.parametrize("end", ["accept", "close_panel"])
def test_it_forgets_the_password(qtbot: QtBot, panel: PasswordPanel, end: str) -> None:
    panel.ask_for(CENTRAL)
    panel.open()
    qtbot.keyClicks(field(panel), "secret")
    getattr(panel, end)()
    assert field(panel).text() == ""
    assert panel.isHidden()
