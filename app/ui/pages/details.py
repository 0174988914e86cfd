"""The page of details: what an agent may change in place, and both texts where two people changed the same."""

import re
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.models.records import EditConflict, Profile
from app.services.customer_edits import PendingEdit, value_of
from app.ui import style
from app.ui.plain import one_line
from app.ui.words import CHANNELS, LANGUAGES, Table, word
from app.ui.words_pages import EDIT_FIELDS

CHOICES: dict[str, Table] = {"language": LANGUAGES, "preferred_channel": CHANNELS}
FIELDS = ("language", "preferred_channel", "preferred_time", "occupation", "email", "address", "city")
SPOKEN = ("zh", "yue", "en")
"""What customers speak, in the order offered; the desk's own languages are other codes."""
LONGEST = 500


class FieldRow(QWidget):
    """One field: an editor, and beside it in a word what becomes of the change. `changed(text)` on Enter or leaving."""

    changed = Signal(str)

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.stands = ""
        self.editor: QLineEdit | QComboBox = QComboBox(self) if field in CHOICES else QLineEdit(self)
        self.editor.setMaximumWidth(380)
        self.state = style.label(role="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.editor, 3)
        row.addWidget(self.state, 2)
        if isinstance(self.editor, QLineEdit):
            self.editor.setMaxLength(LONGEST)
            self.editor.editingFinished.connect(self._tell)
        else:
            self.editor.activated.connect(self._tell)
        self.editor.installEventFilter(self)

    def show_text(self, text: str, enabled: bool, placeholder: str) -> None:
        """What stands now. A text being typed is never taken away."""
        if isinstance(self.editor, QLineEdit):
            typing = self.editor.hasFocus() and self.editor.text() != self.stands
            self.stands = text
            if not typing:
                self.editor.setText(text)
                self.editor.setCursorPosition(0)  # of a long text the beginning
            self.editor.setPlaceholderText(placeholder)
        else:
            self.stands = text
            self._choose(self.editor, text)
        self.editor.setEnabled(enabled)

    def name_choices(self, none: str) -> None:
        """The words of today's language."""
        if isinstance(self.editor, QComboBox):
            self.editor.clear()
            self.editor.addItem(none, "")
            table = CHOICES[self.field]
            for code in SPOKEN if self.field == "language" else table:
                self.editor.addItem(word(table, code), code)
            self._choose(self.editor, self.stands)

    def text(self) -> str:
        if isinstance(self.editor, QLineEdit):
            return self.editor.text().strip()
        return str(self.editor.currentData() or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives back what stood, and goes no further while there is something to give back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            if isinstance(self.editor, QLineEdit) and self.editor.text() != self.stands:
                self.editor.setText(self.stands)
                return True
        elif event.type() == QEvent.Type.Wheel and not self.editor.hasFocus():
            event.ignore()
            return True  # the page scrolls; nobody's language is changed by the way
        return super().eventFilter(watched, event)

    def _choose(self, box: QComboBox, code: str) -> None:
        at = box.findData(code)
        if at < 0:
            table = CHOICES[self.field]
            box.addItem(word(table, code if code in table else re.split("[-_]", code)[0]), code)
            at = box.count() - 1
        box.setCurrentIndex(at)

    def _tell(self) -> None:
        if self.text() != self.stands:
            self.changed.emit(self.text())


class ConflictBand(QFrame):
    """Mine and theirs, side by side, until somebody decides. `decided(keep_mine)`."""

    decided = Signal(bool)

    def __init__(self, conflict: EditConflict, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conflict = conflict
        style.mark(self, role="notice", tone="attention")
        text = self.tr("{field}: {agent} wrote “{mine}”, meanwhile it became “{theirs}” (before: “{base}”).").format(
            field=field,
            agent=one_line(conflict.agent),
            mine=one_line(conflict.mine),
            theirs=one_line(conflict.theirs),
            base=one_line(conflict.base),
        )
        said = QLabel(text, self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.mine = QPushButton(self.tr("Keep “{text}”").format(text=_short(conflict.mine)), self)
        self.theirs = QPushButton(self.tr("Keep “{text}”").format(text=_short(conflict.theirs)), self)
        self.failure = style.label(role="secondary")
        row = QHBoxLayout()
        row.addWidget(self.mine)
        row.addWidget(self.theirs)
        row.addWidget(self.failure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(said)
        column.addLayout(row)
        self.mine.clicked.connect(lambda: self._decide(keep_mine=True))
        self.theirs.clicked.connect(lambda: self._decide(keep_mine=False))

    def _decide(self, *, keep_mine: bool) -> None:
        self.mine.setEnabled(False)
        self.theirs.setEnabled(False)
        self.decided.emit(keep_mine)

    def show_failure(self) -> None:
        """The centre did not hear of it: nothing is decided."""
        self.failure.setText(self.tr("The centre does not answer. Nothing is decided; try again."))
        self.mine.setEnabled(True)
        self.theirs.setEnabled(True)


class DetailsPage(QScrollArea):
    """`change_asked(field, text)`, `decide_asked(edit_id, field, keep_mine)`."""

    change_asked = Signal(str, str)
    decide_asked = Signal(object, str, bool)
    sharing_asked = Signal()
    """Who protects this customer, and with whom it is shared?"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: Profile | None = None
        self._pending: tuple[PendingEdit, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        style.mark(self, role="column")
        inside = QWidget(self)
        style.mark(inside, role="page")
        self._conflicts = QVBoxLayout()
        self._conflicts.setSpacing(8)
        self.bands: tuple[ConflictBand, ...] = ()
        self.rows = {field: FieldRow(field, inside) for field in FIELDS}
        self._labels = {field: style.label(role="secondary") for field in FIELDS}
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for field, row in self.rows.items():
            self._labels[field].setBuddy(row.editor)
            fields.addRow(self._labels[field], row)
            row.changed.connect(lambda text, field=field: self.change_asked.emit(field, text))
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._conflicts)
        self.sharing = QPushButton(inside)
        style.mark(self.sharing, role="link")
        self.sharing.clicked.connect(self.sharing_asked)
        column.addWidget(self.sharing, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(fields)
        column.addStretch(1)
        self.setWidget(inside)
        self._name_fields()

    def show_profile(self, profile: Profile | None) -> None:
        self._profile = profile
        self._show_conflicts(profile.edit_conflicts if profile else ())
        self._fill()

    def show_pending(self, pending: tuple[PendingEdit, ...]) -> None:
        """Changes of this customer on their way."""
        self._pending = pending
        self._fill()

    def show_decision_failed(self, edit_id: UUID, word: str) -> None:
        del word  # whatever the reason: it can be tried again
        for band in self.bands:
            if band.conflict.edit_id == edit_id:
                band.show_failure()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_fields()
            self.show_profile(self._profile)
        super().changeEvent(event)

    def _fill(self) -> None:
        profile = self._profile
        pending = {edit.field: edit for edit in self._pending}
        self.sharing.setEnabled(profile is not None and not profile.refused)
        for field, row in self.rows.items():
            hidden = profile is not None and field in profile.hidden
            stands = value_of(profile, field) if profile is not None else ""
            edit = pending.get(field)
            may = profile is not None and not hidden and not profile.refused
            row.show_text(edit.mine if edit else stands, may, self._masked(hidden))
            row.state.setText(self._state(edit))

    def _masked(self, hidden: bool) -> str:
        return self.tr("masked: verify the caller first") if hidden else ""

    def _state(self, edit: PendingEdit | None) -> str:
        if edit is None or edit.confirmed:
            return ""
        if edit.problem:
            return self.tr("The centre did not take it. It is kept; see what is pending below.")
        return self.tr("Saved. On its way to the centre.")

    def _show_conflicts(self, conflicts: tuple[EditConflict, ...]) -> None:
        if tuple(band.conflict for band in self.bands) == conflicts:
            return
        for band in self.bands:
            self._conflicts.removeWidget(band)
            band.deleteLater()
        self.bands = tuple(ConflictBand(one, word(EDIT_FIELDS, one.field), self.widget()) for one in conflicts)
        for band in self.bands:
            one = band.conflict
            band.decided.connect(lambda mine, one=one: self.decide_asked.emit(one.edit_id, one.field, mine))
            self._conflicts.addWidget(band)

    def _name_fields(self) -> None:
        self.sharing.setText(self.tr("Who protects and shares this customer"))
        for field in FIELDS:
            name = word(EDIT_FIELDS, field)
            self._labels[field].setText(name)
            self.rows[field].editor.setAccessibleName(name)
            self.rows[field].name_choices(self.tr("not known"))


def _short(text: str) -> str:
    line = one_line(text, 24)
    return line.replace("&", "&&")  # a button takes a single one for its key
