"""The form beside the card: kept in the journal from the first ring, saved as one local transaction.

Several forms may be open, one on screen: a call that rings during wrap-up puts its own form on top, and the unsaved one
below comes back when that is saved or its caller is gone. The desk owns the customer of a form, the agent its words.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from uuid_utils.compat import uuid7

from app.journal.store import DeskJournal, JournalError
from app.models.records import CustomerLine, FoundBy, InteractionDraft, OutboxItem, Reference, TrustLevel
from app.services.agent_state import WrapPolicy
from app.services.call import Call, Phase
from app.services.clock import Clock
from app.services.form_check import find_problems, is_untouched
from app.services.form_closing import close_as_it_is, settle_prospect
from app.services.form_items import make_interaction, make_items
from app.services.form_limits import storable
from app.services.open_forms import FormStack, OpenForm, SavedForms, from_draft
from app.services.wrap_policy import needs_code
from app.services.wrap_up import Form, Problem, SaveState

WRITE_AFTER_MS = 50
"""What the desk itself fills in is written when the card has been painted; what the agent types, at once."""


class WrapForm(QObject):
    """`unwrapped_closed` carries a word for the agent: what became of a form whose wrap-up ended without Save."""

    form_opened = Signal(object)
    form_closed = Signal()
    problems_found = Signal(object)
    save_state_changed = Signal(object)
    interaction_saved = Signal(object)
    unwrapped_closed = Signal(str)

    def __init__(
        self,
        journal: DeskJournal,
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
        self._open = FormStack()
        self._saved = SavedForms()
        self._unwritten: set[UUID] = set()
        self.unreadable = 0
        self._write_timer = QTimer(self)
        self._write_timer.setSingleShot(True)
        self._write_timer.setInterval(WRITE_AFTER_MS)
        self._write_timer.timeout.connect(self.write_now)

    @property
    def current(self) -> Form | None:
        """The form on screen."""
        return self._open.top.form if self._open.top else None

    @property
    def unsaved(self) -> int:
        """How many forms hold words, or wait for their outcome, and are not saved."""
        return sum(
            not is_untouched(one.form) or (one.answered and not one.live and self._is_code_required(one))
            for one in self._open.all
        )

    def has_form(self, call_id: str) -> bool:
        """Whether a form of this call is open, on screen or below."""
        return self._open.of_call(call_id) is not None

    def set_reference(self, reference: Reference) -> None:
        self._reference = reference

    # ---- the call ----

    def on_call_changed(self, call: Call) -> None:
        """A new call opens its form; what the phone knows of a call is kept with its form; a missed one closes it."""
        one = self._open.of_call(call.call_id)
        if one is None:
            if call.phase is not Phase.ENDED:
                self.open_for(call)
            return
        milestone = one.learn(call)
        if call.phase is Phase.ENDED and not one.answered and call.incoming and is_untouched(one.form):
            self._discard(one)
        elif milestone:
            self._write_soon(one)

    def open_for(self, call: Call) -> None:
        """A form for this call on top. The same caller offered again goes on with the form that was begun."""
        one = self._open.offered_before(call)
        if one is None:
            one = OpenForm(form=Form(form_id=uuid7(), call_id=call.call_id, opened_at=self._clock.now()))
        one.form = replace(one.form, call_id=call.call_id)
        one.learn(call)
        self._open.put_on_top(one)
        self._show_top()
        self._write_soon(one)

    def on_customer_chosen(self, call_id: str, line: CustomerLine | None) -> None:
        """Whose call this is; exactly one customer, or nobody."""
        one = self._open.of_call(call_id)
        if one is None:
            return
        one.searched = line is not None and line.found_by is FoundBy.SEARCH
        form = replace(
            one.form, customer_id=line.customer_id if line else None, customer_name=line.name if line else ""
        )
        if form != one.form:
            one.form = form
            self._write_soon(one)
            if one is self._open.top:
                self.form_opened.emit(form)

    # ---- the agent ----

    def on_form_typed(self, form: Form) -> None:
        """A pause in typing: the words go into the journal. A late pause of a form that is gone is ordinary."""
        one = self._open.of_form(form.form_id)
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
            one.form = storable(typed)
            self._write(one)

    def on_prospect_typed(self, call_id: str, name: str, email: str, remark: str) -> None:
        """What the agent fills into the empty card belongs to the form of that card's call, and to no other."""
        one = self._open.of_call(call_id)
        if one is not None:
            typed = replace(one.form, prospect_name=name, prospect_email=email, prospect_remark=remark)
            one.form = storable(typed)
            self._write(one)

    def save(self) -> None:
        """The form on screen, if nothing is missing: `interaction_saved` comes when nothing of it can be lost."""
        one = self._open.top
        if one is None or one.saving:
            return
        problems = find_problems(one.form, self._is_code_required(one), self._today(), self._reference)
        if one.live:
            problems = (Problem(field="call_id", code="call_running"), *problems)
        self.problems_found.emit(problems)
        if not problems:
            self._commit(one, settle_prospect(one.form))

    def on_call_taken(self, call: Call) -> None:
        """The agent went over to this call: its form comes with it."""
        one = self._open.of_call(call.call_id)
        if one is not None:
            self.return_to(one.form.form_id)

    def close_unwrapped(self, call_id: str) -> None:
        """The wrap-up is over: saved as it is, with the default code if none was chosen. Its views have told all."""
        one = self._open.of_call(call_id)
        if one is not None and not one.live and not one.saving:
            self._commit(one, close_as_it_is(one.form), unwrapped=True)

    def return_to(self, form_id: UUID) -> None:
        """Bring a form that waits below to the top."""
        one = self._open.of_form(form_id)
        if one is not None and one is not self._open.top:
            self._open.put_on_top(one)
            self._show_top()

    def restore(self) -> int:
        """Offer again what was open when the desk went away, the latest on top; returns how many there are.

        Drafts that this version cannot read stay in the journal and are counted in `unreadable`.
        """
        drafts = self._journal.drafts()
        found = [one for draft in drafts if (one := from_draft(draft)) is not None]
        self.unreadable = len(drafts) - len(found)
        self._open.put_below(found)
        if found:
            self._show_top()
        return len(found)

    def write_now(self) -> None:
        """Put into the journal what is not there yet."""
        self._write_timer.stop()
        for form_id in list(self._unwritten):
            one = self._open.of_form(form_id)
            if one is not None:
                self._write(one)

    # ---- the centre's word ----

    def on_confirmed(self, item_id: UUID) -> None:
        """An item stands at the centre; the form is confirmed when all of its items do."""
        form_id = self._saved.confirm(item_id)
        if form_id is not None:
            self._tell("confirmed", form_id)

    def on_attention(self, item_id: UUID, word: str) -> None:
        """The centre will not take an item as it is; it is kept here for a person."""
        form_id = self._saved.form_of(item_id)
        if form_id is not None:
            self._tell("attention", form_id, problem=word)

    # ---- inside ----

    def _commit(self, one: OpenForm, form: Form, *, unwrapped: bool = False) -> None:
        now = self._clock.now()
        wrap_ns = self._clock.monotonic_ns() - one.ended_ns if one.ended_ns is not None else 0
        known = replace(one.known, trust=TrustLevel.NONE) if one.known and one.searched else one.known
        interaction = make_interaction(form, known, one.ids, now, max(0, wrap_ns) // 1_000_000)
        items = make_items(form, interaction, one.ids)

        def then(error: JournalError | None) -> None:
            one.saving = False
            if error is None:
                self._on_committed(one, interaction, items)
            else:  # the form stays as it was
                self._tell("failed", form.form_id, problem=error.word)
            if unwrapped:
                self.unwrapped_closed.emit("wrap_expired" if error is None else "wrap_not_saved")

        one.saving = True
        self._journal.write(lambda journal: journal.commit(form.form_id, items), then)

    def _on_committed(self, one: OpenForm, interaction: InteractionDraft, items: Sequence[OutboxItem]) -> None:
        form_id = one.form.form_id
        self._saved.add(form_id, {item.item_id for item in items})
        was_on_top = self._take_off(one)
        self._tell("saved", form_id)
        self.interaction_saved.emit(interaction)
        if was_on_top:
            self._show_top()

    def _discard(self, one: OpenForm) -> None:
        was_on_top = self._take_off(one)
        form_id = one.form.form_id
        self._journal.write(lambda journal: journal.discard_draft(form_id), partial(self._on_written, form_id))
        if was_on_top:
            self._show_top()

    def _take_off(self, one: OpenForm) -> bool:
        self._unwritten.discard(one.form.form_id)
        if not self._unwritten:
            self._write_timer.stop()
        return self._open.take_off(one)

    def _write_soon(self, one: OpenForm) -> None:
        self._unwritten.add(one.form.form_id)
        self._write_timer.start()

    def _write(self, one: OpenForm) -> None:
        self._unwritten.discard(one.form.form_id)
        draft = one.to_draft()
        self._journal.write(lambda journal: journal.save_draft(draft), partial(self._on_written, draft.form_id))

    def _on_written(self, form_id: UUID, error: JournalError | None) -> None:
        if error is not None:
            self._tell("failed", form_id, problem=error.word)
        elif self._open.of_form(form_id) is not None:
            self._tell("draft", form_id)

    def _tell(self, phase: str, form_id: UUID, problem: str = "") -> None:
        waiting = self._count_waiting() if phase == "saved" else 0
        state = SaveState(phase=phase, form_id=form_id, at=self._clock.now(), waiting=waiting, problem=problem)
        self.save_state_changed.emit(state)

    def _count_waiting(self) -> int:
        try:
            return self._journal.pending().count
        except JournalError:
            return 0  # it is saved all the same; the status bar's light tells the number later

    def _show_top(self) -> None:
        if self._open.top is not None:
            self.form_opened.emit(self._open.top.form)
        else:
            self.form_closed.emit()

    def _is_code_required(self, one: OpenForm) -> bool:
        queue = one.known.facts.queue if one.known else ""
        return needs_code(self._wrap_by_queue.get(queue, self._wrap))

    def _today(self) -> date:
        return self._clock.now().astimezone().date()
