"""What the call was about: one field, type to find, two levels in its list."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from app.models.records import Reference
from app.ui import style
from app.ui.form.outcomes import Outcome, Outcomes

OUTCOME = int(Qt.ItemDataRole.UserRole)
LIST_LINES = 12
LINE_SIZE = QSize(240, 26)
_Index = QModelIndex | QPersistentModelIndex
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class OutcomeModel(QAbstractListModel):
    """Found outcomes under the headings of their groups; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[Outcome, ...] = ()
        self._flat = False

    def show_lines(self, lines: tuple[Outcome, ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self._flat = all(line.code for line in lines)
        self.endResetModel()

    def first(self) -> Outcome | None:
        return next((line for line in self._lines if line.code), None)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._lines[index.row()].code:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == OUTCOME:
            return line
        if role == Qt.ItemDataRole.EditRole:
            return line.whole if line.code else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return line.whole if self._flat or line.favourite else f"    {line.label}" if line.code else line.label
        if role == Qt.ItemDataRole.SizeHintRole:
            return LINE_SIZE
        if role == Qt.ItemDataRole.FontRole and not line.code:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return None


class DispositionField(QLineEdit):
    """`code` is the disposition chosen, empty while the text names none. Text that fits nothing stays as typed."""

    code_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = ""
        self.used: Counter[str] = Counter()
        self.outcomes = Outcomes(Reference(), self.used)
        self.lines = OutcomeModel(self)
        self.finder = QCompleter(self.lines, self)
        self.finder.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.finder.setCompletionRole(Qt.ItemDataRole.EditRole)
        self.finder.setMaxVisibleItems(LIST_LINES)
        self.finder.setWrapAround(False)
        self.setCompleter(self.finder)
        self._popup = QListView()
        self._popup.setUniformItemSizes(True)
        style.mark(self._popup, role="panel")
        self.finder.setPopup(self._popup)
        self._popup.installEventFilter(self)
        self.finder.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]  # the stubs know one overload
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)
        self._retell()

    def set_reference(self, reference: Reference) -> None:
        self.outcomes = Outcomes(reference, self.used)
        self.show_code(self.code)

    def set_favourites(self, counts: dict[str, int]) -> None:
        """How often this agent used each disposition; the most used stand first."""
        self.used.clear()
        self.used.update(counts)

    def show_code(self, code: str) -> None:
        """A code that the tables do not hold is shown as it is: it may come from an older draft."""
        self.code = code
        outcome = self.outcomes.by_code(code)
        text = outcome.whole if outcome else code
        if text != self.text() and (code or not self.hasFocus()):
            self.setText(text)
            self.setCursorPosition(0)

    def choose(self, outcome: Outcome) -> None:
        changed = outcome.code != self.code
        self.code = outcome.code
        self.setText(outcome.whole)
        self.setCursorPosition(0)
        if changed:
            self.code_changed.emit(self.code)

    def show_list(self) -> None:
        """All outcomes, or those that fit what was typed."""
        self.lines.show_lines(self.outcomes.find("" if self.code else self.text(), self.tr("Most used")))
        self.finder.setCompletionPrefix(self.text())
        self.finder.complete()
        self._popup.setCurrentIndex(self._first_to_choose())

    def _first_to_choose(self) -> QModelIndex:
        """In the list as it is open: its first line that is no heading."""
        model = self._popup.model()
        lines = (model.index(row, 0) for row in range(model.rowCount())) if model else ()
        return next((index for index in lines if index.data(OUTCOME).code), QModelIndex())

    def _on_edited(self, text: str) -> None:
        found = self.outcomes.find(text, self.tr("Most used"))
        self.lines.show_lines(found)
        if self.code:
            self.code = ""
            self.code_changed.emit("")

    def _on_activated(self, index: QModelIndex) -> None:
        outcome = index.data(OUTCOME)
        if outcome is not None and outcome.code:
            self.choose(outcome)

    def _on_finished(self) -> None:
        """A text that fits one outcome only is that outcome."""
        if self.code or not self.text().strip():
            return
        found = self.outcomes.find(self.text())
        if len(found) == 1:
            self.choose(found[0])

    def mousePressEvent(self, event: Any) -> None:
        super().mousePressEvent(event)
        if not self.text():
            self.show_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.show_list()
            return
        if event.key() in ENTER and plain and not self._popup.isVisible():
            self._take_first()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the open list with no line marked takes the first line."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self._popup and pressed in ENTER and not self._popup.currentIndex().isValid():
            self._popup.hide()
            self._take_first()
            return True
        return super().eventFilter(watched, event)

    def _take_first(self) -> None:
        first = self.lines.first()
        if not self.code and self.text().strip() and first:
            self.choose(first)

    def _retell(self) -> None:
        self.setPlaceholderText(self.tr("Type to find, or press ↓"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
            self.show_code(self.code)
        super().changeEvent(event)
