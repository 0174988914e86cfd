"""A list of painted rows of one height: a real item view, so that keys, screen readers and scrolling come with it."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QFocusEvent, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.ui.card.ink import Ink, ink_of
from app.ui.card.painting import draw_mark, draw_mask, draw_text, fitted
from app.ui.card.rows import ROW, Cell, Row, RowsModel

ROW_HEIGHT = 26
GAP = 12
MARK_WIDTH = 20
EDGE = 16


@dataclass(frozen=True, slots=True)
class Column:
    """`width` pixels at least, and `stretch` parts of what is left over; `below` hides it in narrower lists."""

    width: int = 0
    stretch: int = 0
    right: bool = False
    below: int = 0


class RowDelegate(QStyledItemDelegate):
    """Paints a row's cells into columns; reads prepared values only."""

    def __init__(self, view: "RowList", columns: Sequence[Column], height: int, marks: bool) -> None:
        super().__init__(view)
        self._start = EDGE + (MARK_WIDTH if marks else 0)
        self._view = view
        self._columns = tuple(columns)
        self.height = height
        self._places: tuple[int, tuple[tuple[float, float], ...]] = (-1, ())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt's signature
        return QSize(100, self.height)

    def places(self, width: int) -> tuple[tuple[float, float], ...]:
        """Left edge and width of each column for a list `width` pixels wide; hidden ones are 0 wide.

        The scroll bar stands in the right edge's space: whether it is there or not moves no column.
        """
        if self._places[0] != width:
            seen = [c for c in self._columns if width >= c.below]
            free = width - self._start - EDGE - sum(c.width for c in seen) - GAP * max(0, len(seen) - 1)
            parts = sum(c.stretch for c in seen) or 1
            x = float(self._start)
            made: list[tuple[float, float]] = []
            for column in self._columns:
                if column not in seen:
                    made.append((x, 0.0))
                    continue
                wide = column.width + max(0.0, free * column.stretch / parts)
                made.append((x, wide))
                x += wide + GAP
            self._places = (width, tuple(made))
        return self._places[1]

    def draw_row(self, painter: QPainter, row: Row, box: QRectF, back: str) -> None:
        """`back`: the colour behind a row under the mouse or the caret, or nothing."""
        ink = self._view.ink
        if back:
            self._draw_back(painter, box, ink, back)
        if row.mark:
            self._draw_mark(painter, ink, row, box)
        self.draw_cells(painter, ink, row, box)

    def places_of(self, row: Row, width: int) -> tuple[tuple[float, float], ...]:
        """The last cell of a row with fewer cells than columns has all the room that is left."""
        places = self.places(width)
        last = len(row.cells) - 1
        if last + 1 >= len(places):
            return places
        return (*places[:last], (places[last][0], width - EDGE - places[last][0]))

    def draw_cells(self, painter: QPainter, ink: Ink, row: Row, box: QRectF) -> None:
        """The row's texts; overridden where a row is more than one line."""
        middle = box.center().y()
        places = self.places_of(row, self._view.width())
        for cell, column, (x, width) in zip(row.cells, self._columns, places, strict=False):
            if width > 0:
                self._draw_cell(painter, ink, cell, QRectF(x, middle, width, box.height()), column.right)

    def _draw_back(self, painter: QPainter, box: QRectF, ink: Ink, role: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colours[role])
        painter.drawRoundedRect(box, 4, 4)

    def _draw_mark(self, painter: QPainter, ink: Ink, row: Row, box: QRectF) -> None:
        centre = QPointF(EDGE + 4, box.center().y())
        if not row.mark.isdigit():
            draw_mark(painter, ink.colours[row.mark_role], row.mark, centre)
            return
        key = QRectF(centre.x() - 9, centre.y() - 9, 18, 18)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink.colours["edge"])
        painter.drawRoundedRect(key, 4, 4)
        painter.setFont(ink.small.font)
        painter.setPen(ink.colours["text"])
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, row.mark)

    def _draw_cell(self, painter: QPainter, ink: Ink, cell: Cell, place: QRectF, right: bool) -> None:
        """`place`: left, the row's middle, width, height."""
        if cell.masked:
            x = place.right() - 56 if right else place.left()
            draw_mask(painter, ink, QRectF(x, place.top() - 8, 56, 16))
            return
        face = ink.strong if cell.strong else ink.body
        base = place.top() + face.ascent - face.height / 2
        draw_text(painter, face, ink.colours[cell.role], QPointF(place.left(), base), place.width(), cell.text, right)

    def is_cut(self, row: Row, width: int) -> bool:
        """Whether any cell of the row does not show all of its text."""
        ink = self._view.ink
        for cell, (_, wide) in zip(row.cells, self.places_of(row, width), strict=False):
            if not cell.masked and fitted(ink.strong if cell.strong else ink.body, cell.text, wide) != cell.text:
                return True
        return False

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row: Row = index.data(ROW)
        if self.is_cut(row, view.width()):
            QToolTip.showText(event.globalPos(), f"<qt>{html.escape(row.spoken)}</qt>", view)
        else:
            QToolTip.hideText()
        return True


class RowList(QListView):
    """`lines` fixes the height to that many rows, shown or not, so that late data moves nothing; 0 lets it grow."""

    def __init__(
        self,
        columns: Sequence[Column],
        lines: int = 0,
        height: int = ROW_HEIGHT,
        marks: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows_model = RowsModel(self)
        self.empty_text = ""
        self.looking = False
        self.ink = ink_of(self)
        self.row_delegate = RowDelegate(self, columns, height, marks)
        self.setItemDelegate(self.row_delegate)
        self.setModel(self.rows_model)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies below need not be painted
        if lines:
            self.setFixedHeight(lines * height)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: tuple[Row, ...], empty_text: str, looking: bool = False) -> None:
        """`empty_text` stands in the first row's place when there are none; `looking` shades the places instead."""
        self._show(self.rows_model.show_rows(rows), empty_text, looking)

    def show_records(
        self, records: tuple[Any, ...], make: Callable[[Any], Row], edition: object, empty_text: str, looking: bool
    ) -> None:
        """The same for records that become rows only when they come into sight."""
        self._show(self.rows_model.show_records(records, make, edition), empty_text, looking)

    def _show(self, counted_anew: bool, empty_text: str, looking: bool) -> None:
        changed = (empty_text, looking) != (self.empty_text, self.looking)
        self.empty_text, self.looking = empty_text, looking
        if counted_anew:
            self.doItemsLayout()  # now, not at a timer after the first paint, which would paint everything twice
        if changed and not self.rows_model.rowCount():
            self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.ink = ink_of(self)
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            self.setCurrentIndex(self.rows_model.index(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """All rows in sight in one go: the view's own way asks model and delegate anew for each of them."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.ink.colours["raised"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.row_delegate.height
        count = self.rows_model.rowCount()
        if count:
            self._draw_rows(painter, event.rect(), height, count)
        elif self.looking:
            self._draw_places(painter, height, self.width() - 2 * EDGE)
        elif self.empty_text:
            face = self.ink.body
            at = QPointF(EDGE, height / 2 + face.ascent - face.height / 2)
            draw_text(painter, face, self.ink.colours["secondary"], at, self.width() - 2 * EDGE, self.empty_text)
        painter.end()

    def _draw_rows(self, painter: QPainter, dirty: QRect, height: int, count: int) -> None:
        above = self.verticalOffset()
        first = max(0, (dirty.top() + above) // height)
        last = min(count - 1, (dirty.bottom() + above) // height)
        width = self.viewport().width()
        hovered, chosen = self._hovered_row(), self._chosen_row()
        for n in range(first, last + 1):
            back = "accent_soft" if n == chosen else "hover" if n == hovered else ""
            box = QRectF(0, n * height - above, width, height)
            self.row_delegate.draw_row(painter, self.rows_model.row(n), box, back)

    def _hovered_row(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()

    def _chosen_row(self) -> int:
        chosen = self.selectionModel().selectedRows() if self.hasFocus() else []
        return chosen[0].row() if chosen else -1

    def _draw_places(self, painter: QPainter, height: int, width: float) -> None:
        """Shaded bars where rows will stand."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.colours["sunken"])
        for i, share in enumerate((0.72, 0.58, 0.66)):
            painter.drawRoundedRect(QRectF(EDGE, i * height + height / 2 - 6, width * share, 12), 4, 4)
