"""Whose a protected customer is, with whom it is shared until when; for who may, sharing it and taking that back."""

from uuid import UUID

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPushButton, QWidget

from app.models.records_protection import Protection, Share
from app.services.card import Card
from app.ui import style
from app.ui.panel import Panel
from app.ui.plain import one_line
from app.ui.rows import Row, RowView
from app.ui.sentences import SHARING_PROBLEMS, sentence

WIDTH = 400
MOST_ROWS = 4
LONGEST_REASON = 200
USUAL_DAYS = 14
"""How long a share lasts unless the agent says otherwise."""


class SharingPanel(Panel):
    """Nothing is shared or taken back without a reason; it stands in the record."""

    state_asked = Signal()
    share_asked = Signal(str, object, str)
    """With whom (an agent's role or `team:NAME`), the last day, and why."""
    unshare_asked = Signal(str, str)
    """With whom it is not shared any more, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self._protection: Protection | None = None
        self._whose: UUID | None = None
        self.owner, self.says = style.label(), style.label(role="secondary")
        self.rows = RowView()
        self.who, self.until, self.why = QComboBox(self), QDateEdit(self), QLineEdit(self)
        self.labels = tuple(style.label(role="secondary") for _ in range(3))
        self.share, self.take_back = QPushButton(self), QPushButton(self)
        self._lay_out()
        self.share.clicked.connect(self._on_share)
        self.why.returnPressed.connect(self._on_share)
        self.take_back.clicked.connect(self._on_take_back)
        self.say()

    def _lay_out(self) -> None:
        style.mark(self.share, role="primary")
        self.why.setMaxLength(LONGEST_REASON)
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.until.setCalendarPopup(True)
        self.owner.setWordWrap(True)
        self.says.setWordWrap(True)
        self.says.setMinimumHeight(34)  # its place is kept: nothing moves when it is said
        self.body.addWidget(self.owner)
        self.body.addWidget(self.rows)
        for label, field in zip(self.labels, (self.who, self.until, self.why), strict=True):
            label.setBuddy(field)
            self.body.addWidget(label)
            self.body.addWidget(field)
        self.body.addWidget(self.share)
        self.body.addWidget(self.take_back)
        self.body.addWidget(self.says)

    def open(self) -> None:
        """As it stands at the centre now; what was typed for another customer is gone."""
        self._protection = None
        today = QDate.currentDate()
        self.until.setMinimumDate(today)
        self.until.setDate(today.addDays(USUAL_DAYS))
        self.why.clear()
        self._fill()
        super().open()
        self.state_asked.emit()

    def show_card(self, card: Card) -> None:
        """Another customer's card: what stands here is not theirs."""
        whose = card.profile.customer.customer_id if card.profile is not None else None
        if whose != self._whose:
            self._whose = whose
            self._protection = None
            self.close_panel()

    def show_protection(self, protection: Protection) -> None:
        chosen = self.who.currentData()
        self._protection = protection
        self.why.clear()
        self._fill()
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def show_refused(self, word: str) -> None:
        self._tell(f"▲ {sentence(SHARING_PROBLEMS, word)}", "attention")

    def say(self) -> None:
        super().say()
        self.set_title(self.tr("Customer protection"))
        names = (self.tr("Share with"), self.tr("Until, that day included"), self.tr("Why"))
        for label, field, name in zip(self.labels, (self.who, self.until, self.why), names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.rows.setAccessibleName(self.tr("Shared with"))
        self.share.setText(self.tr("Share  ·  Enter"))
        self.take_back.setText(self.tr("Take back what is chosen above"))
        self._fill()

    # ---- inside ----

    def _fill(self) -> None:
        told = self._protection
        shares = told.shares if told is not None else ()
        may = told is not None and told.may_share
        self.owner.setText(self._owner(told))
        self.rows.show_rows(tuple(self._row(one) for one in shares))
        self.rows.fit(MOST_ROWS)
        self.rows.setVisible(bool(shares))
        if shares:
            self.rows.choose(0)
        self.who.clear()
        for one in told.choices if told is not None else ():
            if told is not None and one.shared_with != told.owner:
                self.who.addItem(self._name(one.shared_with, one.name), one.shared_with)
        for part in (*self.labels, self.who, self.until, self.why, self.share):
            part.setVisible(may)
        self.take_back.setVisible(may and bool(shares))
        self._tell("" if may or told is None or not told.owner else self.tr("The owner or their lead can share it."))
        self.adjustSize()

    def _owner(self, told: Protection | None) -> str:
        if told is None:
            return self.tr("Asking the centre…")
        if not told.owner:
            return self.tr("Nobody protects this customer.")
        return self.tr("Protected by {name}").format(name=one_line(told.owner_name, 40))

    def _name(self, key: str, name: str) -> str:
        if key.startswith("team:"):
            return self.tr("Team {name}").format(name=one_line(key.removeprefix("team:"), 40))
        return one_line(name, 40)

    def _row(self, share: Share) -> Row:
        until = self.tr("until {day}").format(day=share.until) if share.until else self.tr("until it is taken back")
        why = " · ".join(part for part in (one_line(share.shared_by, 30), one_line(share.reason, 60)) if part)
        return Row(self._name(share.shared_with, share.name), why, until, "", "person", "secondary", share)

    def _on_share(self) -> None:
        who, reason = self.who.currentData(), self.why.text().strip()
        if not reason:
            self._want_reason()
        elif who:
            self._tell(self.tr("Asking the centre…"))
            self.share_asked.emit(who, self.until.date().toPython(), reason)

    def _on_take_back(self) -> None:
        shares = self._protection.shares if self._protection is not None else ()
        place, reason = self.rows.currentIndex().row(), self.why.text().strip()
        if not reason:
            self._want_reason()
        elif 0 <= place < len(shares):
            self._tell(self.tr("Asking the centre…"))
            self.unshare_asked.emit(shares[place].shared_with, reason)

    def _want_reason(self) -> None:
        self.show_refused("reason")
        self.why.setFocus()

    def _tell(self, text: str, tone: str = "") -> None:
        self.says.setText(text)
        style.mark(self.says, tone=tone)
