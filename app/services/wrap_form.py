"""The form beside the card: kept in the journal from the first ring, saved as one local transaction.

Several forms may be open, one on screen: a call that rings during wrap-up puts its own form on top, and the unsaved one
below comes back when that is saved or its caller is gone. The desk owns the customer of a form, the agent its words.
"""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from uuid_utils.compat import uuid7

from app.journal.store import Draft, Journal, JournalError
from app.models.records import CustomerLine, FoundBy, Reference, TrustLevel
from app.services.agent_state import WrapPolicy
from app.services.call import Call, Phase
from app.services.call_steps import facts_of
from app.services.clock import Clock
from app.services.form_check import close_as_it_is, find_problems, is_untouched
from app.services.form_items import ItemIds, KnownCall, make_interaction, make_items
from app.services.wrap_policy import needs_code
from app.services.wrap_up import Form, Problem, SaveState

REMEMBERED_SAVES = 64
"""Saved forms of which the centre's word is still told to the screen."""

WRITE_AFTER_MS = 50
"""What the desk itself fills in is written when the card has been painted; what the agent types, at once."""


class _Open(msgspec.Struct, kw_only=True):
    """One open form. `live`: its call is not over; `ended_ns` where the wrap-up began.

    `searched`: the customer was found by the agent's search, so that no check at the IVR was about this one.
    """

    form: Form
    known: KnownCall | None = None
    pbx_call_id: str = ""
    live: bool = False
    answered: bool = False
    searched: bool = False
    ended_ns: int | None = None
    ids: ItemIds = msgspec.field(default_factory=ItemIds)


class _Saved(msgspec.Struct, kw_only=True):
    form_id: UUID
    waiting: set[UUID]


class WrapForm(QObject):
    """`waiting_changed` carries how many unsaved forms lie below the one on screen."""

    form_opened = Signal(object)
    form_closed = Signal()
    problems_found = Signal(object)
    save_state_changed = Signal(object)
    interaction_saved = Signal(object)
    waiting_changed = Signal(int)

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        wrap: WrapPolicy | None = None,
        wrap_by_queue: Mapping[str, WrapPolicy] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._clock = clock
        self._wrap = wrap or WrapPolicy()
        self._wrap_by_queue = dict(wrap_by_queue or {})
        self._reference: Reference | None = None
        self._open: list[_Open] = []
        self._saved: list[_Saved] = []
        self._unwritten: set[UUID] = set()
        self._write_timer = QTimer(self)
        self._write_timer.setSingleShot(True)
        self._write_timer.setInterval(WRITE_AFTER_MS)
        self._write_timer.timeout.connect(self.write_now)

    @property
    def current(self) -> Form | None:
        """The form on screen."""
        return self._open[-1].form if self._open else None

    @property
    def waiting(self) -> tuple[Form, ...]:
        """Unsaved forms below it."""
        return tuple(one.form for one in self._open[:-1])

    def set_reference(self, reference: Reference) -> None:
        self._reference = reference

    # ---- the call ----

    def on_call_changed(self, call: Call) -> None:
        """A new call opens its form; what the phone knows of a call is kept with its form; a missed one closes it."""
        one = self._of_call(call.call_id)
        if one is None:
            if call.phase is not Phase.ENDED:
                self.open_for(call)
            return
        milestone = one.live == (call.phase is Phase.ENDED) or one.answered != (call.answered_ns is not None)
        self._learn(one, call)
        if call.phase is Phase.ENDED and not one.answered and call.incoming and is_untouched(one.form):
            self._discard(one)
        elif milestone:
            self._write_soon(one)

    def open_for(self, call: Call) -> None:
        """A form for this call on top. The same caller offered again goes on with the form that was begun."""
        again = next((o for o in self._open if o.pbx_call_id and o.pbx_call_id == call.handover.pbx_call_id), None)
        if again is not None and not again.answered:
            self._open.remove(again)
            again.form = replace(again.form, call_id=call.call_id)
            one = again
        else:
            one = _Open(form=Form(form_id=uuid7(), call_id=call.call_id, opened_at=self._clock.now()))
        self._learn(one, call)
        self._open.append(one)
        self._show_top()
        self._write_soon(one)

    def on_customer_chosen(self, call_id: str, line: CustomerLine | None) -> None:
        """Whose call this is; exactly one customer, or nobody."""
        one = self._of_call(call_id)
        if one is None:
            return
        one.searched = line is not None and line.found_by is FoundBy.SEARCH
        form = replace(
            one.form, customer_id=line.customer_id if line else None, customer_name=line.name if line else ""
        )
        if form != one.form:
            one.form = form
            self._write_soon(one)
            if one is self._open[-1]:
                self.form_opened.emit(form)

    # ---- the agent ----

    def on_form_typed(self, form: Form) -> None:
        """A pause in typing: the words go into the journal. A late pause of a form that is gone is ordinary."""
        one = self._of_form(form.form_id)
        if one is None:
            return
        own = one.form
        typed = replace(
            form,
            call_id=own.call_id,
            opened_at=own.opened_at,
            customer_id=own.customer_id,
            customer_name=own.customer_name,
            prospect_name=own.prospect_name,
            prospect_email=own.prospect_email,
            prospect_remark=own.prospect_remark,
        )
        if typed != own:
            one.form = typed
            self._write(one)

    def on_prospect_typed(self, name: str, email: str, remark: str) -> None:
        """What the agent fills into the empty card belongs to the form on screen."""
        if not self._open:
            return
        one = self._open[-1]
        one.form = replace(one.form, prospect_name=name, prospect_email=email, prospect_remark=remark)
        self._write(one)

    def save(self) -> None:
        """The form on screen, if nothing is missing: from the commit on nothing of it can be lost."""
        if not self._open:
            return
        one = self._open[-1]
        problems = find_problems(one.form, self._is_code_required(one), self._today(), self._reference)
        if one.live:
            problems = (Problem(field="call_id", code="call_running"), *problems)
        self.problems_found.emit(problems)
        if not problems:
            self._commit(one, one.form)

    def close_unwrapped(self, call_id: str) -> None:
        """The wrap-up's time is over: saved as it is, with the default code if none was chosen."""
        one = self._of_call(call_id)
        if one is not None and not one.live:
            self._commit(one, close_as_it_is(one.form))

    def return_to(self, form_id: UUID) -> None:
        """Bring a form that waits below to the top."""
        one = self._of_form(form_id)
        if one is not None and one is not self._open[-1]:
            self._open.remove(one)
            self._open.append(one)
            self._show_top()

    def write_now(self) -> None:
        """Put into the journal what is not there yet."""
        self._write_timer.stop()
        for one in [one for one in self._open if one.form.form_id in self._unwritten]:
            self._write(one)

    def restore(self) -> int:
        """Offer again what was open when the desk went away, the latest on top; returns how many there are."""
        found = [one for draft in self._journal.drafts() if (one := _from_draft(draft)) is not None]
        known = {one.form.form_id for one in self._open}
        self._open = [*(one for one in found if one.form.form_id not in known), *self._open]
        if found:
            self._show_top()
        return len(found)

    # ---- the centre's word ----

    def on_confirmed(self, item_id: UUID) -> None:
        """An item stands at the centre; the form is confirmed when all of its items do."""
        saved = next((s for s in self._saved if item_id in s.waiting), None)
        if saved is not None:
            saved.waiting.discard(item_id)
            if not saved.waiting:
                self._saved.remove(saved)
                self._tell("confirmed", saved.form_id)

    def on_attention(self, item_id: UUID, word: str) -> None:
        """The centre will not take an item as it is; it is kept here for a person."""
        saved = next((s for s in self._saved if item_id in s.waiting), None)
        if saved is not None:
            self._tell("attention", saved.form_id, problem=word)

    # ---- inside ----

    def _commit(self, one: _Open, form: Form) -> None:
        now = self._clock.now()
        wrap_ns = self._clock.monotonic_ns() - one.ended_ns if one.ended_ns is not None else 0
        known = replace(one.known, trust=TrustLevel.NONE) if one.known and one.searched else one.known
        interaction = make_interaction(form, known, one.ids, now, max(0, wrap_ns) // 1_000_000)
        items = make_items(form, interaction, one.ids)
        if not self._try(form.form_id, lambda: self._journal.commit(form.form_id, items)):
            return
        self._saved = [
            *self._saved[1 - REMEMBERED_SAVES :],
            _Saved(form_id=form.form_id, waiting={i.item_id for i in items}),
        ]
        was_on_top = self._take_off(one)
        self._tell("saved", form.form_id)
        self.interaction_saved.emit(interaction)
        if was_on_top:
            self._show_top()
        else:
            self.waiting_changed.emit(len(self._open) - 1)

    def _learn(self, one: _Open, call: Call) -> None:
        one.known = KnownCall(facts=facts_of(call), trust=call.trust, language=call.handover.language)
        one.pbx_call_id = call.handover.pbx_call_id
        one.live = call.phase is not Phase.ENDED
        one.answered = call.answered_ns is not None
        one.ended_ns = call.ended_ns

    def _write_soon(self, one: _Open) -> None:
        self._unwritten.add(one.form.form_id)
        self._write_timer.start()

    def _write(self, one: _Open) -> None:
        self._unwritten.discard(one.form.form_id)
        draft = Draft(
            form_id=one.form.form_id,
            call_id=one.form.call_id,
            opened_at=one.form.opened_at,
            body=msgspec.json.encode(one.form).decode(),
            call_body=msgspec.json.encode(one.known).decode() if one.known else "",
        )
        if self._try(one.form.form_id, lambda: self._journal.save_draft(draft)):
            self._tell("draft", one.form.form_id)

    def _discard(self, one: _Open) -> None:
        was_on_top = self._take_off(one)
        self._try(one.form.form_id, lambda: self._journal.discard_draft(one.form.form_id))
        if was_on_top:
            self._show_top()

    def _take_off(self, one: _Open) -> bool:
        """The form is no longer open; returns whether it was the one on screen."""
        was_on_top = one is self._open[-1]
        self._open.remove(one)
        self._unwritten.discard(one.form.form_id)
        if not self._unwritten:
            self._write_timer.stop()
        return was_on_top

    def _try(self, form_id: UUID, write: Callable[[], None]) -> bool:
        try:
            write()
        except JournalError as error:
            self._tell("failed", form_id, problem=error.word)
            return False
        return True

    def _tell(self, phase: str, form_id: UUID, problem: str = "") -> None:
        waiting = self._journal.pending().count if phase == "saved" else 0
        state = SaveState(phase=phase, form_id=form_id, at=self._clock.now(), waiting=waiting, problem=problem)
        self.save_state_changed.emit(state)

    def _show_top(self) -> None:
        if self._open:
            self.form_opened.emit(self._open[-1].form)
            self.waiting_changed.emit(len(self._open) - 1)
        else:
            self.form_closed.emit()
            self.waiting_changed.emit(0)

    def _is_code_required(self, one: _Open) -> bool:
        queue = one.known.facts.queue if one.known else ""
        return needs_code(self._wrap_by_queue.get(queue, self._wrap))

    def _today(self) -> date:
        return self._clock.now().astimezone().date()

    def _of_call(self, call_id: str) -> _Open | None:
        return next((one for one in self._open if call_id and one.form.call_id == call_id), None)

    def _of_form(self, form_id: UUID) -> _Open | None:
        return next((one for one in self._open if one.form.form_id == form_id), None)


def _from_draft(draft: Draft) -> _Open | None:
    """None for a draft of another version; it stays in the journal untouched."""
    try:
        form = msgspec.json.decode(draft.body, type=Form)
        known = msgspec.json.decode(draft.call_body, type=KnownCall) if draft.call_body else None
    except msgspec.DecodeError:
        return None
    return _Open(form=form, known=known, answered=known is not None and known.facts.answered_at is not None)
