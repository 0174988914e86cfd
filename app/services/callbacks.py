"""A callback asked of the customer's relationship manager: a task of theirs, through the outbox."""

from datetime import datetime
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject, Signal
from uuid_utils.compat import uuid7

from app.journal.store import DeskJournal
from app.models.number import dialled_digits
from app.models.records import ItemKind, OutboxItem, Profile, TaskDraft
from app.services.call import Call, Phase
from app.services.card import Card
from app.services.card_numbers import find_card_numbers
from app.services.clock import Clock
from app.services.outbox_writer import OutboxWriter
from app.services.wrap_up import Form

LONGEST_TITLE = 200


class Callbacks(QObject):
    """One request at a time is followed; each stands in the journal before it is called saved."""

    phase_changed = Signal(str)
    """`saved`, `confirmed`, `attention`, or why it was not taken: `bad_number`, `past`, `title_missing`, `card_number`,
    `nobody`."""
    phone_known = Signal(str)
    """The number on which the customer of the card can be called back, as far as this call says it."""
    kept = Signal()
    """It stands in the journal: the sync may take it."""
    failed = Signal(str)
    """The journal error's word."""

    def __init__(self, journal: DeskJournal, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._profile: Profile | None = None
        self._call: Call | None = None
        self._form: Form | None = None
        self._followed: UUID | None = None
        self._writer = OutboxWriter(journal, 0, self)
        self._writer.kept.connect(self._on_kept)
        self._writer.failed.connect(self.failed)

    def on_card_changed(self, card: Card) -> None:
        self._profile = card.profile

    def on_call_changed(self, call: Call) -> None:
        """The customer's call, not the one to their manager."""
        if call.about is not None:
            return
        self._call = None if call.phase is Phase.ENDED else call
        if self._call is not None:
            self.phone_known.emit(f"+{call.e164}" if call.e164 is not None else call.handover.caller_number)

    def on_form_opened(self, form: Form) -> None:
        self._form = form

    def on_form_closed(self) -> None:
        self._form = None

    def ask(self, due_at: datetime, phone: str, title: str) -> None:
        """`due_at` is aware; `phone` may be empty: the manager knows the customer's."""
        problem = self._problem(due_at, phone, title.strip())
        if problem or self._profile is None:
            self.phase_changed.emit(problem)
            return
        whose = self._profile.customer.customer_id
        form = self._form if self._form is not None and self._form.customer_id == whose else None
        draft = TaskDraft(
            task_id=uuid7(),
            interaction_id=form.form_id if form else None,
            customer_id=whose,
            title=title.strip()[:LONGEST_TITLE],
            due_on=due_at.astimezone().date(),
            created_at=self._clock.now(),
            kind="callback",
            due_at=due_at,
            phone=dialled_digits(phone),
            for_agent=self._profile.manager_agent,
        )
        self._followed = draft.task_id
        payload = msgspec.json.encode(draft).decode()
        self._writer.put(OutboxItem(item_id=draft.task_id, kind=ItemKind.TASK, payload=payload))

    def on_confirmed(self, item_id: UUID) -> None:
        if item_id == self._followed:
            self.phase_changed.emit("confirmed")

    def on_attention(self, item_id: UUID, word: str) -> None:
        del word  # the list of what waits says it
        if item_id == self._followed:
            self.phase_changed.emit("attention")

    def stop(self) -> None:
        self._writer.stop()

    def _problem(self, due_at: datetime, phone: str, title: str) -> str:
        if self._profile is None or not self._profile.manager:
            return "nobody"
        if not title:
            return "title_missing"
        if find_card_numbers(title):
            return "card_number"
        if due_at <= self._clock.now():
            return "past"
        return "bad_number" if phone.strip() and not dialled_digits(phone) else ""

    def _on_kept(self, items: tuple[OutboxItem, ...]) -> None:
        if any(item.item_id == self._followed for item in items):
            self.phase_changed.emit("saved")
        self.kept.emit()
