"""A call that rang here and nobody answered leaves a record by itself: an interaction through the outbox, no form."""

from collections.abc import Callable
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject, Signal
from uuid_utils.compat import uuid7

from app.journal.store import DeskJournal
from app.models.records import CustomerLine, FoundBy, InteractionDraft, ItemKind, OutboxItem, TrustLevel
from app.services.call import Call, EndReason, Phase
from app.services.call_steps import facts_of
from app.services.clock import Clock
from app.services.outbox_writer import OutboxWriter

MISSED = "system.missed"
REJECTED = "system.rejected"

WRITE_AFTER_MS = 0

REMEMBERED = 256
"""Calls whose customer is known, and offers already recorded, that are kept in mind."""


class MissedCalls(QObject):
    """`interaction_saved` carries the draft of each record when it stands in the journal, as a form's does.

    One record per caller's wait in the queue: later offers of the same call here change nothing. `has_form` says
    whether the agent wrote something about a call: then the record is the form's.
    """

    interaction_saved = Signal(object)
    failed = Signal(str)
    """The journal error's word."""

    def __init__(
        self, journal: DeskJournal, clock: Clock, has_form: Callable[[str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._has_form = has_form
        self._customers: dict[str, CustomerLine] = {}
        self._recorded: dict[str, None] = {}
        self._drafts: dict[UUID, InteractionDraft] = {}
        self._writer = OutboxWriter(journal, WRITE_AFTER_MS, self)
        self._writer.kept.connect(self._on_kept)
        self._writer.failed.connect(self.failed)

    def on_customer_chosen(self, call_id: str, line: CustomerLine | None) -> None:
        """Whose call this is: exactly one customer, or nobody."""
        self._customers.pop(call_id, None)
        if line is not None:
            self._customers[call_id] = line
        while len(self._customers) > REMEMBERED:
            del self._customers[next(iter(self._customers))]

    def on_call_ended(self, call: Call) -> None:
        """After the form has decided whether it stays: one that was not touched is gone by now."""
        line = self._customers.pop(call.call_id, None)
        if not is_missed(call) or self._has_form(call.call_id) or self._is_known(call):
            return
        draft = self._draft(call, line)
        payload = msgspec.json.encode(draft).decode()
        self._drafts[draft.interaction_id] = draft
        self._writer.put(OutboxItem(item_id=draft.interaction_id, kind=ItemKind.INTERACTION, payload=payload))
        self._writer.write_now()

    def stop(self) -> None:
        """What the journal refused is tried once more before it closes."""
        self._writer.stop()

    def _on_kept(self, items: tuple[OutboxItem, ...]) -> None:
        for item in items:
            self.interaction_saved.emit(self._drafts.pop(item.item_id))

    def _is_known(self, call: Call) -> bool:
        """Whether an earlier offer of this call is on record; if not, this one is from now on."""
        pbx_id = call.handover.pbx_call_id
        known = pbx_id in self._recorded
        if pbx_id:
            self._recorded[pbx_id] = None
        while len(self._recorded) > REMEMBERED:
            del self._recorded[next(iter(self._recorded))]
        return known

    def _draft(self, call: Call, line: CustomerLine | None) -> InteractionDraft:
        # What was checked at the IVR was not checked of somebody found by the agent's search.
        searched = line is not None and line.found_by is FoundBy.SEARCH
        return InteractionDraft(
            interaction_id=uuid7(),
            customer_id=line.customer_id if line else None,
            trust=TrustLevel.NONE if searched else call.trust,
            disposition=REJECTED if call.end_reason is EndReason.AGENT_REJECTED else MISSED,
            language=call.handover.language,
            opened_at=call.started_at,
            saved_at=self._clock.now(),
            call=facts_of(call),
        )


def is_missed(call: Call) -> bool:
    """It rang here, and neither this agent nor another one answered it."""
    over = call.phase is Phase.ENDED and call.incoming and call.answered_ns is None
    return over and call.end_reason is not EndReason.ANSWERED_ELSEWHERE
