"""The rest of the screen follows the card."""

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.card import Card, CardPhase
from app.ui.card_first import CardFirst

LOOKING = Card(phase=CardPhase.LOOKING, call_id="1")
SHOWN = Card(phase=CardPhase.SHOWN, call_id="1")
NOBODY = Card(phase=CardPhase.NOBODY, call_id="1")


class Canvas(QWidget):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        self.paints += 1


@pytest.fixture
def told() -> list[object]:
    return []


@pytest.fixture
def first(qtbot: QtBot, told: list[object]) -> CardFirst:
    window = Canvas()
    qtbot.addWidget(window)
    return CardFirst(window, told.append)


def test_without_a_ring_nothing_waits(first: CardFirst, told: list[object]) -> None:
    first.put_off("form", lambda: told.append("form"))
    first.show_card(SHOWN, rings=False)
    first.put_off("form", lambda: told.append("form"))
    assert told == ["form", SHOWN, "form"]


def test_the_newest_of_each_follows_when_the_card_stands(first: CardFirst, told: list[object]) -> None:
    first.show_card(LOOKING, rings=True)
    for what in ("strip", "form", "newer strip"):
        first.put_off(what.split()[-1], lambda what=what: told.append(what))  # type: ignore[misc]  # mypy cannot tell a default
    first.show_card(SHOWN, rings=False)
    assert told == [SHOWN]
    first.release()
    first.release()
    assert told == [SHOWN, "newer strip", "form"]


def test_nobody_is_waited_for_when_nobody_is_known(first: CardFirst, told: list[object]) -> None:
    first.show_card(LOOKING, rings=True)
    first.put_off("strip", lambda: told.append("strip"))
    first.show_card(NOBODY, rings=False)
    assert told == [NOBODY, "strip"]


def test_a_centre_that_takes_its_time_holds_up_nothing(first: CardFirst, told: list[object], qtbot: QtBot) -> None:
    first.show_card(LOOKING, rings=True)
    first.put_off("strip", lambda: told.append("strip"))
    qtbot.waitUntil(lambda: told == [LOOKING, "strip"])


def test_what_is_over_before_it_was_seen_is_never_shown(first: CardFirst, told: list[object]) -> None:
    first.show_card(SHOWN, rings=True)
    first.put_off("form", lambda: told.append("form"))
    first.drop("form")
    first.release()
    assert told == [SHOWN]


def test_the_card_is_painted_at_once(qtbot: QtBot) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.paints > 0)
    canvas.paints = 0
    first = CardFirst(canvas, lambda _card: canvas.update())
    first.show_card(SHOWN, rings=True)
    qtbot.waitUntil(lambda: canvas.paints == 1)
    first.release()
