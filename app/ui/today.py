"""The left column: the agent's own day. What was missed, what is due, whom they spoke with."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.models.number import dialled_digits
from app.models.records import Code, InteractionLine, TaskLine
from app.ui import style
from app.ui.format import due, due_tone, duration, number, time_of_day
from app.ui.icons import icon
from app.ui.plain import name_for_readers, on_language, one_line
from app.ui.rows import Row, RowView
from app.ui.words import SYSTEM_OUTCOMES, label_in

MOST_TASKS, MOST_MISSED = 5, 3


class TodayColumn(QFrame):
    """Three lists, each with its count. A row opens its customer, and calls back the number the agent may see."""

    customer_asked = Signal(object)
    number_asked = Signal(str)
    fold_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        self.setFixedWidth(style.LEFT_WIDTH)
        self._day: tuple[InteractionLine, ...] | None = None
        self._tasks: tuple[TaskLine, ...] | None = None
        self._dispositions: tuple[Code, ...] = ()
        self._queues: tuple[Code, ...] = ()
        self._fold = QPushButton(icon("left", "secondary"), "")
        self._fold.setProperty("role", "ghost")
        self._fold.setFixedWidth(32)
        self._fold.clicked.connect(self.fold_asked)
        self._heading = style.label(role="heading")
        self._missed, self._due, self._calls = Section(), Section(), Section()
        head = QHBoxLayout()
        head.setContentsMargins(style.SPACE_M, 0, style.SPACE_XS, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.SPACE_S, 0, 0)
        column.setSpacing(style.SPACE_M)
        column.addLayout(head)
        column.addWidget(self._missed)
        column.addWidget(self._due)
        column.addWidget(self._calls, 1)
        for section in (self._missed, self._due, self._calls):
            section.rows.row_opened.connect(self._open)
            section.rows.number_asked.connect(self.number_asked)
        self._say()

    def show_day(self, lines: tuple[InteractionLine, ...]) -> None:
        """The agent's interactions since midnight, newest first."""
        self._day = lines
        missed = tuple(self._call_row(line) for line in lines if _missed(line))
        calls = tuple(self._call_row(line) for line in lines if not _missed(line))
        self._missed.setVisible(bool(missed))
        self._missed.show_rows(missed, MOST_MISSED)
        self._calls.show_rows(calls)
        self._name_sections()

    def show_tasks(self, lines: tuple[TaskLine, ...], today: date | None = None) -> None:
        """Open tasks, next due first."""
        self._tasks = lines
        here = today or datetime.now(UTC).astimezone().date()
        self._due.show_rows(tuple(_task_row(line, here) for line in lines), MOST_TASKS)
        self._name_sections()

    def set_codes(self, dispositions: tuple[Code, ...], queues: tuple[Code, ...]) -> None:
        self._dispositions, self._queues = dispositions, queues
        if self._day is not None:
            self.show_day(self._day)

    def _call_row(self, line: InteractionLine) -> Row:
        sign = "missed" if _missed(line) else "outgoing" if line.direction == "out" else "incoming"
        if line.channel != "phone":
            sign = "letter"
        called = number(one_line(line.caller_number, 40)) if dialled_digits(line.caller_number) else ""
        who = line.customer_name or called or self.tr("Nobody known")
        about = (
            label_in(self._dispositions, line.disposition, SYSTEM_OUTCOMES) if line.disposition else one_line(line.note)
        )
        lower = about or label_in(self._queues, line.queue, {line.queue: line.queue})
        talked = "" if line.talk_s is None else duration(line.talk_s)
        tone = "attention" if _missed(line) else "secondary"
        hint = self.tr("Call {number} (C)").format(number=called) if called else ""
        call = line.caller_number if called else ""
        return Row(who, lower, time_of_day(line.at), talked, sign, tone, line, call, hint)

    def _open(self, value: object) -> None:
        customer = getattr(value, "customer_id", None)
        if customer is not None:
            self.customer_asked.emit(customer)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Today"))
        self._heading.setText(self.tr("Today"))
        self._fold.setToolTip(self.tr("Fold away (Ctrl+B)"))
        name_for_readers(self._fold, self.tr("Fold the left column away"), "Ctrl+B")
        self._name_sections()
        if self._day is not None:
            self.show_day(self._day)
        else:
            self._missed.hide()
        if self._tasks is not None:
            self.show_tasks(self._tasks)

    def _name_sections(self) -> None:
        loading = self.tr("Loading…")
        self._missed.say(self.tr("Missed"), "")
        self._due.say(self.tr("Tasks"), loading if self._tasks is None else self.tr("No open task."))
        self._calls.say(self.tr("Calls"), loading if self._day is None else self.tr("No call yet today."))


class Section(QWidget):
    """A title with its count, rows, or one quiet line when there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._count = style.label(role="section"), style.label(role="section")
        self._empty = style.label(role="secondary")
        self._empty.setContentsMargins(style.SPACE_M, 0, style.SPACE_M, 0)
        self.rows = RowView()
        head = QHBoxLayout()
        head.setContentsMargins(style.SPACE_M, 0, style.SPACE_M, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.rows, 1)
        column.addStretch()
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows.hide()

    def show_rows(self, rows: tuple[Row, ...], most: int = 0) -> None:
        """`most` 0: the list takes the room that is left."""
        self.rows.show_rows(rows)
        self._count.setText(str(len(rows)))
        self._empty.setVisible(not rows)
        self.rows.setVisible(bool(rows))
        if most:
            self.rows.fit(most)

    def say(self, title: str, empty: str) -> None:
        self._title.setText(title)
        self._empty.setText(empty)
        self.rows.setAccessibleName(title)


def _missed(line: InteractionLine) -> bool:
    return line.channel == "phone" and line.direction == "in" and line.talk_s is None


def _task_row(line: TaskLine, today: date) -> Row:
    tone = due_tone(line.due_on, today)
    below = due(line.due_on, today)
    return Row(line.title, line.customer_name, "", below, "calendar", "secondary" if tone == "quiet" else tone, line)
