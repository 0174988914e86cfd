"""The field that finds: typing, Enter, arrows, and text that fits nothing."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.form.disposition import OUTCOME, DispositionField, OutcomeModel
from app.ui.form.outcomes import Outcome
from tests.ui import customers


@pytest.fixture
def field(qtbot: QtBot) -> DispositionField:
    made = DispositionField()
    qtbot.addWidget(made)
    made.set_reference(customers.REFERENCE)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_typing_and_enter_takes_the_first_that_fits(field: DispositionField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "gs")
    with qtbot.waitSignal(field.code_changed) as told:
        qtbot.keyClick(field.finder.popup(), Qt.Key.Key_Return)
    assert told.args == ["card_lost"]
    assert field.text() == "Cards › Card lost or stolen, blocked"


def test_arrows_walk_the_list_and_pass_over_headings(field: DispositionField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Down)
    popup = field.finder.popup()
    assert popup is not None
    assert popup.isVisible()
    assert popup.currentIndex().data(OUTCOME).code == "card_lost"
    for _ in range(4):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.code == "balance"


def test_other_text_takes_the_code_away_and_stays_as_typed(field: DispositionField, qtbot: QtBot) -> None:
    field.show_code("balance")
    with qtbot.waitSignal(field.code_changed) as told:
        qtbot.keyClick(field, Qt.Key.Key_End)
        qtbot.keyClicks(field, " xyzzy")
    assert told.args == [""]
    field.editingFinished.emit()
    assert field.text().endswith("xyzzy")
    assert field.code == ""


def test_text_that_fits_one_only_is_that_one_when_the_field_is_left(field: DispositionField, qtbot: QtBot) -> None:
    field.setText("loan ear")
    field.editingFinished.emit()
    assert field.code == "loan_early"


def test_a_code_that_no_table_holds_is_kept(field: DispositionField) -> None:
    field.show_code("old_code")
    assert (field.code, field.text()) == ("old_code", "old_code")


def test_tables_that_come_late_name_the_code(qtbot: QtBot) -> None:
    field = DispositionField()
    qtbot.addWidget(field)
    field.show_code("balance")
    field.set_reference(customers.REFERENCE)
    assert field.text() == "Accounts and payments › Balance told"


def test_favourites_lead_the_list(field: DispositionField) -> None:
    field.set_favourites({"wrong": 3})
    field.show_list()
    assert field.lines.first() == Outcome("wrong", "Wrong number", "Other", favourite=True)
    field.finder.popup().hide()  # type: ignore[union-attr]  # it was just shown


def test_headings_cannot_be_chosen(qtbot: QtBot, field: DispositionField) -> None:
    model = OutcomeModel(field)
    model.show_lines((Outcome("", "Cards"), Outcome("a", "A", "Cards")))
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(model.index(0), Qt.ItemDataRole.EditRole) == ""
