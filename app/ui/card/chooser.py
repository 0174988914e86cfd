"""Who on this number? Several customers, or a number and a typed account that point to two people."""

from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.models.records import CustomerLine
from app.ui import style
from app.ui.card.choice_list import ChoiceList
from app.ui.card.lines import Lines

DIGITS = 9


class Chooser(QWidget):
    """Arrows and Enter, a digit, Ctrl and a digit from anywhere in the window, or the mouse."""

    chosen = Signal(object)

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._candidates: tuple[CustomerLine, ...] = ()
        self._contradiction = False
        self.heading = style.label(role="heading")
        self.hint = style.label(role="secondary")
        self.hint.setWordWrap(True)
        self.warning = style.label(tone="attention")
        self.warning.setWordWrap(True)
        self.notice = QFrame(self)
        style.mark(self.notice, role="notice", tone="attention")
        inside = QVBoxLayout(self.notice)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.warning)
        self.list = ChoiceList(parent=self)
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 12)
        head.setSpacing(4)
        head.addWidget(self.heading)
        head.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.list, 1)
        self.list.row_picked.connect(self._choose)
        for digit in range(1, DIGITS + 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{digit}"), self)
            shortcut.activated.connect(lambda row=digit - 1: self._choose(row))
        self._retell()

    def show_candidates(self, candidates: tuple[CustomerLine, ...], contradiction: bool) -> None:
        """The same candidates again move nothing, not even the marked row."""
        if (candidates, contradiction) == (self._candidates, self._contradiction):
            return
        self._candidates, self._contradiction = candidates, contradiction
        self._retell()
        self.list.setCurrentIndex(QModelIndex())

    def _retell(self) -> None:
        count = len(self._candidates)
        self.heading.setText(self.tr("{count} customers on this number. Who is calling?").format(count=count))
        if count == 1:
            self.heading.setText(self.tr("One customer is known under this number. Who is calling?"))
        if self._contradiction:
            self.heading.setText(self.tr("The number and what was typed do not agree. Who is calling?"))
        self.hint.setText(self.tr("Ask for the name, then choose: Ctrl+1 … Ctrl+9, or arrows and Enter."))
        self.warning.setText(
            self.tr(
                "▲ The number belongs to one customer, the account typed at the IVR to another. "
                "Nothing is shown until you choose, and the caller is not verified."
            )
        )
        self.notice.setVisible(self._contradiction)
        rows = tuple(self._lines.candidate(line, i) for i, line in enumerate(self._candidates, 1))
        self.list.show_rows(rows, "")
        self.list.setAccessibleName(self.heading.text())

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._candidates):
            chosen: UUID = self._candidates[row].customer_id
            self.chosen.emit(chosen)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)
