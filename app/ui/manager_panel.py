"""The customer's relationship manager, one key away: call them, or leave them a callback with its hour."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QLineEdit, QPushButton, QWidget

from app.models.records import Profile
from app.services.card import Card
from app.ui import style
from app.ui.card.lines import clean
from app.ui.format import number
from app.ui.panel import Panel
from app.ui.plain import name_for_readers
from app.ui.sentences import CALLBACK, SAVE_STATES, sentence

WIDTH = 400
LONGEST = 200
FIRST_HOUR, LAST_HOUR = 9, 17
"""An hour is proposed within these; any may be typed."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class ManagerPanel(Panel):
    """Shows the manager of the customer on the card; another customer's card empties it."""

    call_asked = Signal(str, object)
    """The manager's number, and the UUID of the customer it is about."""
    callback_asked = Signal(object, str, str)
    """When (aware), the customer's number, and what about."""

    def __init__(self, now: Callable[[], datetime] = utc_now, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self._now = now
        self._profile: Profile | None = None
        self._phase, self._number = "", ""
        self.who, self.held = style.label(role="secondary"), style.label(role="secondary")
        self.call = QPushButton(self)
        self.heading = style.label(role="heading")
        self.title_label, self.when_label, self.phone_label = (style.label(role="secondary") for _ in range(3))
        self.title, self.phone = QLineEdit(self), QLineEdit(self)
        self.when = _HourField(self)
        self.ask = QPushButton(self)
        self.says = style.label(role="secondary")
        self._lay_out()
        self.call.clicked.connect(self._on_call)
        self.ask.clicked.connect(self._on_ask)
        for field in (self.title, self.phone):
            field.returnPressed.connect(self._on_ask)
        self.say()

    def _lay_out(self) -> None:
        style.mark(self.ask, role="primary")
        for label in (self.who, self.held, self.says):
            label.setWordWrap(True)
        self.says.setMinimumHeight(34)  # its place is kept: nothing moves when it is said
        self.title.setMaxLength(LONGEST)
        for label, field in (
            (self.title_label, self.title),
            (self.when_label, self.when),
            (self.phone_label, self.phone),
        ):
            label.setBuddy(field)
        line = QFrame(self)
        line.setFixedHeight(1)
        style.mark(line, role="line")
        first = (self.who, self.call, self.held, line, self.heading, self.title_label, self.title)
        for part in (*first, self.when_label, self.when, self.phone_label, self.phone, self.ask, self.says):
            self.body.addWidget(part)

    # ---- told from outside ----

    def show_card(self, card: Card) -> None:
        """Another customer: what was typed for the one before goes."""
        before, self._profile = self._profile, card.profile
        if _whose(before) != _whose(self._profile):
            self.title.clear()
            self._phase = ""
        if self.isVisible():
            self.say()

    def show_phone(self, text: str) -> None:
        """The number this call comes from; nothing is worked out while it rings."""
        self._number = text
        if self.isVisible():
            self.phone.setText(number(text))

    def show_phase(self, phase: str) -> None:
        """What became of the request."""
        self._phase = phase
        if phase == "saved":
            self.title.clear()
        self._tell_phase()

    def open(self) -> None:
        self._phase = ""
        self.phone.setText(number(self._number))
        self.when.propose(self._now())
        self.say()
        super().open()

    # ---- inside ----

    def _on_call(self) -> None:
        if self._profile is not None:
            self.call_asked.emit(self._profile.manager_phone, self._profile.customer.customer_id)
            self.close_panel()

    def _on_ask(self) -> None:
        if self.ask.isEnabled():
            self.callback_asked.emit(
                self.when.moment(), self.phone.text(), self.title.text() or self.title.placeholderText()
            )

    def _tell_phase(self) -> None:
        taken = self._phase in SAVE_STATES
        text = sentence(SAVE_STATES if taken else CALLBACK, self._phase) if self._phase else ""
        self.says.setText(text if taken or not text else f"▲ {text}")
        style.mark(
            self.says, tone={"confirmed": "ok", "attention": "attention"}.get(self._phase, "" if taken else "attention")
        )

    def say(self) -> None:
        super().say()
        profile = self._profile
        named = profile is not None and bool(profile.manager)
        dialled = clean(profile.manager_phone) if profile is not None else ""
        self.set_title(clean(profile.manager) if profile is not None and named else self.tr("No relationship manager"))
        self.who.setText(self._about(profile))
        self.call.setText(self.tr("Call {number}").format(number=number(dialled)) if dialled else self.tr("No number"))
        self.call.setEnabled(named and bool(dialled))
        self.held.setText(self.tr("A customer on the line is put on hold first; F3 goes back to them."))
        self.heading.setText(self.tr("Ask for a callback"))
        self.title_label.setText(self.tr("What about"))
        self.when_label.setText(self.tr("When"))
        self.phone_label.setText(self.tr("The customer's number"))
        name = clean(profile.customer.name) if profile is not None else ""
        self.title.setPlaceholderText(self.tr("Call {name} back").format(name=name))
        self.ask.setText(self.tr("Ask for it  ·  Enter"))
        self.ask.setEnabled(named)
        for label, field in (
            (self.title_label, self.title),
            (self.when_label, self.when),
            (self.phone_label, self.phone),
        ):
            field.setAccessibleName(label.text())
        name_for_readers(self.ask, self.tr("Ask for a callback"), self.tr("Enter"))
        self._tell_phase()

    def _about(self, profile: Profile | None) -> str:
        if profile is None:
            return self.tr("No customer is on the card.")
        if not profile.manager:
            return self.tr("Nobody looks after this customer.")
        of = self.tr("Manager of {name}").format(name=clean(profile.customer.name))
        no_desk = self.tr("They have no desk of their own: a callback goes into your list.")
        return of if profile.manager_agent else f"{of}. {no_desk}"


class _HourField(QDateTimeEdit):
    """Day and hour in the wall clock of this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)

    def propose(self, now: datetime) -> None:
        """The next full hour but one; in the evening, the next morning."""
        local = now.astimezone()
        then = (local + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0)
        if then.date() != local.date() or then.hour > LAST_HOUR:
            then = datetime.combine(local.date() + timedelta(days=1), time(FIRST_HOUR)).astimezone()
        elif then.hour < FIRST_HOUR:
            then = then.replace(hour=FIRST_HOUR)
        self.setDateTime(QDateTime(QDate(then.year, then.month, then.day), QTime(then.hour, 0)))

    def moment(self) -> datetime:
        """In UTC."""
        return datetime.fromtimestamp(self.dateTime().toSecsSinceEpoch(), UTC)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves at once, not section by section."""
        return QWidget.focusNextPrevChild(self, forward)


def _whose(profile: Profile | None) -> UUID | None:
    return profile.customer.customer_id if profile is not None else None
