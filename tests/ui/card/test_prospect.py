"""The empty card: what is typed is told at a pause and when a field is left, once."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.card.prospect import ProspectPage


@pytest.fixture
def page(qtbot: QtBot) -> ProspectPage:
    made = ProspectPage()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_pause_tells_what_was_typed(page: ProspectPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.prospect_typed) as told:
        qtbot.keyClicks(page.name, "Zhou")
    assert told.args == ["", "Zhou", "", ""]


def test_a_burst_of_typing_is_told_while_it_lasts(page: ProspectPage, qtbot: QtBot) -> None:
    told: list[tuple[str, ...]] = []
    page.prospect_typed.connect(lambda *typed: told.append(typed))
    page._pause.setInterval(30)
    qtbot.keyClicks(page.remark, "she wants a loan for a house near the lake", delay=8)
    assert len(told) > 2


def test_leaving_a_field_tells_at_once_and_only_once(page: ProspectPage, qtbot: QtBot) -> None:
    told: list[tuple[str, ...]] = []
    page.prospect_typed.connect(lambda *typed: told.append(typed))
    page.name.setFocus()
    qtbot.keyClicks(page.name, "Zhou")
    page.email.setFocus()
    page.remark.setFocus()
    page.tell()
    assert told == [("", "Zhou", "", "")]


def test_text_shown_from_a_draft_is_not_told_back(page: ProspectPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.prospect_typed):
        page.show_typed("call-1", "Zhou", "", "asked for a loan")
        page.tell()


def test_withheld_and_unknown_have_their_own_words(page: ProspectPage) -> None:
    unknown = page.heading.text()
    page.show_reason(withheld=True)
    assert page.heading.text() != unknown
    assert page.name.accessibleName() == "Name"
