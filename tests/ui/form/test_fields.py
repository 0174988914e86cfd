"""The fields speak in the form's own names."""

from datetime import date

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.services.wrap_up import Form
from app.ui.form.draft import TYPED
from app.ui.form.fields import FormFields
from tests.ui import customers

FULL = customers.form(
    note="one\ntwo",
    disposition="dispute",
    task_title="Call back",
    task_due_on=date(2026, 11, 28),
    complaint=True,
    complaint_product="credit",
    complaint_what_happened="Charged twice.",
    complaint_remedy="The money back.",
)


def typed(form: Form) -> dict[str, object]:
    values = msgspec.structs.asdict(form)
    return {name: values[name] for name in TYPED}


@pytest.fixture
def fields(qtbot: QtBot) -> FormFields:
    made = FormFields(lambda: customers.TODAY)
    qtbot.addWidget(made)
    made.set_reference(customers.REFERENCE)
    return made


def test_what_is_shown_can_be_read_back_and_is_not_told(fields: FormFields, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(fields.typed):
        fields.show_values(typed(FULL))
    assert fields.values() == typed(FULL)


@pytest.mark.parametrize("name", sorted(set(TYPED) - {"complaint"}))
def test_every_field_can_be_marked(fields: FormFields, name: str) -> None:
    assert fields.show_problem(name, "Please fill this in.")
    widget = fields.widget_of(name)
    assert widget is not None
    assert widget.property("problem") is True
    fields.clear_problems()
    assert widget.property("problem") is False


def test_a_field_of_another_place_is_not_ours(fields: FormFields) -> None:
    assert not fields.show_problem("prospect_name", "Please fill this in.")


def test_typing_takes_the_problem_away(fields: FormFields, qtbot: QtBot) -> None:
    fields.show_problem("note", "Please fill this in.")
    with qtbot.waitSignal(fields.typed) as told:
        qtbot.keyClicks(fields.note, "x")
    assert told.args == ["note"]
    assert fields.note_label.problem == ""


def test_an_outcome_that_needs_a_task_asks_for_one(fields: FormFields) -> None:
    fields.show_values({"disposition": "dispute"})
    assert "needed" in fields.task.title_label.text()
