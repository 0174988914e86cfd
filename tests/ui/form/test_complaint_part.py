"""The complaint section: opens in place, closes without losing a word."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.form.complaint_part import ComplaintPart
from tests.ui import customers


@pytest.fixture
def part(qtbot: QtBot) -> ComplaintPart:
    made = ComplaintPart()
    qtbot.addWidget(made)
    made.set_reference(customers.REFERENCE)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_it_opens_with_the_caret_in_its_first_field(part: ComplaintPart, qtbot: QtBot) -> None:
    part.toggle.setFocus()
    with qtbot.waitSignals([part.typed, part.opened]):
        qtbot.keyClick(part.toggle, Qt.Key.Key_Space)
    assert part.product.hasFocus()


def test_escape_closes_and_keeps_the_text(part: ComplaintPart, qtbot: QtBot) -> None:
    part.toggle.setChecked(True)
    part.happened.setPlainText("Charged twice.")
    qtbot.keyClick(part.product, Qt.Key.Key_Escape)
    assert not part.body.isVisible()
    assert part.happened.toPlainText() == "Charged twice."
    part.toggle.setChecked(True)
    assert part.body.isVisible()


def test_products_come_from_the_banks_table_and_keep_the_choice(part: ComplaintPart) -> None:
    part.show_code("mortgage")
    part.set_reference(customers.REFERENCE)
    assert part.code == "mortgage"
    assert part.product.currentText() == "Mortgage"


def test_a_product_that_no_table_holds_is_kept(part: ComplaintPart) -> None:
    part.show_code("gold_bar")
    assert part.code == "gold_bar"
    part.show_code("")
    assert part.code == ""
