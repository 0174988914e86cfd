"""Rows of the card's lists as values, and the model that hands them to the view."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Cell:
    """One text in one column. `role` is a colour of the ink, `masked` paints the mask instead of the text."""

    text: str
    role: str = "text"
    strong: bool = False
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`spoken` is what a screen reader says and what the tooltip shows: the whole row, nothing cut."""

    cells: tuple[Cell, ...]
    spoken: str
    mark: str = ""
    """Shape before the row: `due`, `late`, `done`, `in`, `out`, a digit, or nothing."""
    mark_role: str = "secondary"
    key: UUID | None = None


class RowsModel(QAbstractListModel):
    """Holds a tuple of rows; a new tuple replaces the old one as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> bool:
        """Returns whether the number of rows changed, so that the list must be laid out anew."""
        if rows == self.rows:
            return False
        if len(rows) == len(self.rows) and rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = ROW) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self.rows[index.row()]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return self.rows[index.row()].spoken
        return None
