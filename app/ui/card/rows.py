"""Rows of the card's lists as values, and the model that hands them to the view."""

from collections.abc import Callable
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
    """Shape before the row: `due`, `late`, `done`, `in`, `out`, `opened`, `closed`, a digit, or nothing."""
    mark_role: str = "secondary"
    key: UUID | None = None
    detail: bool = False
    """Belongs to the row above: two cells, a name and its value."""


class RowsModel(QAbstractListModel):
    """Holds records and makes a row of one when it is first looked at: a long list costs what is in sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: tuple[Any, ...] = ()
        self._make: Callable[[Any], Row] = _as_it_is
        self._edition: object = None
        self._made: dict[int, Row] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows; makes those nobody has looked at yet."""
        return tuple(self.row(n) for n in range(len(self._records)))

    def row(self, n: int) -> Row:
        made = self._made.get(n)
        if made is None:
            made = self._made[n] = self._make(self._records[n])
        return made

    def show_rows(self, rows: tuple[Row, ...]) -> bool:
        """Rows that are made already."""
        return self.show_records(rows, _as_it_is)

    def show_records(self, records: tuple[Any, ...], make: Callable[[Any], Row], edition: object = None) -> bool:
        """Returns whether the number of rows changed, so that the list must be laid out anew.

        The same records in the same `edition` (of words and tables that `make` uses) are no news.
        """
        if (records, edition) == (self._records, self._edition):
            return False
        as_many = len(records) == len(self._records) > 0
        if not as_many:
            self.beginResetModel()
        self._records, self._make, self._edition, self._made = records, make, edition, {}
        if as_many:
            self.dataChanged.emit(self.index(0), self.index(len(records) - 1))
        else:
            self.endResetModel()
        return not as_many

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = ROW) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self.row(index.row())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return self.row(index.row()).spoken
        return None


def _as_it_is(row: Row) -> Row:
    return row
