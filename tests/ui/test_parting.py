"""Signed out with something on its way: told, kept, and gone by itself when all has arrived."""

from pytestqt.qtbot import QtBot

from app.services.status import PendingStatus
from app.ui.parting import Parting


def test_it_says_how_much_waits_and_that_it_is_safe(qtbot: QtBot) -> None:
    parting = Parting(PendingStatus(count=2, attention=1))
    qtbot.addWidget(parting)
    assert "Waiting for the centre: 3." in parting.text
    assert "safe on this computer" in parting.text


def test_it_goes_when_the_last_item_has_arrived(qtbot: QtBot) -> None:
    parting = Parting(PendingStatus(count=2))
    qtbot.addWidget(parting)
    parting.show()
    with qtbot.assertNotEmitted(parting.left):
        parting.show_pending(PendingStatus(count=1))
    with qtbot.waitSignal(parting.left):
        parting.show_pending(PendingStatus())


def test_the_agent_may_close_it(qtbot: QtBot) -> None:
    parting = Parting(PendingStatus(count=1))
    qtbot.addWidget(parting)
    parting.show()
    with qtbot.waitSignal(parting.left):
        parting._close.click()


def test_forms_not_saved_are_told_and_keep_it_open(qtbot: QtBot) -> None:
    parting = Parting(PendingStatus(count=1), unsaved=2)
    qtbot.addWidget(parting)
    parting.show()
    assert "Waiting for the centre: 1." in parting.text
    assert "Forms not saved yet: 2." in parting.text
    with qtbot.assertNotEmitted(parting.left):
        parting.show_pending(PendingStatus())
    assert "Waiting" not in parting.text
