"""Small strokes: cut text, marks by shape."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.card.ink import ink_of
from app.ui.card.painting import draw_mark, draw_text, fitted, text_width

MARKS = ("late", "due", "task", "done", "contract", "in", "out", "conflict", "offer")


def test_text_is_cut_only_when_it_must_be(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    face = ink_of(widget).body
    assert fitted(face, "short", 500) == "short"
    cut = fitted(face, "a text that is much longer than its place", 80)
    assert cut.endswith("…")
    assert face.metrics.horizontalAdvance(cut) <= 80
    assert text_width(face, cut, 80) <= 80
    assert text_width(face, "", 80) == 0


def picture(draw: object) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter)  # type: ignore[operator]  # each test hands in a function
    painter.end()
    return image


def test_every_mark_has_a_shape_of_its_own(qtbot: QtBot) -> None:
    black = QColor("black")
    shapes = [picture(lambda p, m=mark: draw_mark(p, black, m, QPointF(12, 12), 12)) for mark in MARKS]
    assert all(shapes[i] != shapes[j] for i in range(len(MARKS)) for j in range(i))


def test_no_room_means_no_stroke(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    ink = ink_of(widget)
    empty = picture(lambda p: None)
    assert picture(lambda p: draw_text(p, ink.body, QColor("black"), QPointF(2, 12), 0, "text")) == empty
    assert picture(lambda p: draw_text(p, ink.body, QColor("black"), QPointF(2, 12), 20, "text")) != empty
