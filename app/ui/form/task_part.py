"""The follow-up: what is to be done, and by which day."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui import style
from app.ui.form.field_label import FieldLabel

NO_DAY = QDate(2000, 1, 1)
TOMORROW, WEEK = 1, 7


class DayField(QDateEdit):
    """A day, or none yet. Opening its calendar starts at tomorrow."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setCalendarPopup(True)
        self.setMinimumDate(NO_DAY)
        self.setDate(NO_DAY)

    @property
    def day(self) -> date | None:
        shown = self.date()
        return None if shown == NO_DAY else date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date | None) -> None:
        self.setDate(NO_DAY if day is None else QDate(day.year, day.month, day.day))

    def _start(self) -> bool:
        if self.day is not None:
            return False
        self.show_day(self._today() + timedelta(days=TOMORROW))
        return True

    def stepBy(self, steps: int) -> None:
        if not self._start():
            super().stepBy(steps)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves at once: Qt would step through day, month and year, and never come out of an empty field."""
        return QWidget.focusNextPrevChild(self, forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._start()
        super().mousePressEvent(event)


class TaskPart(QWidget):
    """Title, day, and the two days asked for most often."""

    typed = Signal(str)
    """Name of the form's field that the agent changed."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._needed = False
        self.title = QLineEdit(self)
        self.title.setMaxLength(200)
        self.day = DayField(today, self)
        self.title_label = FieldLabel(self.title, self)
        self.day_label = FieldLabel(self.day, self)
        self.tomorrow = QPushButton(self)
        self.week = QPushButton(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        for button, days in ((self.tomorrow, TOMORROW), (self.week, WEEK)):
            button.clicked.connect(lambda _=False, ahead=days: self._set_ahead(ahead))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title_label)
        column.addWidget(self.title)
        column.addSpacing(4)
        column.addWidget(self.day_label)
        column.addLayout(row)
        self.title.textEdited.connect(lambda _: self.typed.emit("task_title"))
        self.day.dateChanged.connect(lambda _: self.typed.emit("task_due_on"))
        self._retell()

    def show_needed(self, needed: bool) -> None:
        """The disposition chosen asks for a follow-up."""
        if needed != self._needed:
            self._needed = needed
            self._retell()

    def _set_ahead(self, days: int) -> None:
        self.day.show_day(self._today() + timedelta(days=days))

    def _retell(self) -> None:
        self.title_label.show_name(
            self.tr("Follow-up task (needed for this outcome)") if self._needed else self.tr("Follow-up task")
        )
        self.day_label.show_name(self.tr("By which day"))
        self.title.setPlaceholderText(self.tr("What is to be done?"))
        self.day.setLocale(QLocale())
        self.day.setDisplayFormat("ddd " + QCoreApplication.translate("format", "d MMM yyyy"))
        self.day.setSpecialValueText(self.tr("No day yet"))
        self.tomorrow.setText(self.tr("Tomorrow"))
        self.week.setText(self.tr("In a week"))
        style.mark(self.tomorrow, role="chip")
        style.mark(self.week, role="chip")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)
