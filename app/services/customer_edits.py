"""Changes of a customer's fields, typed beside the card: through the outbox, and settled when two people met."""

from functools import partial
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject, Signal
from uuid_utils.compat import uuid7

from app.journal.store import DeskJournal
from app.models.records import ItemKind, OutboxItem, Profile
from app.models.records_edit import EDITABLE, Decision, EditDraft, FieldChange
from app.services.card import Card
from app.services.central_reader import CentralReader
from app.services.clock import Clock
from app.services.outbox_writer import OutboxWriter
from app.services.reader_questions import Ask

WRITE_AFTER_MS = 0


class PendingEdit(msgspec.Struct, frozen=True):
    """One field of one customer on its way. `problem`: the word why the centre refused it, else empty.

    `confirmed`: the centre has it; it is shown as typed until the card tells it.
    """

    customer_id: UUID
    field: str
    mine: str
    problem: str = ""
    confirmed: bool = False


class CustomerEdits(QObject):
    """What is on its way is shown as typed until the card is told anew, however long the centre is away."""

    pending_changed = Signal(object)
    """tuple[PendingEdit, ...] of the customer on the card."""
    profile_outdated = Signal()
    """A change stands, or a conflict is settled: the card should be asked for again."""
    decision_failed = Signal(object, str)
    """The edit's id and a word: the conflict stays open."""
    failed = Signal(str)
    """The journal error's word."""
    kept = Signal()
    """A change stands in the journal: the sync may take it."""
    _decided = Signal(object)

    def __init__(
        self, reader: CentralReader, journal: DeskJournal, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._clock = clock
        self._profile: Profile | None = None
        self._call_id = ""
        self._pending: dict[UUID, PendingEdit] = {}
        self._told: tuple[PendingEdit, ...] = ()
        self._writer = OutboxWriter(journal, WRITE_AFTER_MS, self)
        self._writer.failed.connect(self.failed)
        self._writer.kept.connect(self.kept)
        self._decided.connect(self._on_decided)

    def on_card_changed(self, card: Card) -> None:
        before, self._profile, self._call_id = self._profile, card.profile, card.call_id
        if card.profile is not None and card.profile != before and not card.from_journal:
            told = _id(card.profile)
            self._pending = {
                key: edit for key, edit in self._pending.items() if not (edit.confirmed and edit.customer_id == told)
            }
        self._tell()

    def change(self, field: str, mine: str) -> None:
        """`mine` in place of what the card shows; the same text, or a field the desk may not change, is nothing."""
        profile = self._profile
        if profile is None or field not in EDITABLE:
            return
        waiting = [edit for edit in self._of(profile) if edit.field == field]
        mine = mine.strip()
        if mine == (waiting[-1].mine if waiting else value_of(profile, field)):
            return
        # My own text before it gets there first: a second thought must not meet it as another's.
        base = next((edit.mine for edit in reversed(waiting) if not edit.problem), value_of(profile, field))
        draft = EditDraft(
            edit_id=uuid7(),
            customer_id=profile.customer.customer_id,
            call_id=self._call_id,
            changes=(FieldChange(field=field, base=base, mine=mine),),
            edited_at=self._clock.now(),
        )
        self._pending[draft.edit_id] = PendingEdit(draft.customer_id, field, mine)
        payload = msgspec.json.encode(draft).decode()
        self._writer.put(OutboxItem(item_id=draft.edit_id, kind=ItemKind.EDIT, payload=payload))
        self._tell()

    def decide(self, edit_id: UUID, field: str, keep_mine: bool) -> None:
        """Settle a conflict on the card."""
        call_id = self._call_id
        self._reader.ask(
            Ask(
                topic=f"decide {edit_id}",
                ask=lambda store: store.decide_edit(edit_id, field, keep_mine, call_id),
                done=self._decided.emit,
                failed=partial(self.decision_failed.emit, edit_id),
            )
        )

    def on_confirmed(self, item_id: UUID) -> None:
        edit = self._pending.get(item_id)
        if edit is not None and not edit.confirmed:
            self._pending[item_id] = msgspec.structs.replace(edit, confirmed=True, problem="")
            self._tell()
            self.profile_outdated.emit()

    def on_attention(self, item_id: UUID, word: str) -> None:
        edit = self._pending.get(item_id)
        if edit is not None:
            self._pending[item_id] = msgspec.structs.replace(edit, problem=word)
            self._tell()

    def stop(self) -> None:
        self._writer.stop()

    def _on_decided(self, decision: Decision) -> None:
        del decision  # how it ended stands on the card that is asked for now
        self.profile_outdated.emit()

    def _of(self, profile: Profile) -> tuple[PendingEdit, ...]:
        return tuple(edit for edit in self._pending.values() if edit.customer_id == _id(profile))

    def _tell(self) -> None:
        pending = self._of(self._profile) if self._profile is not None else ()
        if pending != self._told:  # most rings have none: nothing is filled anew for them
            self._told = pending
            self.pending_changed.emit(pending)


def value_of(profile: Profile, field: str) -> str:
    """The text of a field that may be edited, as the card shows it."""
    if field == "city":
        return profile.customer.city
    if field == "address":
        return profile.address_masked
    text: str = getattr(profile, field, "")
    return text


def _id(profile: Profile) -> UUID:
    return profile.customer.customer_id
