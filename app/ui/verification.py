"""The verification of the caller, at the top of the column "This call": one question at a time, by keyboard alone.

What the caller said leaves the field with Enter and is in no other place. The panel keeps its height, whatever it says.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.models.records_verification import Outcome, Question, Verification
from app.services.verifying import Verifying, VerifyPhase
from app.ui import style
from app.ui.format import time_of_day
from app.ui.plain import Elided, on_language
from app.ui.sentences import VERIFY_PROBLEMS, sentence
from app.ui.verification_question import QuestionRow
from app.ui.words import label_of

KEY = "F7"
HEIGHT = 116


class VerificationPanel(QFrame):
    """`done` comes when nothing is left to answer here: the caret may go back to the notes."""

    answer_asked = Signal(str, str)
    """Code of the question, and what the caller said."""
    judge_asked = Signal(str, str)
    """Code of the question, and `right` or `wrong`."""
    again_asked = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Verifying()
        self._code = ""
        self._had_focus = False
        self.setFixedHeight(HEIGHT)
        self.heading = style.label(role="strong")
        self.count = style.label(role="badge")
        self.key = style.label(KEY, role="key")
        self.row = QuestionRow(self)
        self.says = style.label(role="secondary")
        self.again = QPushButton(self)
        self.last = Elided("secondary")
        self._lay_out()
        self._connect()
        self._retell()

    def _lay_out(self) -> None:
        self.says.setWordWrap(True)
        style.mark(self.again, role="link")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(self.key)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.row)
        column.addWidget(self.says)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        column.addWidget(self.last)

    def _connect(self) -> None:
        self.row.answered.connect(lambda text: self.answer_asked.emit(self._code, text))
        self.row.judged.connect(lambda said: self.judge_asked.emit(self._code, said))
        self.row.another_asked.connect(self._on_another)
        self.again.clicked.connect(self.again_asked)
        QShortcut(QKeySequence(KEY), self).activated.connect(self.take_focus)

    def show_verifying(self, shown: Verifying) -> None:
        """Where it stands now. Another call or customer begins anew; the same one goes on at the next question."""
        before, self._shown = self._shown, shown
        focus = QApplication.focusWidget()
        self._had_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
        same = (before.call_id, before.customer_id) == (shown.call_id, shown.customer_id)
        if not same or shown.phase is not VerifyPhase.OPEN or shown.state != before.state:
            self.row.clear()
            self._code = self._next_code()
        self._retell()
        if self._had_focus:
            self._keep_focus()

    def take_focus(self) -> None:
        """The key of the panel: to what can be done now."""
        if self.row.isVisible():
            self.row.take_focus()
        elif self.again.isVisible():
            self.again.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- inside ----

    def _keep_focus(self) -> None:
        """Only of a caret that was here: Qt would hand it to Save, and the next Enter would push that."""
        if self.row.isVisible():
            self.row.take_focus()
        elif self.again.isVisible():
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._shown.phase is VerifyPhase.ASKING:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # until the questions are there again
        else:
            self.done.emit()

    def _open(self) -> list[Question]:
        state = self._shown.state
        return [one for one in state.questions if one.can_be_answered] if state is not None else []

    def _next_code(self) -> str:
        """The first that was not tried yet, else one that may be tried again."""
        ordered = sorted(self._open(), key=lambda one: one.outcome is Outcome.WRONG)
        return ordered[0].code if ordered else ""

    def _question(self) -> Question | None:
        state = self._shown.state
        return next((one for one in state.questions if one.code == self._code), None) if state is not None else None

    def _is_verified(self) -> bool:
        return self._shown.state is not None and self._shown.state.verified

    def _on_another(self) -> None:
        codes = [one.code for one in self._open()]
        if len(codes) > 1 and self._code in codes:
            self._code = codes[(codes.index(self._code) + 1) % len(codes)]
            self.row.clear()
            self._retell()
            self.row.take_focus()

    def _retell(self) -> None:
        shown, state = self._shown, self._shown.state
        self.setAccessibleName(self.tr("Verification"))
        self.heading.setText(self.tr("Verification"))
        self.count.setText(self._count(state) if state is not None else "")
        self.count.setVisible(state is not None)
        style.mark(self.count, tone="ok" if self._is_verified() else "wrong" if state and state.locked else "")
        open_now = shown.phase is VerifyPhase.OPEN and not self._is_verified() and self._question() is not None
        self.row.setVisible(open_now)
        question = self._question()
        if open_now and question is not None:
            self.row.show_question(question, label_of(question), len(self._open()) > 1, busy=bool(shown.busy))
        says = "" if open_now else self._says()
        self.says.setText(says)
        self.says.setVisible(bool(says))
        style.mark(self.says, tone=self._tone())
        self.again.setText(self.tr("Ask the centre again"))
        self.again.setVisible(shown.phase in (VerifyPhase.LOCKED, VerifyPhase.FAILED))
        self.last.show_text(self._last() if state is not None else "")

    def _count(self, state: Verification) -> str:
        return self.tr("{right} of {needed}").format(right=min(state.right, state.needed), needed=state.needed)

    def _tone(self) -> str:
        if self._is_verified():
            return "ok"
        return {VerifyPhase.LOCKED: "wrong", VerifyPhase.FAILED: "attention"}.get(self._shown.phase, "")

    def _says(self) -> str:
        state = self._shown.state
        match self._shown.phase:
            case VerifyPhase.NOBODY:
                return self.tr("Nobody to verify: there is no customer on this call yet.")
            case VerifyPhase.RINGING:
                return self.tr("The questions come when the call is answered.")
            case VerifyPhase.ASKING:
                return self.tr("Fetching the questions…")
            case VerifyPhase.LOCKED:
                wrong = state.wrong if state is not None else 0
                if state is not None and wrong <= state.wrong_allowed:
                    return self.tr("▲ Locked for today: too many wrong answers on several calls. Ask your team lead.")
                return self.tr("▲ Locked for this call: {wrong} wrong answers. A team lead can unlock it.").format(
                    wrong=wrong
                )
            case VerifyPhase.FAILED:
                return f"▲ {sentence(VERIFY_PROBLEMS, self._shown.problem)}"
            case VerifyPhase.OVER if not self._is_verified():
                return self.tr("The call is over. The caller was not verified.")
        if self._is_verified() and state is not None:
            until = time_of_day(state.until) if state.until is not None else ""
            return self.tr("● Verified. It holds for this customer on this call, until {time}.").format(time=until)
        return self.tr("No question is left that this customer could answer.")

    def _last(self) -> str:
        """What became of the answers, the latest trouble first: never the caller's words."""
        state = self._shown.state
        if state is None or self._shown.phase not in (VerifyPhase.OPEN, VerifyPhase.LOCKED, VerifyPhase.OVER):
            return ""
        parts = []
        for one in state.questions:
            if one.outcome is Outcome.SEEN:
                parts.append(self.tr("– {question}: already shown").format(question=label_of(one)))
            elif one.outcome in (Outcome.RIGHT, Outcome.WRONG):
                told = f" ({one.expected})" if one.expected and one.outcome is Outcome.WRONG else ""
                sign = "✓" if one.outcome is Outcome.RIGHT else "✗"
                parts.append(f"{sign} {label_of(one)}{told}")
        return " · ".join(sorted(parts, key=lambda part: "✗–✓".index(part[0])))

    def changeEvent(self, event: QEvent) -> None:
        if on_language(event):
            self._retell()
        super().changeEvent(event)
