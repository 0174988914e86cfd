"""The card's face: what it shows of a profile."""

import pytest
from pytestqt.qtbot import QtBot

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


def test_what_nobody_looks_at_any_more_is_forgotten(face: CardFace) -> None:
    face.show_profile(customers.profile())
    face.forget()
    assert face.tabs.holdings.rows_model.rows == ()
    assert "王小明" not in face.header.accessibleDescription()
    face.tabs.bar.setCurrentIndex(1)
    assert face.tabs.kin.rows_model.rows == ()
