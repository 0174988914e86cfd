"""A field's name gives its place to the words of a problem."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.form.field_label import FieldLabel


def test_problem_words_stand_in_the_names_place_and_leave_again(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    label = FieldLabel(field, field)
    label.show_name("Notes")
    label.show_problem("Please fill this in.")
    assert label.text() == "▲ Please fill this in."
    assert field.property("problem") is True
    assert (field.accessibleName(), field.accessibleDescription()) == ("Notes", "Please fill this in.")
    label.show_problem("")
    assert label.text() == "Notes"
    assert field.property("problem") is False
