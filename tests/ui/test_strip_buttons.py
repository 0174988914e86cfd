"""Buttons and keys obey `allowed_actions` and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.call import Call, Phase
from app.ui.strip_buttons import StripButtons
from tests.ui.samples import call

SIGNALS = ("silence_asked", "answer_asked", "reject_asked", "hang_up_asked", "hold_asked", "mute_asked", "keypad_asked")


@pytest.fixture
def buttons(qtbot: QtBot) -> StripButtons:
    made = StripButtons()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def alive(buttons: StripButtons) -> set[str]:
    return {
        button.text().strip()
        for button in buttons.findChildren(QPushButton)
        if button.isVisible() and button.isEnabled()
    }


@pytest.mark.parametrize(
    ("shown", "texts"),
    [
        (call(), {"Silence  F9", "Answer  F2", "Reject  F4"}),
        (call(Phase.DIALLING), {"Hang up  F4"}),
        (call(Phase.TALKING), {"Hang up  F4", "Hold  F6", "Mute  F8", "Keypad"}),
        (call(Phase.TALKING, muted=True), {"Hang up  F4", "Hold  F6", "Unmute  F8", "Keypad"}),
        (call(Phase.HELD), {"Hang up  F4", "Retrieve  F6"}),
        (call(Phase.HELD, held_by_us=False), {"Hang up  F4"}),
        (call(Phase.ENDED), set()),
    ],
)
def test_only_allowed_buttons_live(buttons: StripButtons, shown: Call, texts: set[str]) -> None:
    buttons.show_for(shown)
    assert alive(buttons) == texts


@pytest.mark.parametrize(
    ("shown", "asked"),
    [
        (
            call(),
            {Qt.Key.Key_F2: "answer_asked", Qt.Key.Key_F4: "reject_asked", Qt.Key.Key_F9: "silence_asked"},
        ),
        (
            call(Phase.TALKING),
            {Qt.Key.Key_F4: "hang_up_asked", Qt.Key.Key_F6: "hold_asked", Qt.Key.Key_F8: "mute_asked"},
        ),
        (call(Phase.HELD), {Qt.Key.Key_F4: "hang_up_asked", Qt.Key.Key_F6: "hold_asked"}),
        (call(Phase.ENDED), {}),
    ],
)
def test_keys_ask_for_what_is_allowed(
    buttons: StripButtons, qtbot: QtBot, shown: Call, asked: dict[Qt.Key, str]
) -> None:
    heard: list[str] = []
    for name in SIGNALS:
        getattr(buttons, name).connect(lambda name=name: heard.append(name))
    buttons.show_for(shown)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_F9):
        heard.clear()
        qtbot.keyClick(buttons, key)
        assert heard == ([asked[key]] if key in asked else [])


def from_the_right(buttons: StripButtons, button: QPushButton) -> range:
    """The button's place, counted from the end of the row: there the strip holds it fast."""
    buttons.adjustSize()
    buttons.layout().activate()
    place = button.geometry()
    return range(buttons.width() - place.right(), buttons.width() - place.left())


def test_a_second_click_where_answer_stood_ends_no_call(buttons: StripButtons) -> None:
    buttons.show_for(call())
    answer = from_the_right(buttons, buttons._answer)
    middle = answer[len(answer) // 2]
    buttons.show_for(call(Phase.TALKING))
    assert not set(answer) & set(from_the_right(buttons, buttons._hang_up)), "not even at its edge"
    assert middle not in from_the_right(buttons, buttons._hold)
    assert middle in from_the_right(buttons, buttons._keypad)


def test_every_button_names_itself_and_its_key(buttons: StripButtons) -> None:
    told = {(button.accessibleName(), button.accessibleDescription()) for button in buttons.findChildren(QPushButton)}
    assert told == {
        ("Silence", "F9"), ("Answer", "F2"), ("Reject", "F4"),
        ("Hang up", "F4"), ("Hold", "F6"), ("Mute", "F8"), ("Keypad", "")
    }  # fmt: skip
