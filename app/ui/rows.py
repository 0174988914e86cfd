"""A quiet list of two-line rows, painted and not built of widgets, so that a hundred rows cost as much as ten."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import style
from app.ui.icons import icon
from app.ui.plain import one_line

ROW_HEIGHT = 44
_Index = QModelIndex | QPersistentModelIndex
_USER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Row:
    """One row: what stands left above and below, and right above and below; `value` is whatever it stands for."""

    upper: str
    lower: str = ""
    right: str = ""
    lower_right: str = ""
    sign: str = ""
    tone: str = "secondary"
    """Colour of the sign and of `lower_right`."""
    value: object = None
    call: str = ""
    """The number that the row's telephone sign, C and the context menu call; empty: none."""
    call_hint: str = ""
    """What calling it is called."""

    @property
    def spoken(self) -> str:
        parts = (self.upper, self.right, self.lower, self.lower_right, self.call_hint)
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """The rows as Qt and screen readers read them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.call_hint or None
        return row if role == _USER else None


class RowPainter(QStyledItemDelegate):
    """Two lines, a sign before them, times and states to the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt asks with its own arguments
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(_USER)
        state, box = option.state, QRect(option.rect)
        font = QFont(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(style.colour("accent_soft" if chosen else "hover"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 4, 4)
        self._paint_row(painter, box.adjusted(style.SPACE_M, 4, -style.SPACE_M, -4), row, font)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRect, row: Row, font: QFont) -> None:
        if row.sign:
            icon(row.sign, row.tone).paint(painter, QRect(box.left(), box.top() + 2, style.ICON, style.ICON))
            box = box.adjusted(style.ICON + style.SPACE_S, 0, 0, 0)
        if row.call:
            icon("answer", "accent").paint(painter, call_place(box))
            box = box.adjusted(0, 0, -style.ICON - style.SPACE_S, 0)
        half = box.height() // 2
        small = QFont(font)
        small.setPixelSize(12)
        upper = QRect(box.left(), box.top(), box.width(), half)
        lower = QRect(box.left(), box.top() + half, box.width(), half)
        _line(painter, upper, (row.upper, font, "text"), (row.right, small, "secondary"))
        _line(painter, lower, (row.lower, small, "secondary"), (row.lower_right, small, row.tone))


def call_place(box: QRect) -> QRect:
    """Where the telephone sign stands in a row's inner box."""
    return QRect(box.right() - style.ICON + 1, box.center().y() - style.ICON // 2, style.ICON, style.ICON)


def _line(painter: QPainter, box: QRect, left: tuple[str, QFont, str], right: tuple[str, QFont, str]) -> None:
    """The right text whole, the left one as far as there is room."""
    text, font, tone = right
    taken = 0
    if text:
        metrics = QFontMetrics(font)
        taken = metrics.horizontalAdvance(text) + style.SPACE_S
        painter.setFont(font)
        painter.setPen(style.colour(tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    text, font, tone = left
    room = box.adjusted(0, 0, -taken, 0)
    painter.setFont(font)
    painter.setPen(style.colour(tone))
    shown = QFontMetrics(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class RowView(QListView):
    """The list. Enter or a click opens a row, C or its telephone sign calls the row's number.

    `fit` makes it just as high as its rows, up to a limit.
    """

    row_opened = Signal(object)
    number_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        self._model.show_rows(rows)

    @property
    def count(self) -> int:
        return self._model.rowCount()

    def row(self, place: int) -> Row:
        found: Row = self._model.index(place, 0).data(_USER)
        return found

    def fit(self, most: int) -> None:
        """As high as the rows there are, at most `most` of them."""
        self.setFixedHeight(min(self.count, most) * ROW_HEIGHT)

    def choose(self, place: int) -> None:
        """Mark a row, the nearest one if there are not so many."""
        if self.count:
            self.setCurrentIndex(self._model.index(max(0, min(place, self.count - 1)), 0))

    def choose_none(self) -> None:
        self.setCurrentIndex(QModelIndex())

    def open_current(self) -> None:
        self._open(self.currentIndex())

    def call_current(self) -> None:
        self._call(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.call_current()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the telephone sign calls, and opens nothing."""
        index = self._at_sign(event.position().toPoint())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._call(index)
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if not index.isValid():
            return
        row: Row = index.data(_USER)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("right", "text"), self.tr("Open")).triggered.connect(self.open_current)
        if row.call:
            calls = menu.addAction(icon("answer", "text"), row.call_hint.replace("&", "&&"))
            calls.triggered.connect(self.call_current)
        self.setCurrentIndex(index)
        place = self.visualRect(index).center() if keyboard else event.pos()
        menu.popup(self.viewport().mapToGlobal(place))

    def _at_sign(self, at: QPoint) -> QModelIndex | None:
        index = self.indexAt(at)
        if not index.isValid() or not index.data(_USER).call:
            return None
        inner = self.visualRect(index).adjusted(style.SPACE_M, 4, -style.SPACE_M, -4)
        return index if call_place(inner).adjusted(-4, -8, 4, 8).contains(at) else None

    def _call(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(_USER).call:
            self.number_asked.emit(index.data(_USER).call)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(index.data(_USER).value)
