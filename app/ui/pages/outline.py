"""A list whose rows open: Enter, Space, a click or the arrow keys show what stands behind a figure."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.ui.card.ink import Ink
from app.ui.card.row_list import EDGE, GAP, Column, RowDelegate, RowList
from app.ui.card.rows import ROW, Row
from app.ui.pages.branch import Branch

INDENT = 20
NAME_WIDTH = 210.0


class OutlineDelegate(RowDelegate):
    """A detail has two parts: its name, and its value in all the room that is left."""

    def draw_cells(self, painter: QPainter, ink: Ink, row: Row, box: QRectF) -> None:
        if not row.detail:
            super().draw_cells(painter, ink, row, box)
            return
        middle, left = box.center().y(), float(EDGE if row.cells[0].strong else EDGE + INDENT)
        room = box.width() - left - EDGE
        wide = min(NAME_WIDTH, room * 0.4) if row.cells[1].text or row.cells[1].masked else room
        self._draw_cell(painter, ink, row.cells[0], QRectF(left, middle, wide, box.height()), right=False)
        rest = QRectF(left + wide + GAP, middle, room - wide - GAP, box.height())
        self._draw_cell(painter, ink, row.cells[1], rest, right=False)


class Outline(RowList):
    """`opened(key)`: somebody else's card is wanted, by the customer's UUID."""

    customer_asked = Signal(object)

    def __init__(self, columns: tuple[Column, ...], parent: QWidget | None = None) -> None:
        super().__init__(columns, parent=parent)
        self.row_delegate = OutlineDelegate(self, columns, self.row_delegate.height, marks=True)
        self.setItemDelegate(self.row_delegate)
        self._branches: tuple[Branch, ...] = ()
        self._open: set[str] = set()
        self._heads: dict[int, Branch] = {}
        self._empty = ""

    def show_branches(self, branches: tuple[Branch, ...], empty_text: str, looking: bool = False) -> None:
        """The same rows again keep what is open and what is chosen."""
        self._branches, self._empty = branches, empty_text
        self._open &= {_name(branch) for branch in branches}
        self._lay_out(looking)

    def close_all(self) -> None:
        """For another customer."""
        self._open.clear()
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def toggle(self, index: QModelIndex) -> None:
        """Open or close this row; a row that only names a customer asks for that customer's card."""
        branch = self._heads.get(index.row())
        if branch is None:
            self._ask_for(index.data(ROW))
        elif branch.details:
            self._open ^= {_name(branch)}
            self._lay_out(looking=False)
            self.setCurrentIndex(self.rows_model.index(index.row()))
        else:
            self._ask_for(branch.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        index = self.currentIndex()
        if plain and index.isValid():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self.toggle(index)
                return
            branch = self._heads.get(index.row())
            wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
            if wanted is not None:
                if branch is not None and branch.details and (_name(branch) in self._open) != wanted:
                    self.toggle(index)
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        branch = self._heads.get(index.row()) if index.isValid() else None
        if event.button() == Qt.MouseButton.LeftButton and branch is not None and branch.details:
            self.toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        branch = self._heads.get(index.row()) if index.isValid() else None
        if index.isValid() and (branch is None or not branch.details):
            self.toggle(index)

    def _ask_for(self, row: Row) -> None:
        if row.key is not None:
            self.customer_asked.emit(row.key)

    def _lay_out(self, looking: bool) -> None:
        rows: list[Row] = []
        self._heads = {}
        for branch in self._branches:
            self._heads[len(rows)] = branch
            is_open = _name(branch) in self._open
            rows.append(_marked(branch, is_open))
            if is_open:
                rows += branch.details
        place = self.verticalScrollBar().value()
        self.show_rows(tuple(rows), self._empty, looking)
        self.verticalScrollBar().setValue(place)


def _name(branch: Branch) -> str:
    """What stays the same of a row when its figures change."""
    return "\0".join(cell.text for cell in branch.row.cells[:2])


def _marked(branch: Branch, is_open: bool) -> Row:
    if not branch.details:
        return branch.row
    row = branch.row
    return Row(row.cells, row.spoken, "opened" if is_open else "closed", row.mark_role, row.key)
