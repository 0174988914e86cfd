"""Sign-in asks, waits, and says what is wrong without losing what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.ui import sentences
from app.ui.sign_in import SignIn


@pytest.fixture
def window(qtbot: QtBot) -> SignIn:
    made = SignIn()
    qtbot.addWidget(made)
    return made


def fields(window: SignIn) -> list[QLineEdit]:
    return window.findChildren(QLineEdit)


def test_it_asks_with_what_was_typed(window: SignIn, qtbot: QtBot) -> None:
    agent, password, _line, _old = fields(window)
    qtbot.keyClicks(agent, " li.na ")
    qtbot.keyClicks(password, " se cret ")
    with qtbot.waitSignal(window.sign_in_asked) as heard:
        qtbot.keyClick(password, Qt.Key.Key_Return)
    assert heard.args == ["li.na", " se cret ", False, "", ""]
    assert not agent.isEnabled()


def test_it_asks_once_until_there_is_an_answer(qtbot: QtBot) -> None:
    window, asked = SignIn("li.na", "secret"), []
    qtbot.addWidget(window)
    window.sign_in_asked.connect(lambda *_args: asked.append(1))
    window._ask()
    window._ask()
    assert len(asked) == 1


def test_missing_parts_are_named_without_asking(window: SignIn, qtbot: QtBot) -> None:
    agent = fields(window)[0]
    with qtbot.assertNotEmitted(window.sign_in_asked):
        window._ask()
        assert window.problem == "Type your agent name."
        qtbot.keyClicks(agent, "li.na")
        assert window.problem == ""
        window._ask()
        assert window.problem == "Type your password."


def test_a_refusal_keeps_what_was_typed(qtbot: QtBot) -> None:
    window = SignIn("li.na", "wrong", remember=True)
    qtbot.addWidget(window)
    window.show_busy()
    window.show_problem("refused")
    agent, password = fields(window)[:2]
    assert (agent.text(), password.text()) == ("li.na", "wrong")
    assert agent.isEnabled()
    assert password.selectedText() == "wrong"
    assert window.problem == "Name or password is not right. Nothing is lost: type them again."


def test_the_place_for_a_problem_is_kept(window: SignIn) -> None:
    before = window.sizeHint()
    for code in set(sentences.SIGN_IN) - {"journal_old_password_asked"}:
        window.show_problem(code)
        assert window.sizeHint() == before
        needed = window._problem.heightForWidth(314)
        assert needed <= window._problem.height(), code


def test_password_is_hidden_and_fields_are_named(window: SignIn) -> None:
    assert all(field.echoMode() == QLineEdit.EchoMode.Password for field in fields(window)[1:])
    assert window._agent_label.buddy() is fields(window)[0]


def test_language_is_asked(window: SignIn, qtbot: QtBot) -> None:
    button = next(part for part in window.findChildren(QPushButton) if part.text() == "中文")
    with qtbot.waitSignal(window.language_asked) as heard:
        button.click()
    assert heard.args == ["zh_CN"]


def test_rare_fields_unfold_when_they_are_needed(qtbot: QtBot) -> None:
    window = SignIn("li.na", "new")
    qtbot.addWidget(window)
    _agent, _password, line, old = fields(window)
    assert line.isHidden()
    assert old.isHidden()
    window.show_problem("journal_old_password_asked")
    assert not old.isHidden()
    window._more.click()
    assert not line.isHidden()
    qtbot.keyClicks(line, "phone")
    qtbot.keyClicks(old, "before")
    with qtbot.waitSignal(window.sign_in_asked) as heard:
        window._ask()
    assert heard.args == ["li.na", "new", False, "phone", "before"]


def test_closing_is_told(window: SignIn, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


def test_a_remembered_password_is_filled_in_unless_something_was_typed(qtbot: QtBot) -> None:
    window = SignIn("li.na")
    qtbot.addWidget(window)
    window.recall("somebody.else", "theirs")
    assert fields(window)[1].text() == ""
    window.recall("li.na", "secret")
    window.recall("li.na", "late")
    with qtbot.waitSignal(window.sign_in_asked) as heard:
        window._ask()
    assert heard.args == ["li.na", "secret", True, "", ""]
