"""Ink: the type scale and the theme's colours."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import style
from app.ui.card.ink import ink_of


def test_ink_wears_the_theme_of_the_moment(qtbot: QtBot, qapp: QApplication) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = qapp.property("theme")
    try:
        for theme in ("light", "dark"):
            qapp.setProperty("theme", theme)
            assert ink_of(widget).colours["text"].name().lower() == style.colours(theme)["text"].lower()
    finally:
        qapp.setProperty("theme", before)


def test_the_type_scale_of_the_house(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    ink = ink_of(widget)
    assert [face.em for face in (ink.small, ink.body, ink.heading, ink.big)] == [12, 13, 15, 22]
    assert ink_of(widget) is ink
