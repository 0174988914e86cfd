"""The column "This call": notes, outcome, follow-up, complaint; Save and the wrap-up's time are always in sight."""

import time
from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.models.records import Reference
from app.services.agent_state import AgentStatus
from app.services.wrap_up import Form, Problem, SaveState
from app.ui import style
from app.ui.form.draft import Draft, has_text
from app.ui.form.fields import FormFields
from app.ui.form.foot import Foot
from app.ui.form.wrap_bar import WrapBar
from app.ui.plain import Elided, one_line
from app.ui.sentences import FORM_PROBLEMS, sentence
from app.ui.verification import VerificationPanel

PAUSE_MS = 400
SAVED = frozenset({"saved", "confirmed", "attention"})


def local_today() -> date:
    return datetime.now().astimezone().date()


class FormView(QFrame):
    """What is typed goes out each 400 ms and whenever a field is left; what comes in never overwrites it."""

    form_typed = Signal(object)
    save_asked = Signal()
    extend_asked = Signal()
    end_wrap_asked = Signal()
    return_asked = Signal(object)
    """form_id of an unsaved form that another one has covered: bring it to the top again."""

    def __init__(
        self,
        now_ns: Callable[[], int] = time.monotonic_ns,
        today: Callable[[], date] = local_today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._covered: Form | None = None
        self._saved = False
        style.mark(self, role="column")
        self.setFixedWidth(style.RIGHT_WIDTH)
        self.heading = style.label(role="heading")
        self.customer = Elided("secondary")
        self.fields = FormFields(today)
        self.page = QScrollArea(self)
        self.idle = style.label(role="secondary")
        self.go_back = QPushButton(self)
        self.verification = VerificationPanel(self)
        self.wrap = WrapBar(now_ns, self)
        self.save = QPushButton(self)
        self.foot = Foot(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self._retell()
        self.go_back.hide()
        self._show_open(False)

    def _lay_out(self) -> None:
        self.page.setWidget(self.fields)
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.idle.setWordWrap(True)
        style.mark(self.go_back, role="link")
        style.mark(self.save, role="primary")
        head = QHBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.customer, 1)
        rest = QVBoxLayout()
        rest.setContentsMargins(12, 0, 12, 0)
        rest.addWidget(self.idle)
        rest.addWidget(self.go_back)
        foot = QFrame(self)
        style.mark(foot, role="foot")
        below = QVBoxLayout(foot)
        below.setContentsMargins(12, 4, 12, 8)
        below.setSpacing(4)
        below.addWidget(self.wrap)
        below.addWidget(self.save)
        below.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(rest)
        column.addWidget(self.verification)
        column.addWidget(self.page, 1)
        column.addStretch()
        column.addWidget(foot)
        order = (self.fields.complaint.remedy, self.wrap.extend, self.wrap.end, self.save)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)  # Save comes last, as it stands

    def _connect(self) -> None:
        self.fields.typed.connect(self._on_typed)
        self.fields.left.connect(self.tell)
        self._pause.timeout.connect(self.tell)
        self.save.clicked.connect(self._on_save)
        self.go_back.clicked.connect(self._on_go_back)
        self.fields.complaint.opened.connect(self._on_complaint_opened)
        self.verification.done.connect(self.fields.note.setFocus)
        self.wrap.extend_asked.connect(self.extend_asked)
        self.wrap.end_asked.connect(self._on_end_wrap)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save.click)

    # ---- what comes in ----

    def set_reference(self, reference: Reference) -> None:
        self.fields.set_reference(reference)

    def warm_up(self) -> None:
        """Let Qt work out the fields' looks before the first ring; nothing of it is shown."""
        if self._draft.form is None:
            self.fields.grab()

    def show_form(self, form: Form) -> None:
        """Another form opens; or the same one comes back with the customer found meanwhile."""
        self.tell()
        another = form.form_id != self._draft.form_id
        if another:
            self._cover(self._draft.form, form)
            self._saved = False
            self.fields.clear_problems()
            self.foot.show_state(None)
        self.fields.show_values(self._draft.take(form))
        self.customer.show_text(form.customer_name)
        self._show_open(True)
        if another:
            self.page.verticalScrollBar().setValue(0)
            if not _is_typing() and not self._is_covered():
                self.fields.note.setFocus()

    def close_form(self) -> None:
        """The form is done with; what was typed last is told before it goes."""
        self.tell()
        self._draft.drop()
        self.fields.clear_problems()
        self._show_open(False)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark the fields, say why beside each, go to the first; what belongs to no field stands in the foot."""
        self.fields.clear_problems()
        first: QWidget | None = None
        for problem in problems:
            if not self.fields.show_problem(problem.field, sentence(FORM_PROBLEMS, problem.code)):
                self.foot.show_problem(problem.code)
            elif first is None:
                first = self.fields.widget_of(problem.field)
        if first is not None:
            first.setFocus()
            self.page.ensureWidgetVisible(first)

    def show_save_state(self, state: SaveState) -> None:
        """News of an earlier form do not overwrite what is said about the one on screen."""
        if state.phase in SAVED and self._covered is not None and self._covered.form_id == state.form_id:
            self._cover(None, None)
        if self._draft.form_id not in {None, state.form_id}:
            return
        if state.phase in SAVED and not self._saved and self._draft.form is not None:
            self._saved = True
            self.fields.disposition.used[self._draft.form.disposition] += 1
        self.foot.show_state(state)

    def show_wrap(self, status: AgentStatus) -> None:
        self.wrap.show_wrap(status.wrap)

    # ---- what goes out ----

    def tell(self) -> None:
        """Say at once what stands in the fields, if it was not said before."""
        self._pause.stop()
        form = self._draft.type(self.fields.values())
        if form is not None:
            self.form_typed.emit(form)

    def _on_typed(self, name: str) -> None:
        """The first letter is told at once: from then on nobody takes the form for an empty one."""
        self._draft.touch(name)
        if self._draft.form is not None and not has_text(self._draft.form):
            self.tell()
        elif not self._pause.isActive():  # it runs on while somebody types: a burst is told as often as a pause
            self._pause.start()

    def _on_save(self) -> None:
        if self._draft.form is not None:
            self.tell()
            self.save_asked.emit()

    def _on_complaint_opened(self) -> None:
        """The section opens below what is in sight: bring it there, once it has its place."""
        QTimer.singleShot(0, self, lambda: self.page.ensureWidgetVisible(self.fields.complaint.remedy))

    def _on_end_wrap(self) -> None:
        self.tell()
        self.end_wrap_asked.emit()

    # ---- the form below ----

    def _cover(self, below: Form | None, top: Form | None) -> None:
        """An unsaved form that another one covers is offered again; a saved one needs no way back."""
        if below is not None and not self._saved and has_text(below):
            self._covered = below
        elif top is None or (self._covered is not None and self._covered.form_id == top.form_id):
            self._covered = None
        self.go_back.setVisible(self._covered is not None)
        self._retell()

    def _on_go_back(self) -> None:
        self.tell()
        if self._covered is not None:
            self.return_asked.emit(self._covered.form_id)

    def _is_covered(self) -> bool:
        """The window is on screen, but the lock lies over this."""
        return self.window().isVisible() and not self.isVisible()

    def _show_open(self, on: bool) -> None:
        self.page.setVisible(on)
        self.verification.setVisible(on)
        self.idle.setVisible(not on)
        self.save.setEnabled(on)
        if not on:
            self.customer.show_text("")

    def _retell(self) -> None:
        self.setAccessibleName(self.tr("This call"))
        self.heading.setText(self.tr("This call"))
        self.idle.setText(self.tr("No call. The form opens at the first ring."))
        name = self._covered.customer_name if self._covered else ""
        self.go_back.setText(self.tr("Back to the unsaved form {name}").format(name=one_line(name, 24)).strip())
        self.save.setText(self.tr("Save  ·  Ctrl+Enter"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)


def _is_typing() -> bool:
    """Whether another text field is being typed in: not even a new call may take the caret from it."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        return bool(field.text())
    return isinstance(field, QPlainTextEdit | QTextEdit) and bool(field.toPlainText())
