"""Leaving waits a moment for what is on its way, and never loses it."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.leaving import Leaving
from app.services.status import PendingStatus

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # Qt has no window manager off screen


class Waiting(QObject):
    status_changed = Signal(object)


class House:
    """What leaving touches of services and windows."""

    def __init__(self) -> None:
        self.waiting, self.phone, self.form, self.window = Waiting(), self, self, QWidget()
        self.signed_out = self.unsaved = self.typed = 0

    def tell_typed(self) -> None:
        """What stood in the fields is a form's words from now on."""
        self.unsaved += self.typed

    def unregister(self) -> None:
        self.signed_out += 1


def leaving(house: House) -> tuple[Leaving, list[int]]:
    ended: list[int] = []
    made = Leaving(house, house, lambda: ended.append(1))  # type: ignore[arg-type]  # a small fake
    house.waiting.status_changed.connect(made.on_pending)
    return made, ended


def test_with_nothing_waiting_it_ends_at_once(qtbot: QtBot) -> None:
    house = House()
    made, ended = leaving(house)
    made.leave()
    made.leave()
    assert (len(ended), house.signed_out) == (1, 1)


def test_what_arrives_within_the_grace_needs_no_word(qtbot: QtBot) -> None:
    house = House()
    made, ended = leaving(house)
    house.waiting.status_changed.emit(PendingStatus(count=1))
    made.leave()
    assert ended == []
    house.waiting.status_changed.emit(PendingStatus())
    assert ended == [1]
    assert made.parting is None


def test_what_stays_is_told_and_ends_with_its_arrival(qtbot: QtBot) -> None:
    house = House()
    made, ended = leaving(house)
    house.waiting.status_changed.emit(PendingStatus(count=2))
    made.leave()
    qtbot.waitUntil(lambda: made.parting is not None)
    assert made.parting is not None
    qtbot.addWidget(made.parting)
    assert made.parting.isVisible()
    assert house.window.isHidden()
    assert ended == []
    house.waiting.status_changed.emit(PendingStatus())
    assert ended == [1]


def test_a_form_not_saved_is_told_before_the_end(qtbot: QtBot) -> None:
    house = House()
    house.typed = 1
    made, ended = leaving(house)
    made.leave()
    assert made.parting is not None
    qtbot.addWidget(made.parting)
    assert "Forms not saved yet: 1." in made.parting.text
    assert ended == []
    made.parting.close()
    assert ended == [1]


def test_a_form_not_saved_is_told_when_the_last_item_has_arrived(qtbot: QtBot) -> None:
    house = House()
    house.typed = 1
    made, ended = leaving(house)
    house.waiting.status_changed.emit(PendingStatus(count=1))
    made.leave()
    house.waiting.status_changed.emit(PendingStatus())
    assert made.parting is not None
    qtbot.addWidget(made.parting)
    assert ended == []
