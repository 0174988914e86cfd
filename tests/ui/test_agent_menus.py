"""The menus offer what the state allows."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.agent_state import State
from app.ui.agent_menus import StateMenu, UserMenu
from tests.ui.samples import IDENTITY, REASONS, status


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def entries(menu: StateMenu | UserMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_ready_and_reasons_ask(home: QWidget, qtbot: QtBot) -> None:
    menu = StateMenu(home)
    menu.show_for(status(State.NOT_READY, reason="BREAK"), REASONS)
    with qtbot.waitSignal(menu.ready_asked):
        entries(menu)["Ready"].trigger()
    with qtbot.waitSignal(menu.not_ready_asked) as heard:
        entries(menu)["Lunch  (up to 60 min)"].trigger()
    assert heard.args == ["LUNCH"]
    assert not entries(menu)["Break  (up to 15 min)"].isEnabled()
    with qtbot.waitSignal(menu.sign_out_asked):
        entries(menu)["Sign out"].trigger()


def test_why_ready_cannot_be_chosen_is_said(home: QWidget) -> None:
    menu = StateMenu(home)
    menu.show_for(status(State.NOT_READY, ready_blocked_by="no_sound"), REASONS)
    assert not entries(menu)["Ready"].isEnabled()
    assert "No headset: plug one in or choose a device." in entries(menu)


def test_on_a_call_it_is_what_comes_after(home: QWidget) -> None:
    menu = StateMenu(home)
    menu.show_for(status(State.TALKING, ready_blocked_by="unwrapped"), REASONS)
    assert "After this call:" in entries(menu)
    assert entries(menu)["Ready"].isEnabled()


def test_only_a_lead_is_offered_the_teams_locked_calls(home: QWidget, qtbot: QtBot) -> None:
    menu = UserMenu(home)
    menu.say()
    wanted = entries(menu)["Locked calls of my team…"]
    menu.show_identity(replace(IDENTITY, role="agent"))
    assert not wanted.isVisible()
    menu.show_identity(replace(IDENTITY, role="lead"))
    assert wanted.isVisible()
    with qtbot.waitSignal(menu.locked_calls_asked):
        wanted.trigger()


def test_language_and_theme_are_ticked_and_asked(home: QWidget, qtbot: QtBot) -> None:
    menu = UserMenu(home)
    menu.say()
    menu.show_identity(IDENTITY)
    menu.show_choice("dark", "zh_CN")
    assert [action.data() for action in menu._themes.actions() if action.isChecked()] == ["dark"]
    with qtbot.waitSignal(menu.language_asked) as heard:
        menu._languages.actions()[0].trigger()
    assert heard.args == ["en"]
    with qtbot.waitSignal(menu.theme_asked) as heard:
        menu._themes.actions()[1].trigger()
    assert heard.args == ["light"]
    assert "li.na · Agent · Bank service, floor 2" in entries(menu)
