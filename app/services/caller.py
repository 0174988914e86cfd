"""Who is calling: the journal's memory first, marked as such, then the centre's word, on one card without flicker.

IVR data and the number find a customer; they prove nothing. What may be shown of whom is `allowed_trust`, until the
agent's questions are answered: then the centre says it.
"""

from uuid import UUID

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from app.journal.store import DeskJournal, Journal, JournalError
from app.models.records import CustomerLine, FoundBy, LookupResult, Profile, TrustLevel
from app.services.call import Call, Phase
from app.services.card import Card, CardPhase
from app.services.card_rules import (
    CLOSED,
    NO_ANSWER,
    allowed_trust,
    card_of,
    closed_card,
    is_same_offer,
    may_ask,
    most_trust,
    remembered_card,
    request_of,
)
from app.services.central_reader import CentralReader
from app.services.status import CentralStatus, Light
from app.services.wrap_up import Form

KEPT_CARDS = 4
"""Cards of calls whose form is not saved yet, to come back to."""

KEPT_LEVELS = 16
"""Levels the centre told, of calls whose cards may come back."""

REMEMBER_AFTER_MS = 200
"""A profile is written to the journal when its card has been painted."""


class _Shown(msgspec.Struct, kw_only=True):
    """One card and what it waits for. `settled`: the centre has answered; `chosen`: the agent picked somebody.

    `reason`: what the agent typed to open who is protected; it goes where the card goes, and with it.
    """

    call: Call | None = None
    card: Card = Card()
    chosen: CustomerLine | None = None
    settled: bool = False
    reason: str = ""


class CallerLookup(QObject):
    """Answers are taken for the card on screen only; those for dead calls are ordinary and ignored."""

    card_changed = Signal(object)
    customer_chosen = Signal(object, object)
    caller_doubted = Signal(str, object)
    """call_id and the TrustLevel that is left: what was typed at the IVR names somebody else than the number does, or
    nobody; what the IVR checked was then not checked of a customer we know."""

    def __init__(self, reader: CentralReader, journal: DeskJournal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._journal = journal
        self._shown = _Shown()
        self._kept: dict[str, _Shown] = {}
        self._levels: dict[tuple[str, UUID], TrustLevel] = {}
        self._to_remember: list[tuple[Profile, int | None]] = []
        self._remember_timer = QTimer(self)
        self._remember_timer.setSingleShot(True)
        self._remember_timer.setInterval(REMEMBER_AFTER_MS)
        self._remember_timer.timeout.connect(self.remember_now)
        reader.lookup_done.connect(self.on_lookup_done)
        reader.lookup_failed.connect(self.on_lookup_failed)
        reader.profile_done.connect(self.on_profile_done)
        reader.profile_failed.connect(self.on_profile_failed)
        reader.status_changed.connect(self.on_central_status)

    @property
    def card(self) -> Card:
        return self._shown.card

    # ---- what happens ----

    def on_call_changed(self, call: Call) -> None:
        """A new call opens its card; a change of trust looks again; a call that ends keeps its card for the wrap-up."""
        shown = self._shown.call
        if shown is None or shown.call_id != call.call_id:
            if call.call_id in self._kept:
                self._kept[call.call_id].call = call
            elif call.phase is not Phase.ENDED:
                self._open(call)
            return
        self._shown.call = call
        if call.phase is Phase.ENDED and call.answered_ns is None and call.incoming and self._shown.chosen is None:
            self._drop()
        elif call.trust != shown.trust and self._level_told() is None:
            self._look_again(call, lowered=call.trust < shown.trust)

    def on_lookup_done(self, result: LookupResult) -> None:
        shown = self._shown
        if shown.call is None or shown.call.call_id != result.call_id or shown.chosen is not None:
            return
        shown.settled = True
        most = most_trust(shown.call, result)
        if result.contradiction or most < shown.call.trust:
            self.caller_doubted.emit(result.call_id, most)
        card = card_of(result)
        if card is not None:
            self._show(card, None)
        elif result.profile is None or result.profile.trust > allowed_trust(shown.call, Card(), result.candidates[0]):
            self._ask_for(result.candidates[0], result.call_id)
        else:
            self._show_profile(result.profile, result.candidates)

    def on_lookup_failed(self, call_id: str, word: str) -> None:
        """The journal's card stays; without one the agent is told that nobody could be asked."""
        shown = self._shown
        if shown.call is None or shown.call.call_id != call_id or word == "overtaken":
            return
        if shown.card.phase is not CardPhase.LOOKING or shown.chosen is not None:
            return
        remembered = self._from_journal(shown.call)
        if remembered.phase is CardPhase.LOOKING:
            self._show(Card(phase=CardPhase.FAILED, call_id=call_id))
        elif shown.call.handover.customer_claim:
            # The number remembers somebody; who was typed at the IVR, nobody here can say. The agent asks.
            self._show(replace(remembered, phase=CardPhase.SEVERAL, profile=None), None)
        else:
            self._show_remembered(remembered)

    def on_profile_done(self, profile: Profile) -> None:
        chosen = self._shown.chosen
        if chosen is None or chosen.customer_id != profile.customer.customer_id:
            return
        if profile.trust > self._trust_for(chosen):
            return
        self._shown.settled = True
        self._show_profile(profile, self._shown.card.candidates)

    def on_profile_failed(self, customer_id: UUID, word: str) -> None:
        shown = self._shown
        if shown.chosen is None or shown.chosen.customer_id != customer_id or word == "overtaken":
            return
        if shown.card.phase is not CardPhase.LOOKING and word not in CLOSED:
            return
        if word in NO_ANSWER:
            self._show(replace(shown.card, phase=CardPhase.FAILED))
        else:
            shown.settled, shown.reason = word in CLOSED, ""
            self._show(closed_card(shown.card, shown.chosen, word))

    def on_central_status(self, status: CentralStatus) -> None:
        """The centre is back: what it could not answer is asked again."""
        if status.light is Light.OK and not self._shown.settled:
            # The lookup first, also for one who was chosen: of a call it never heard of the centre tells nothing.
            call, chosen = self._shown.call, self._shown.chosen
            if call is not None and call.about is None and (may_ask(call) or chosen is not None):
                self._reader.ask_lookup(request_of(call))
            if chosen is not None:
                self._ask_profile(chosen)

    def on_level_told(self, call_id: str, customer_id: UUID, trust: TrustLevel) -> None:
        """The centre says what this call may see of this customer: their card is asked for anew if it shows otherwise.

        It stands as it is until the fuller one comes; one that shows too much goes at once.
        """
        self._levels[call_id, customer_id] = trust
        while len(self._levels) > KEPT_LEVELS:
            del self._levels[next(iter(self._levels))]
        card = self._shown.card
        profile = card.profile
        if card.call_id != call_id or profile is None or profile.customer.customer_id != customer_id:
            return
        if profile.trust == trust and not card.from_journal:
            return
        if profile.trust > trust:
            self._show(replace(card, phase=CardPhase.LOOKING, profile=None, from_journal=False))
        self._ask_again(profile.customer)

    def refresh(self) -> None:
        """What the card shows was changed at the centre: it is asked for again, and stands until the answer comes."""
        if (profile := self._shown.card.profile) is not None:
            self._ask_again(profile.customer)

    # ---- what the agent asks ----

    def choose(self, customer_id: UUID) -> None:
        """One of the candidates."""
        candidates = self._shown.card.candidates
        line = next((c for c in candidates if c.customer_id == customer_id), None)
        if line is not None:
            self._ask_for(line, self._shown.card.call_id)

    def open_customer(self, line: CustomerLine) -> None:
        """Somebody found by search; with a call on, that call is about this customer now."""
        self._ask_for(replace(line, found_by=FoundBy.SEARCH), self._shown.card.call_id)

    def open_by_id(self, customer_id: UUID) -> None:
        """Somebody from a list of the day, of whom only the id is at hand."""
        self.open_customer(CustomerLine(customer_id=customer_id, code="", name=""))

    def open_with_reason(self, reason: str) -> None:
        """Who is protected, picked by hand on a call: the centre opens the card for a reason, and records it."""
        shown = self._shown
        if shown.chosen is None or shown.card.profile is None or shown.card.profile.refused != "reason":
            return
        shown.settled, shown.reason = False, reason
        self._show(replace(shown.card, phase=CardPhase.LOOKING, profile=None, reason=reason))
        self._ask_profile(shown.chosen)

    def ask_history(self, customer_id: UUID, before: UUID | None = None) -> None:
        """Older contacts of the customer on the card, masked as the card is."""
        profile = self._shown.card.profile
        shown = profile is not None and profile.customer.customer_id == customer_id
        trust = profile.trust if profile is not None and shown else TrustLevel.NONE
        self._reader.ask_history(customer_id, before, trust, self._shown.card.call_id)

    def on_call_taken(self, call: Call) -> None:
        """The agent went over to this call: its card comes with it."""
        self.return_to(call.call_id)

    def on_form_opened(self, form: Form) -> None:
        """The form on screen and the card beside it speak of the same call."""
        self.return_to(form.call_id)

    def return_to(self, call_id: str) -> None:
        """The card of a call whose form is taken up again; nothing if it is shown already or no longer kept."""
        if self._shown.card.call_id == call_id:
            return
        kept = self._kept.pop(call_id, None)
        if kept is not None:
            self._keep_shown()
            self._shown = kept
            self.card_changed.emit(kept.card)

    def clear(self) -> None:
        """The form is saved: no card, unless the next call has one already."""
        call = self._shown.call
        if call is None or call.phase is Phase.ENDED:
            self._shown = _Shown()
            self.card_changed.emit(self._shown.card)

    def remember_now(self) -> None:
        """Put what was shown into the journal's recent profiles."""
        waiting, self._to_remember = self._to_remember, []

        def remember(journal: Journal) -> None:
            for profile, e164 in waiting:
                journal.remember_profile(profile, e164)

        if waiting:  # nobody waits for it: a memory, not a record
            self._journal.write(remember)

    def stop(self) -> None:
        self._remember_timer.stop()
        self.remember_now()

    # ---- inside ----

    def _open(self, call: Call) -> None:
        if is_same_offer(self._shown.call, call):
            self._shown.call = call
            self._shown.card = replace(self._shown.card, call_id=call.call_id)
            self._reader.ask_lookup(request_of(call))
            self.card_changed.emit(self._shown.card)
            return
        if call.about is not None:
            self._keep_shown()
            self._shown = _Shown(call=call, card=Card(phase=CardPhase.LOOKING, call_id=call.call_id))
            about = CustomerLine(customer_id=call.about, code="", name="", found_by=FoundBy.SEARCH)
            self._ask_for(about, call.call_id)
            return
        if not may_ask(call):
            self._keep_shown()
            self._shown = _Shown(call=call, settled=True)
            self._show(Card(phase=CardPhase.WITHHELD, call_id=call.call_id), None)
            return
        self._reader.ask_lookup(request_of(call))
        self._keep_shown()
        self._shown = _Shown(call=call)
        # What was typed at the IVR may name somebody else: then the number's memory could mislead.
        claimed = bool(call.handover.customer_claim)
        looking = Card(phase=CardPhase.LOOKING, call_id=call.call_id)
        self._show_remembered(looking if claimed else self._from_journal(call))

    def _from_journal(self, call: Call) -> Card:
        card = Card(phase=CardPhase.LOOKING, call_id=call.call_id)
        if call.e164 is None or call.trust is TrustLevel.NONE:
            return card
        try:
            return remembered_card(card, self._journal.recent_by_number(call.e164, TrustLevel.NUMBER))
        except JournalError:
            return card

    def _show_remembered(self, card: Card) -> None:
        """The journal's one customer is the call's until the centre says otherwise."""
        if card.profile is None:
            self._show(card)
        else:
            self._show(card, card.candidates[0])

    def _ask_for(self, line: CustomerLine, call_id: str) -> None:
        """Show this customer: at once if the journal remembers, and as the centre says."""
        shown = self._shown
        shown.chosen, shown.settled, shown.reason = line, False, ""
        if shown.call is not None and not may_ask(shown.call):
            self._reader.ask_lookup(request_of(shown.call))  # finds nobody, but the centre hears of the call
        self._ask_profile(line)
        candidates = shown.card.candidates
        card = Card(
            phase=CardPhase.LOOKING, call_id=call_id, candidates=candidates, contradiction=shown.card.contradiction
        )
        trust = self._trust_for(line)
        try:
            known = self._journal.recent_by_id(line.customer_id, trust) if trust is not TrustLevel.NONE else None
        except JournalError:
            known = None
        if known is not None:
            card = replace(card, phase=CardPhase.SHOWN, profile=known, from_journal=True)
        self._show(card, line)

    def _ask_again(self, customer: CustomerLine) -> None:
        """The customer on the card, whoever found them."""
        shown = self._shown
        if shown.chosen is None:
            lines = (line for line in shown.card.candidates if line.customer_id == customer.customer_id)
            shown.chosen = next(lines, customer)
        shown.settled = False
        self._ask_profile(shown.chosen)

    def _ask_profile(self, line: CustomerLine) -> None:
        shown = self._shown
        self._reader.ask_profile(line.customer_id, self._trust_for(line), shown.card.call_id, shown.reason)

    def _level_told(self) -> TrustLevel | None:
        """The centre's own word for the customer on the card, if the agent asked questions."""
        card = self._shown.card
        return self._levels.get((card.call_id, card.profile.customer.customer_id)) if card.profile else None

    def _trust_for(self, line: CustomerLine) -> TrustLevel:
        told = self._levels.get((self._shown.card.call_id, line.customer_id))
        if told is not None:
            return told
        return allowed_trust(self._shown.call, self._shown.card, line)

    def _look_again(self, call: Call, lowered: bool) -> None:
        self._shown.settled = False
        chosen = self._shown.chosen
        if lowered:
            self._show(replace(self._shown.card, phase=CardPhase.LOOKING, profile=None, from_journal=False))
        if chosen is not None:
            self._ask_profile(chosen)
        elif may_ask(call):
            self._reader.ask_lookup(request_of(call))

    def _show_profile(self, profile: Profile, candidates: tuple[CustomerLine, ...]) -> None:
        shown = self._shown
        card = Card(
            phase=CardPhase.SHOWN,
            call_id=shown.card.call_id,
            candidates=candidates,
            contradiction=shown.card.contradiction,
            profile=profile,
            reason=shown.reason,
        )
        who = profile.customer
        if shown.chosen is not None:
            who = replace(who, found_by=shown.chosen.found_by)
        self._show(card, who)
        if profile.refused or shown.reason:
            return  # nothing is told of them, or only for this call's reason
        if profile.trust is TrustLevel.VERIFIED:
            return  # the next caller is not verified: what was shown before the questions is what may be remembered
        number = shown.call.e164 if shown.call and profile.trust is not TrustLevel.NONE else None
        self._to_remember.append((profile, number if shown.chosen is None else None))
        self._remember_timer.start()

    def _show(self, card: Card, *who: CustomerLine | None) -> None:
        """Tell the card if it changed, then (if told) whose call this is."""
        changed = card != self._shown.card
        self._shown.card = card
        if changed:
            self.card_changed.emit(card)
        if who:
            self.customer_chosen.emit(card.call_id, who[0])

    def _keep_shown(self) -> None:
        shown = self._shown
        if shown.call is None or (shown.call.phase is Phase.ENDED and shown.call.answered_ns is None):
            return
        self._kept[shown.call.call_id] = shown
        while len(self._kept) > KEPT_CARDS:
            del self._kept[next(iter(self._kept))]

    def _drop(self) -> None:
        """The caller went away unanswered: back to the card of the call before, if its form still waits."""
        back = self._kept.popitem()[1] if self._kept else _Shown()
        self._shown = back
        self.card_changed.emit(back.card)
