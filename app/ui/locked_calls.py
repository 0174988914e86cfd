"""A team lead's list of calls that wrong answers have locked: choose one, say why, let its questions go on."""

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.models.records_verification import LockedCall
from app.ui import style
from app.ui.format import age
from app.ui.panel import Panel
from app.ui.plain import one_line
from app.ui.rows import Row, RowView
from app.ui.sentences import VERIFY_PROBLEMS, sentence

WIDTH = 420
MOST_ROWS = 6
LONGEST_REASON = 200


class LockedCallsPanel(Panel):
    """Nothing is unlocked without a reason; it stands in the record of both."""

    list_asked = Signal()
    unlock_asked = Signal(str, str, str)
    """Agent, call_id and the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self._calls: tuple[LockedCall, ...] = ()
        self.says = style.label(role="secondary")
        self.says.setWordWrap(True)
        self.rows = RowView()
        self.why_label = style.label(role="secondary")
        self.why = QLineEdit(self)
        self.why.setMaxLength(LONGEST_REASON)
        self.why_label.setBuddy(self.why)
        self.unlock = QPushButton(self)
        style.mark(self.unlock, role="primary")
        self.unlock.clicked.connect(self._on_unlock)
        self.why.returnPressed.connect(self._on_unlock)
        for part in (self.says, self.rows, self.why_label, self.why, self.unlock):
            self.body.addWidget(part)
        self.show_calls(())
        self.say()

    def open(self) -> None:
        """The list is asked for anew each time it is looked at."""
        self.why.setText("")
        self._tell(self.tr("Fetching the list…"))
        super().open()
        self.list_asked.emit()

    def show_calls(self, calls: tuple[LockedCall, ...], now: datetime | None = None) -> None:
        here = now or datetime.now(UTC)
        self._calls = calls
        self.rows.show_rows(tuple(self._row(call, here) for call in calls))
        self.rows.fit(MOST_ROWS)
        for part in (self.rows, self.why_label, self.why, self.unlock):
            part.setVisible(bool(calls))
        if calls:
            self.rows.choose(0)
            self._tell(self.tr("The caller gave too many wrong answers. Ask the agent before you let it go on."))
        else:
            self._tell(self.tr("No call of your team is locked."))
        self.why.setText("")
        self.adjustSize()

    def show_refused(self, problem: str) -> None:
        self._tell(f"▲ {sentence(VERIFY_PROBLEMS, problem)}", "attention")

    def _row(self, call: LockedCall, now: datetime) -> Row:
        wrong = self.tr("{n} wrong answers").format(n=call.wrong)
        return Row(one_line(call.agent_name, 40), wrong, age(call.at, now), "", "locked", "wrong", call)

    def _on_unlock(self) -> None:
        place = self.rows.currentIndex().row()
        if not 0 <= place < len(self._calls):
            return
        if not self.why.text().strip():
            self.show_refused("reason")
            self.why.setFocus()
            return
        call = self._calls[place]
        self.unlock_asked.emit(call.agent, call.call_id, self.why.text().strip())

    def _tell(self, text: str, tone: str = "") -> None:
        self.says.setText(text)
        style.mark(self.says, tone=tone)

    def say(self) -> None:
        super().say()
        self.set_title(self.tr("Locked calls"))
        self.rows.setAccessibleName(self.tr("Locked calls"))
        self.why_label.setText(self.tr("Why it may go on"))
        self.unlock.setText(self.tr("Unlock  ·  Enter"))
