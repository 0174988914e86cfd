"""The three figures: deposits, credit available, owed. None, zero and masked each look different."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.ui.card.painted import Painted
from app.ui.card.painting import draw_mask, draw_text, text_width
from app.ui.words import NONE

HEIGHT = 64
PAD = 16


@dataclass(frozen=True, slots=True)
class Figure:
    """`state`: `value`, `none`, `masked` or `looking`; `spoken` is the amount in words of this state."""

    label: str
    amount: str = ""
    currency: str = ""
    state: str = "looking"
    spoken: str = ""


class Figures(Painted):
    """Three equal places between hairlines; a figure too long for its place is set smaller before it is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent)
        self.figures: tuple[Figure, ...] = ()

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        if figures == self.figures:
            return
        self.figures = figures
        self.say(". ".join(f"{figure.label}: {figure.spoken}" for figure in figures))
        self.update()

    def paint_part(self, painter: QPainter) -> None:
        ink = self.ink
        painter.fillRect(QRectF(0, 0, self.width(), 1), ink.colours["hairline"])
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), ink.colours["hairline"])
        wide = self.width() / 3
        for i, figure in enumerate(self.figures):
            left = i * wide
            if i:
                painter.fillRect(QRectF(round(left), 12, 1, HEIGHT - 24), ink.colours["hairline"])
            room = wide - 2 * PAD
            draw_text(
                painter, ink.small, ink.colours["secondary"], QPointF(left + PAD, 22), room, figure.label, right=True
            )
            self._draw_figure(painter, figure, left + PAD, room)

    def _draw_figure(self, painter: QPainter, figure: Figure, left: float, room: float) -> None:
        ink, right = self.ink, left + room
        match figure.state:
            case "masked":
                draw_mask(painter, ink, QRectF(right - 76, 31, 76, 22))
            case "looking":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink.colours["sunken"])
                painter.drawRoundedRect(QRectF(right - 112, 34, 112, 16), 4, 4)
            case "none":
                draw_text(painter, ink.big, ink.colours["secondary"], QPointF(left, 50), room, NONE, right=True)
            case _:
                unit = ink.small.metrics.horizontalAdvance(figure.currency)
                free = room - unit - 6
                face = ink.big if ink.big.metrics.horizontalAdvance(figure.amount) <= free else ink.heading
                at = QPointF(right - free, 50)
                draw_text(painter, face, ink.colours["text"], at, free, figure.amount, right=True)
                taken = text_width(face, figure.amount, free)
                at = QPointF(right - taken - 6 - unit, 50)
                draw_text(painter, ink.small, ink.colours["secondary"], at, unit + 1, figure.currency)
