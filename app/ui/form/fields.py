"""The fields of the form, in reading order, as one page that may scroll."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.models.records import Reference
from app.ui import style
from app.ui.form.complaint_part import ComplaintPart
from app.ui.form.disposition import DispositionField
from app.ui.form.field_label import FieldLabel
from app.ui.form.task_part import TaskPart

NOTE_HEIGHT = 84
"""Four lines at least: at 768 px all of the form stands in sight below the verification, the complaint closed."""


class FormFields(QWidget):
    """Speaks in names of `Form`'s fields and knows nothing of drafts."""

    typed = Signal(str)
    """Name of the field that the agent changed."""
    left = Signal()
    """The caret left a field."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, role="page")
        self.note = QPlainTextEdit(self)
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(NOTE_HEIGHT)
        self.disposition = DispositionField(self)
        self.task = TaskPart(today, self)
        self.complaint = ComplaintPart(self)
        self.note_label = FieldLabel(self.note, self)
        self.disposition_label = FieldLabel(self.disposition, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 4)
        column.setSpacing(4)
        column.addWidget(self.note_label)
        column.addWidget(self.note, 1)
        column.addSpacing(4)
        column.addWidget(self.disposition_label)
        column.addWidget(self.disposition)
        column.addSpacing(4)
        column.addWidget(self.task)
        column.addSpacing(4)
        column.addWidget(self.complaint)
        self._showing = False
        self._labels = {
            "note": self.note_label,
            "disposition": self.disposition_label,
            "task_title": self.task.title_label,
            "task_due_on": self.task.day_label,
            "complaint_product": self.complaint.product_label,
            "complaint_what_happened": self.complaint.happened_label,
            "complaint_remedy": self.complaint.remedy_label,
        }
        self._widgets: dict[str, QWidget] = {
            "note": self.note,
            "disposition": self.disposition,
            "task_title": self.task.title,
            "task_due_on": self.task.day,
            "complaint_product": self.complaint.product,
            "complaint_what_happened": self.complaint.happened,
            "complaint_remedy": self.complaint.remedy,
        }
        self._connect()
        self._retell()

    def _connect(self) -> None:
        self.note.textChanged.connect(lambda: self._on_typed("note"))
        self.disposition.code_changed.connect(self._on_disposition)
        self.task.typed.connect(self._on_typed)
        self.complaint.typed.connect(self._on_typed)
        for field in self._widgets.values():
            field.installEventFilter(self)

    def set_reference(self, reference: Reference) -> None:
        self.disposition.set_reference(reference)
        self.complaint.set_reference(reference)

    def values(self) -> dict[str, object]:
        return {
            "note": self.note.toPlainText(),
            "disposition": self.disposition.code,
            "task_title": self.task.title.text(),
            "task_due_on": self.task.day.day,
            "complaint": self.complaint.toggle.isChecked(),
            "complaint_product": self.complaint.code,
            "complaint_what_happened": self.complaint.happened.toPlainText(),
            "complaint_remedy": self.complaint.remedy.toPlainText(),
        }

    def show_values(self, values: dict[str, Any]) -> None:
        """Put these values into their fields without telling anybody; a field that holds its value is left alone."""
        show: dict[str, Callable[[Any], None]] = {
            "note": self._show_note,
            "disposition": self.disposition.show_code,
            "task_title": self.task.title.setText,
            "task_due_on": self.task.day.show_day,
            "complaint": self.complaint.toggle.setChecked,
            "complaint_product": self.complaint.show_code,
            "complaint_what_happened": self.complaint.happened.setPlainText,
            "complaint_remedy": self.complaint.remedy.setPlainText,
        }
        now = self.values()
        self._showing = True
        try:
            for name, value in values.items():
                if now[name] != value:
                    show[name](value)
        finally:
            self._showing = False
        self.task.show_needed(self.disposition.outcomes.needs_task(self.disposition.code))

    def _show_note(self, text: str) -> None:
        self.note.setPlainText(text)
        self.note.moveCursor(QTextCursor.MoveOperation.End)

    def show_problem(self, name: str, words: str) -> bool:
        """Mark a field; False if this column has no such field."""
        label = self._labels.get(name)
        if label is None:
            return False
        if words and name.startswith("complaint_"):
            self.complaint.body.show()
        label.show_problem(words)
        return True

    def clear_problems(self) -> None:
        for label in self._labels.values():
            label.show_problem("")

    def widget_of(self, name: str) -> QWidget | None:
        return self._widgets.get(name)

    def _on_typed(self, name: str) -> None:
        if not self._showing:
            self.show_problem(name, "")
            self.typed.emit(name)

    def _on_disposition(self, code: str) -> None:
        self.task.show_needed(self.disposition.outcomes.needs_task(code))
        self._on_typed("disposition")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _retell(self) -> None:
        self.note_label.show_name(self.tr("Notes"))
        self.disposition_label.show_name(self.tr("What the call was about"))
        self.note.setPlaceholderText(self.tr("Type from the first ring; every pause is kept."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)
