"""A small heading over a list, with what the list leaves out at its right."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.ui.card.painted import Painted
from app.ui.card.painting import draw_text

HEIGHT = 28
PAD = 16


class Caption(Painted):
    """`title` and, at the right, `rest` ("3 of 14"); no stop for the Tab key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = ""
        self.rest = ""

    def show_caption(self, title: str, rest: str = "") -> None:
        if (title, rest) == (self.title, self.rest):
            return
        self.title, self.rest = title, rest
        self.setAccessibleName(f"{title} {rest}".strip())
        self.update()

    def paint_part(self, painter: QPainter) -> None:
        ink, width = self.ink, float(self.width() - 2 * PAD)
        colour = ink.colours["secondary"]
        draw_text(painter, ink.small_strong, colour, QPointF(PAD, 20), width * 0.6, self.title)
        draw_text(painter, ink.small, colour, QPointF(PAD, 20), width, self.rest, right=True)
