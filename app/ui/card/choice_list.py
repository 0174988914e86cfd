"""Candidates to choose from, two lines each: the name, and below it how they belong to this number."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.ui.card.ink import Ink
from app.ui.card.painting import draw_text, text_width
from app.ui.card.row_list import EDGE, Column, RowDelegate, RowList
from app.ui.card.rows import Row

ROW_HEIGHT = 52
TEXT_LEFT = EDGE + 28
WHY_WIDTH = 170
COLUMNS = (Column(), Column(), Column(), Column())


class ChoiceDelegate(RowDelegate):
    """Cells: name, name in Latin letters, details, why this customer is here."""

    def draw_cells(self, painter: QPainter, ink: Ink, row: Row, box: QRectF) -> None:
        name, latin, details, why = row.cells
        room = box.width() - TEXT_LEFT - WHY_WIDTH - 2 * EDGE
        upper, lower = box.top() + 21, box.top() + 40
        draw_text(painter, ink.strong, ink.colours[name.role], QPointF(TEXT_LEFT, upper), room, name.text)
        taken = text_width(ink.strong, name.text, room) + 8
        at = QPointF(TEXT_LEFT + taken, upper)
        draw_text(painter, ink.body, ink.colours[latin.role], at, room - taken, latin.text)
        draw_text(painter, ink.small, ink.colours[details.role], QPointF(TEXT_LEFT, lower), room, details.text)
        at = QPointF(box.width() - EDGE - WHY_WIDTH, upper)
        draw_text(painter, ink.body, ink.colours[why.role], at, WHY_WIDTH, why.text, right=True)

    def is_cut(self, row: Row, width: int) -> bool:  # noqa: ARG002  # the same question as for one-line rows
        """A row of two lines always tells the whole of itself in its tip."""
        return True


class ChoiceList(RowList):
    """`row_picked(row)`: a digit key, Enter on the current row, or a click."""

    row_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, height=ROW_HEIGHT, parent=parent)
        self.row_delegate = ChoiceDelegate(self, COLUMNS, ROW_HEIGHT, marks=True)
        self.setItemDelegate(self.row_delegate)
        self.clicked.connect(lambda index: self.row_picked.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.row_picked.emit(self.currentIndex().row())
        elif event.text() and event.text() in "123456789":
            self.row_picked.emit(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)
