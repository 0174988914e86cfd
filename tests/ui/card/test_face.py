"""The card's face: what it shows of a profile."""

from datetime import timedelta

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.services.likely_topic import Topic
from app.ui.card.face import CardFace
from tests.ui import customers


@pytest.fixture
def face(qtbot: QtBot) -> CardFace:
    made = CardFace(lambda: customers.NOW)
    qtbot.addWidget(made)
    made.set_reference(customers.REFERENCE)
    return made


def test_three_last_contacts_and_every_open_thing(face: CardFace) -> None:
    face.show_profile(customers.crowded_profile())
    assert len(face.contact_list.rows_model.rows) == 3
    rows = face.open_list.rows_model.rows
    assert len(rows) > 20
    assert face.open_caption.rest == f"{len(rows)} open, the most urgent first"


def test_nothing_to_show_is_said_in_words(face: CardFace) -> None:
    face.show_profile(customers.empty_profile())
    assert face.open_list.empty_text == "Nothing is open."
    assert face.contact_list.empty_text == "No contacts yet."
    assert face.open_caption.rest == ""


def test_another_customer_starts_at_the_first_tab_and_the_same_one_does_not(face: CardFace) -> None:
    face.show_profile(customers.profile())
    face.tabs.bar.setCurrentIndex(2)
    face.show_profile(customers.profile(size=12))
    assert face.tabs.bar.currentIndex() == 2
    face.show_profile(customers.profile(customers.MEI))
    assert face.tabs.bar.currentIndex() == 0


def test_code_tables_that_come_late_are_taken_in(qtbot: QtBot) -> None:
    face = CardFace(lambda: customers.NOW)
    qtbot.addWidget(face)
    face.show_profile(customers.profile())
    assert face.contact_list.rows_model.rows[0].cells[2].text == "card lost"
    face.set_reference(customers.REFERENCE)
    assert face.contact_list.rows_model.rows[0].cells[2].text == "Card lost or stolen, blocked"


def test_what_the_caller_probably_wants_is_said_at_the_top(face: CardFace) -> None:
    face.show_profile(customers.profile())
    face.show_topic(Topic(code="loan_early", by_menu=True, contacts=2, last_at=customers.NOW - timedelta(days=1)))
    text = face.header.text
    assert text.topic == "Probably: Early repayment asked"
    assert text.topic_why == "chosen at the IVR, asked before"
    face.show_topic(Topic(code="loan_early", contacts=2, last_at=customers.NOW - timedelta(days=1)))
    assert face.header.text.topic_why.startswith("2 contacts, last yesterday")
    face.show_topic(Topic(code="loan", by_menu=True))
    assert (face.header.text.topic, face.header.text.topic_why) == ("Probably: Loans", "chosen at the IVR")
    face.show_topic(Topic(complaint="K-2026-00417"))
    assert face.header.text.topic == "Probably: the open complaint, Credit card"
    face.show_topic(Topic(text="new <b>branch</b>\n", by_menu=True))
    assert face.header.text.topic == "Probably: new <b>branch</b>"
    face.show_topic(None)
    assert face.header.text.topic == ""


def test_whom_one_may_not_see_is_said_and_nothing_looks_like_none(face: CardFace) -> None:
    face.show_profile(msgspec.structs.replace(customers.empty_profile(), refused="vip"))
    assert "VIP desk" in face.closed.says.text()
    assert {figure.state for figure in face.figures.figures} == {"masked"}
    assert (face.tabs.isHidden(), face.open_list.isHidden(), face.contact_list.isHidden()) == (True, True, True)
    face.show_profile(None)
    assert (face.tabs.isHidden(), face.open_list.isHidden(), face.closed.isHidden()) == (False, False, True)


@pytest.mark.parametrize(("row", "page"), [(0, "work"), (1, "details"), (5, "holdings")])
def test_an_open_thing_opens_where_the_whole_of_it_stands(face: CardFace, row: int, page: str) -> None:
    face.show_profile(msgspec.structs.replace(customers.profile(), edit_conflicts=(customers.CONFLICT,)))
    face.open_list.activated.emit(face.open_list.rows_model.index(row))
    assert face.tabs.pages[face.tabs.bar.currentIndex()] is getattr(face.tabs, page)


def test_what_nobody_looks_at_any_more_is_forgotten(face: CardFace) -> None:
    face.show_profile(customers.profile())
    face.forget()
    assert face.tabs.holdings.rows_model.rows == ()
    assert "王小明" not in face.header.accessibleDescription()
    face.tabs.bar.setCurrentIndex(1)
    assert face.tabs.kin.rows_model.rows == ()
