"""Tones by button and by key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.keypad import KEYS, Keypad


def test_buttons_and_keys_send_the_same(qtbot: QtBot) -> None:
    keypad, sent = Keypad(), []
    qtbot.addWidget(keypad)
    keypad.digits_asked.connect(sent.append)
    keypad.open()
    for button in keypad.findChildren(QPushButton):
        button.click()
    qtbot.keyClicks(keypad, "12*#x")
    assert sent == [*KEYS, "1", "2", "*", "#"]


def test_it_shows_what_was_sent_and_starts_empty(qtbot: QtBot) -> None:
    keypad = Keypad()
    qtbot.addWidget(keypad)
    keypad.open()
    qtbot.keyClicks(keypad, "123456789012345")
    assert keypad._sent.text() == "456789012345"
    keypad.hide()
    keypad.open()
    assert keypad._sent.text() == ""


def test_every_key_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    keypad = Keypad()
    qtbot.addWidget(keypad)
    assert keypad.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert [button.accessibleName() for button in keypad.findChildren(QPushButton)] == [f"Tone {key}" for key in KEYS]
