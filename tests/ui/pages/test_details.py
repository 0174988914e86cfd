from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.records import EditConflict, Profile
from app.services.customer_edits import PendingEdit
from app.ui.pages.details import DetailsPage
from tests.ui import customers

WANG = customers.WANG.customer_id
CONFLICT = EditConflict(
    edit_id=UUID(int=9),
    field="preferred_time",
    base="mornings",
    mine="after 18:00",
    theirs="at noon",
    agent="lina",
    at=customers.NOW,
)


def profile(**changes: object) -> Profile:
    return replace(customers.profile(), occupation="teacher", preferred_time="at noon", language="zh", **changes)


@pytest.fixture
def page(qtbot: QtBot) -> DetailsPage:
    made = DetailsPage()
    qtbot.addWidget(made)
    made.resize(740, 400)
    made.show_profile(profile())
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def asked(page: DetailsPage) -> list[tuple[str, str]]:
    heard: list[tuple[str, str]] = []
    page.change_asked.connect(lambda field, text: heard.append((field, text)))
    return heard


def edit(page: DetailsPage, field: str) -> QLineEdit:
    editor = page.rows[field].editor
    assert isinstance(editor, QLineEdit)
    return editor


def test_a_language_with_its_country_is_told_in_its_own_letters(page: DetailsPage) -> None:
    page.show_profile(replace(customers.profile(), language="zh-CN"))
    box = page.rows["language"].editor
    assert isinstance(box, QComboBox)
    assert (box.currentText(), page.rows["language"].text()) == ("中文", "zh-CN")


def test_the_fields_hold_what_the_card_knows(page: DetailsPage) -> None:
    assert page.rows["occupation"].text() == "teacher"
    assert page.rows["language"].text() == "zh"
    assert page.rows["preferred_channel"].text() == "phone"


def test_enter_asks_for_the_change_once(qtbot: QtBot, page: DetailsPage, asked: list[tuple[str, str]]) -> None:
    field = edit(page, "occupation")
    field.setText(" nurse ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked == [("occupation", "nurse")]


def test_leaving_without_a_change_asks_nothing(qtbot: QtBot, page: DetailsPage, asked: list[tuple[str, str]]) -> None:
    qtbot.keyClick(edit(page, "occupation"), Qt.Key.Key_Return)
    assert asked == []


def test_esc_gives_back_what_stood(qtbot: QtBot, page: DetailsPage, asked: list[tuple[str, str]]) -> None:
    field = edit(page, "occupation")
    field.setText("nurse")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), asked) == ("teacher", [])


def test_a_choice_is_a_change_at_once(page: DetailsPage, asked: list[tuple[str, str]]) -> None:
    box = page.rows["language"].editor
    assert isinstance(box, QComboBox)
    at = box.findData("en")
    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert asked == [("language", "en")]


def test_an_unknown_code_is_kept_and_shown(page: DetailsPage) -> None:
    page.show_profile(replace(profile(), language="fr"))
    assert page.rows["language"].text() == "fr"


def test_a_masked_field_cannot_be_typed_over(page: DetailsPage) -> None:
    page.show_profile(profile(hidden=("email",)))
    assert not edit(page, "email").isEnabled()
    assert edit(page, "email").placeholderText() == "masked: verify the caller first"
    assert edit(page, "city").isEnabled()


def test_without_a_customer_nothing_can_be_typed(page: DetailsPage) -> None:
    page.show_profile(None)
    assert not any(row.editor.isEnabled() for row in page.rows.values())


def test_what_is_on_its_way_stands_with_its_word(page: DetailsPage) -> None:
    page.show_pending((PendingEdit(WANG, "occupation", "nurse"),))
    row = page.rows["occupation"]
    assert (row.text(), row.state.text()) == ("nurse", "Saved. On its way to the centre.")
    page.show_pending((PendingEdit(WANG, "occupation", "nurse", "rejected"),))
    assert row.state.text().startswith("The centre did not take it.")
    page.show_pending(())
    assert (row.text(), row.state.text()) == ("teacher", "")


def test_fresher_data_never_take_a_text_that_is_being_typed(qtbot: QtBot, page: DetailsPage) -> None:
    field = edit(page, "occupation")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText("nur")
    page.show_profile(replace(profile(), occupation="doctor"))
    assert field.text() == "nur"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "doctor"


@pytest.mark.parametrize("keep_mine", [True, False])
def test_a_conflict_shows_both_texts_and_is_decided_by_a_button(page: DetailsPage, keep_mine: bool) -> None:
    decided: list[tuple[UUID, str, bool]] = []
    page.decide_asked.connect(lambda edit, field, mine: decided.append((edit, field, mine)))
    page.show_profile(profile(edit_conflicts=(CONFLICT,)))
    (band,) = page.bands
    (band.mine if keep_mine else band.theirs).click()
    assert decided == [(CONFLICT.edit_id, "preferred_time", keep_mine)]
    assert not band.mine.isEnabled()
    page.show_decision_failed(CONFLICT.edit_id, "unreachable")
    assert band.failure.text() == "The centre does not answer. Nothing is decided; try again."
    assert band.mine.isEnabled()
    page.show_profile(profile())
    assert page.bands == ()


def test_texts_from_outside_are_shown_as_text(page: DetailsPage) -> None:
    page.show_profile(profile(edit_conflicts=(replace(CONFLICT, mine="<b>x</b>"),)))
    assert "<b>x</b>" in page.bands[0].mine.text()


def test_sharing_is_asked_for_of_whoever_may_be_seen(page: DetailsPage, qtbot: QtBot) -> None:
    page.show_profile(replace(customers.profile(), refused="protected"))
    assert not page.sharing.isEnabled()
    page.show_profile(customers.profile())
    with qtbot.waitSignal(page.sharing_asked):
        page.sharing.click()
