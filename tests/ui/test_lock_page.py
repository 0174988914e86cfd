"""The locked screen: no customer on it, a password wanted, the call behind it told by its time alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.call import Phase
from app.ui.lock_page import LockPage
from tests.ui.samples import IDENTITY, NOW_NS, call


@pytest.fixture
def page(qtbot: QtBot) -> LockPage:
    made = LockPage(clock=lambda: NOW_NS)
    qtbot.addWidget(made)
    made.show_identity(IDENTITY)
    return made


def shown(page: LockPage) -> str:
    return " | ".join(part.text() for part in page.findChildren(QLabel) if part.text() and not part.isHidden())


def test_the_password_is_asked_for_and_given_by_enter_or_button(page: LockPage, qtbot: QtBot) -> None:
    asked: list[str] = []
    page.unlock_asked.connect(asked.append)
    page.open()
    qtbot.keyClicks(page._password, "secret")
    qtbot.keyClick(page._password, Qt.Key.Key_Return)
    page._open.click()
    assert asked == ["secret", "secret"]
    page.open()
    assert page._password.text() == ""


def test_a_wrong_one_is_told_until_something_is_typed(page: LockPage, qtbot: QtBot) -> None:
    page.show_refused()
    assert "This is not your password. Try again." in shown(page)
    qtbot.keyClicks(page._password, "x")
    assert "not your password" not in shown(page)


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        (Phase.RINGING, "A call rings. Unlock to answer it.  0:37"),
        (Phase.TALKING, "A call is on.  0:30"),
        (Phase.HELD, "A call is on.  0:30"),
    ],
)
def test_a_call_is_told_without_its_customer(page: LockPage, phase: Phase, said: str) -> None:
    page.show_call(call(phase))
    assert said in shown(page)
    for secret in ("138", "6222", "card lost", "bank-service", "PIN"):
        assert secret not in shown(page)
    page.show_call(call(Phase.ENDED))
    assert "call" not in shown(page)
