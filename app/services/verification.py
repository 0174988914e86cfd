"""Verifies the caller with the bank's questions. The centre compares, counts and decides; here is only what it said.

Online only: what a caller answers is never journalled, and without the centre nobody becomes verified.
"""

from functools import partial
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.models.records import TrustLevel
from app.models.records_verification import Answer, Verification
from app.services.call import Call, Phase
from app.services.card import Card, CardPhase
from app.services.central_reader import CentralReader
from app.services.reader_questions import Ask
from app.services.status import CentralStatus, Light
from app.services.verifying import Verifying, VerifyPhase

KEPT_CALLS = 16
_UNANSWERED = frozenset({"overtaken", ""})

CLOSED = "closed"
"""The problem of a customer whose card opens once a reason is typed."""


class CallerVerification(QObject):
    """Follows the card on screen. A level is the centre's word for one customer on one call."""

    verifying_changed = Signal(object)
    level_told = Signal(str, object, object)
    """call_id, customer's UUID, TrustLevel: what this call may see of this customer now."""
    call_trusted = Signal(str, object)
    """call_id and the TrustLevel its strip should say: of the customer on the card."""
    _state_came = Signal(object)
    _state_failed = Signal(str, object, str)

    def __init__(self, reader: CentralReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._card = Card()
        self._calls: dict[str, Call] = {}
        self._base: dict[str, TrustLevel] = {}
        self._told: dict[str, TrustLevel] = {}
        self._states: dict[tuple[str, UUID], Verification] = {}
        self._shown = Verifying()
        self._state_came.connect(self._on_state)
        self._state_failed.connect(self._on_failed)
        reader.status_changed.connect(self.on_central_status)

    # ---- what happens ----

    def on_card_changed(self, card: Card) -> None:
        """A card that is looked up again for the same call leaves the panel as it is until it is there."""
        self._card = card
        if card.phase is not CardPhase.LOOKING or card.call_id != self._shown.call_id:
            self._refresh()

    def on_call_changed(self, call: Call) -> None:
        """A level that is not the one told from here is what number and IVR are worth."""
        self._calls[call.call_id] = call
        if call.trust is not self._told.get(call.call_id):
            self._base[call.call_id] = call.trust
        self._forget_old()
        if call.call_id == self._card.call_id:
            self._refresh()

    def on_central_status(self, status: CentralStatus) -> None:
        """The centre is back: what it could not answer is asked again."""
        if status.light is Light.OK and self._shown.phase is VerifyPhase.FAILED:
            self.look_again()

    # ---- what the agent asks ----

    def answer(self, question: str, answer: str) -> None:
        """What the caller said, for the centre to compare."""
        if answer.strip():
            self._send(question, answer=answer)

    def judge(self, question: str, said: str) -> None:
        """`right`, `wrong` or `skipped`."""
        self._send(question, said=said)

    def look_again(self) -> None:
        """A team lead may have unlocked the call, or the centre may be back."""
        if self._shown.customer_id is not None and self._is_talking():
            self._ask_state(self._shown.call_id, self._shown.customer_id)

    # ---- inside ----

    def _refresh(self) -> None:
        """The card or the call is another one, or the call was answered, or is over."""
        profile = self._card.profile if self._card.phase is CardPhase.SHOWN else None
        call = self._calls.get(self._card.call_id)
        if profile is None or call is None:
            self._show(Verifying(call_id=self._card.call_id))
            return
        key = (call.call_id, profile.customer.customer_id)
        if profile.refused:
            closed = CLOSED if profile.refused == "reason" else profile.refused
            self._trust_call(call.call_id, TrustLevel.NONE)  # what the IVR checked was of somebody else
            self._show(Verifying(phase=VerifyPhase.FAILED, call_id=key[0], customer_id=key[1], problem=closed))
            return
        state = self._states.get(key)
        shown = Verifying(call_id=key[0], customer_id=key[1], state=state)
        # Until the centre says where it stands: no more than number and IVR are worth, and for this very customer.
        known = self._base.get(call.call_id, TrustLevel.NONE)
        if not self._card.from_journal:
            known = min(known, profile.trust)
        self._trust_call(call.call_id, state.trust if state is not None else known)
        if call.phase is Phase.ENDED:
            self._show(replace(shown, phase=VerifyPhase.OVER))
        elif call.answered_ns is None:
            self._show(replace(shown, phase=VerifyPhase.RINGING))
        elif state is not None:
            busy = self._shown.busy if self._is_shown(*key) else ""
            self._show(replace(shown, phase=_phase_of(state), busy=busy))
        elif (
            not self._is_shown(*key)
            or self._shown.phase not in (VerifyPhase.ASKING, VerifyPhase.FAILED)
            or self._shown.problem == CLOSED  # opened with a reason now
        ):
            self._ask_state(*key)

    def _ask_state(self, call_id: str, customer_id: UUID) -> None:
        state = self._states.get((call_id, customer_id))
        self._show(Verifying(phase=VerifyPhase.ASKING, call_id=call_id, customer_id=customer_id, state=state))
        self._reader.ask(
            Ask(
                topic="verification",
                ask=lambda store: store.verification(call_id, customer_id),
                done=self._state_came.emit,
                failed=partial(self._state_failed.emit, call_id, customer_id),
            )
        )

    def _send(self, code: str, answer: str = "", said: str = "") -> None:
        """Each question is a topic of its own: no answer overtakes another's."""
        shown = self._shown
        if shown.phase is not VerifyPhase.OPEN or shown.busy or shown.state is None or shown.customer_id is None:
            return
        question = next((one for one in shown.state.questions if one.code == code), None)
        if question is None or not question.can_be_answered:
            return
        call_id, customer_id = shown.call_id, shown.customer_id
        sent = Answer(
            call_id=call_id, customer_id=customer_id, question=code, nth=question.tries + 1, answer=answer, said=said
        )
        self._show(replace(shown, busy=code, problem=""))
        self._reader.ask(
            Ask(
                topic=f"verify {call_id} {code}",
                ask=lambda store: store.verify(sent),
                done=self._state_came.emit,
                failed=partial(self._state_failed.emit, call_id, customer_id),
            )
        )

    def _on_state(self, state: Verification) -> None:
        key = (state.call_id, state.customer_id)
        self._states[key] = state
        if self._is_shown(*key):
            self._shown = replace(self._shown, busy="")
        self.level_told.emit(*key, state.trust)
        self._refresh()

    def _on_failed(self, call_id: str, customer_id: UUID, word: str) -> None:
        """An answer that never arrived leaves the questions as they were; only the centre says what counted."""
        if not self._is_shown(call_id, customer_id) or word in _UNANSWERED:
            return
        if word in ("locked", "seen"):
            self._ask_state(call_id, customer_id)
        else:
            self._show(replace(self._shown, phase=VerifyPhase.FAILED, busy="", problem=word))

    def _trust_call(self, call_id: str, trust: TrustLevel) -> None:
        if self._calls[call_id].trust is not trust:
            self._told[call_id] = trust
            self.call_trusted.emit(call_id, trust)

    def _is_talking(self) -> bool:
        call = self._calls.get(self._shown.call_id)
        return call is not None and call.answered_ns is not None and call.phase is not Phase.ENDED

    def _is_shown(self, call_id: str, customer_id: UUID) -> bool:
        return (self._shown.call_id, self._shown.customer_id) == (call_id, customer_id)

    def _show(self, shown: Verifying) -> None:
        if shown != self._shown:
            self._shown = shown
            self.verifying_changed.emit(shown)

    def _forget_old(self) -> None:
        while len(self._calls) > KEPT_CALLS:
            oldest = next(iter(self._calls))
            for kept in (self._calls, self._base, self._told):
                kept.pop(oldest, None)
            self._states = {key: state for key, state in self._states.items() if key[0] != oldest}


def _phase_of(state: Verification) -> VerifyPhase:
    return VerifyPhase.LOCKED if state.locked else VerifyPhase.OPEN
