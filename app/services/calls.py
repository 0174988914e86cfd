"""Keeps the calls of this desk: phone events in, calls out, and what the agent asks passed down if the call allows it.

One call is on the strip (`current`); `call_changed` speaks of it only. Further calls wait, ringing or on hold: they are
told by `waiting_changed` and never take the strip from a call that lives, unless the agent takes one. Then the first is
put on hold before the other is answered or retrieved, and `call_taken` follows its `call_changed`. `call_ended` tells
the end of each call.
"""

import re
from contextlib import suppress
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.number import Numbers, dialled_digits, to_e164
from app.models.records import TrustLevel
from app.services import call_steps
from app.services.call import Action, Call, EndReason, Phase, first_waiting, may_take
from app.services.clock import Clock
from app.telephony.events import AnyEvent, Ended, PhoneLost, Ringing
from app.telephony.events import CommandFailed as Failed
from app.telephony.handover import Handover, HeaderRule, read_handover
from app.telephony.phone import Phone

MOST_CALLS = 8
"""More at once is a flood, not work: they are answered 486 without a card."""

_DIGITS = re.compile(r"^[0-9*#A-D]{1,32}$")


class CallKeeper(QObject):
    """`ring_timeout_s`: how long a call may ring here before the desk answers 480."""

    call_changed = Signal(object)
    call_ended = Signal(object)
    call_taken = Signal(object)
    waiting_changed = Signal(object)
    dial_refused = Signal(str)
    """`call_lives` or `bad_number`."""

    def __init__(
        self,
        phone: Phone,
        numbers: Numbers,
        handover_rules: tuple[HeaderRule, ...],
        trust_methods: tuple[str, ...],
        ring_timeout_s: float,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._phone = phone
        self._numbers = numbers
        self._rules = handover_rules
        self._trust_methods = tuple(method.casefold() for method in trust_methods)
        self._ring_ns = int(ring_timeout_s * 1e9)
        self._clock = clock
        self._calls: dict[str, Call] = {}
        self._strip = ""
        self._rings_since: dict[str, int] = {}
        self._answering: set[str] = set()
        self._replaced: set[str] = set()
        self._wanted = ""
        """The call the agent wants to take as soon as the one on the strip is on hold."""
        self._to_dial: tuple[str, UUID] | None = None
        """A number to call as soon as the one on the strip is on hold, and the customer it is about."""
        self._ring_timer = QTimer(self)
        self._ring_timer.setSingleShot(True)
        self._ring_timer.timeout.connect(self.check_rings)

    @property
    def current(self) -> Call | None:
        """The call on the strip."""
        return self._calls.get(self._strip)

    @property
    def calls(self) -> tuple[Call, ...]:
        """All that live, the one on the strip first."""
        waiting = (call for call in self._calls.values() if call.call_id != self._strip)
        shown = (call for call in waiting if call.call_id not in self._replaced)
        return (*((self.current,) if self.current else ()), *shown)

    @property
    def other(self) -> Call | None:
        """The call beside the one on the strip that the agent may take: one that rings before one on hold."""
        if self.current is None:
            return None
        return first_waiting(self.calls[1:])

    # ---- what the phone tells ----

    def on_event(self, event: AnyEvent) -> None:
        """One event of the phone, in order. Events of calls that are over or unknown are ordinary: nothing happens."""
        match event:
            case Ringing():
                self._on_ringing(event)
            case Failed(command=command, call_id=call_id):
                self._on_failed(command.casefold(), call_id)
            case PhoneLost():
                for call in list(self._calls.values()):
                    self._move(call, Ended(at_ns=event.at_ns, call_id=call.call_id, code=0, reason="", side="phone"))
            case _:
                call_or_none = self._calls.get(getattr(event, "call_id", ""))
                if call_or_none is not None:
                    self._move(call_or_none, event)

    def check_rings(self) -> None:
        """Answer 480 for calls that rang long enough here; an answer under way is not cut short."""
        now = self._clock.monotonic_ns()
        ends = []
        for call_id, since in list(self._rings_since.items()):
            if call_id in self._answering:
                continue
            if now - since >= self._ring_ns:
                self._refuse(call_id, EndReason.RING_TIMEOUT, 480)
            else:
                ends.append(since + self._ring_ns)
        if ends:
            self._ring_timer.start(max(1, -(-(min(ends) - now) // 1_000_000)))
        else:
            self._ring_timer.stop()

    def _on_failed(self, command: str, call_id: str) -> None:
        if command == "hold" and call_id == self._strip:
            self._wanted, self._to_dial = "", None
        if command == "answer" and call_id in self._answering:
            self._answering.discard(call_id)
            self.check_rings()

    # ---- what the agent asks ----

    def answer(self) -> None:
        call = self._allowed(Action.ANSWER)
        if call and call.call_id not in self._answering:
            self._answering.add(call.call_id)
            self._phone.answer(call.call_id)

    def reject(self) -> None:
        call = self._allowed(Action.REJECT)
        if call:
            self._refuse(call.call_id, EndReason.AGENT_REJECTED, 486)

    def hang_up(self) -> None:
        call = self._allowed(Action.HANG_UP)
        if call:
            why = EndReason.CANCELLED if call.answered_ns is None else EndReason.AGENT_HUNG_UP
            self._calls[call.call_id] = call_steps.ask_end(call, why)
            self._phone.hang_up(call.call_id)

    def take_other(self) -> None:
        """Go over to the call that waits: the one on the strip is on hold before that one is answered or retrieved."""
        current, other = self.current, self.other
        if current is None or other is None or self._wanted or not may_take(current, other):
            return
        self._wanted = other.call_id
        if Action.HOLD in current.allowed_actions:
            self._phone.hold(current.call_id)
        else:
            self._take_wanted()

    def reject_other(self) -> None:
        """The call that waits and rings; the one on the strip goes on."""
        other = self.other
        if other is not None and Action.REJECT in other.allowed_actions:
            self._refuse(other.call_id, EndReason.AGENT_REJECTED, 486)

    def toggle_hold(self) -> None:
        if call := self._allowed(Action.HOLD):
            self._phone.hold(call.call_id)
        elif call := self._allowed(Action.RETRIEVE):
            self._phone.retrieve(call.call_id)

    def toggle_mute(self) -> None:
        if call := self._allowed(Action.MUTE):
            self._phone.mute(call.call_id, True)
        elif call := self._allowed(Action.UNMUTE):
            self._phone.mute(call.call_id, False)

    def send_digits(self, digits: str) -> None:
        """RFC 4733 digits; anything else is not sent."""
        call = self._allowed(Action.SEND_DIGITS)
        if call and _DIGITS.match(digits):
            self._phone.send_digits(call.call_id, digits)

    def dial(self, number: str) -> None:
        """Call a number as the agent typed it; refused while another call lives, or if it cannot be dialled."""
        wanted = dialled_digits(number)
        if not wanted or self._calls:
            self.dial_refused.emit("call_lives" if wanted else "bad_number")
            return
        self._dial(wanted)

    def dial_about(self, number: str, customer_id: UUID) -> None:
        """Call somebody of the bank about this customer, who is put on hold meanwhile if they are on the line."""
        wanted = dialled_digits(number)
        current = self.current
        if not wanted:
            self.dial_refused.emit("bad_number")
        elif current is None:
            self._dial(wanted, customer_id)
        elif len(self.calls) > 1 or not {Action.HOLD, Action.RETRIEVE} & current.allowed_actions:
            self.dial_refused.emit("call_lives")
        elif Action.HOLD in current.allowed_actions:
            self._to_dial = (wanted, customer_id)
            self._phone.hold(current.call_id)
        else:
            self._dial(wanted, customer_id)

    def _dial(self, wanted: str, about: UUID | None = None) -> None:
        call = Call(
            call_id=str(uuid4()),
            incoming=False,
            phase=Phase.DIALLING,
            handover=Handover(called_number=wanted, trusted=True),
            e164=to_e164(wanted, self._numbers),
            started_at=self._clock.now(),
            started_ns=self._clock.monotonic_ns(),
            about=about,
        )
        if call.e164 is not None:
            call = call_steps.with_trust(call, TrustLevel.NUMBER)
        self._calls[call.call_id] = call
        self._strip = call.call_id
        self.call_changed.emit(call)
        if len(self._calls) > 1:
            self.waiting_changed.emit(self.calls[1:])
        self._phone.dial(call.call_id, wanted)

    def set_trust(self, call_id: str, trust: TrustLevel) -> None:
        """The caller of a live call is now known better (or less well) than before."""
        call = self._calls.get(call_id)
        if call is not None and call.trust != trust:
            self._keep(call_steps.with_trust(call, trust))

    def doubt(self, call_id: str, most: TrustLevel = TrustLevel.NONE) -> None:
        """Who calls is in doubt: what was checked before counts no more than `most`."""
        call = self._calls.get(call_id)
        if call is not None:
            self.set_trust(call_id, min(call.trust, most))

    # ---- inside ----

    def _on_ringing(self, event: Ringing) -> None:
        if event.call_id in self._calls:
            return
        if len(self._calls) >= MOST_CALLS:
            self._phone.reject(event.call_id, 486)
            return
        handover = read_handover(event.headers, self._rules, event.from_registrar)
        e164 = to_e164(handover.caller_number, self._numbers) if handover.caller_number else None
        started = min(event.at_ns, self._clock.monotonic_ns())
        call = call_steps.new_incoming(event.call_id, handover, e164, self._trust_methods, started, self._clock)
        offered_before = self._same_offer(call)
        self._calls[call.call_id] = call
        self._rings_since[call.call_id] = started
        if offered_before:
            self._replaced.add(offered_before)
            if self._wanted == offered_before:
                self._wanted = call.call_id
            self._rings_since.pop(offered_before, None)
        if not self._strip or self._strip == offered_before:
            self._strip = call.call_id
            self.call_changed.emit(call)
        else:
            self.waiting_changed.emit(self.calls[1:])
        self.check_rings()

    def _same_offer(self, call: Call) -> str:
        """The queue offers the same caller anew before its first offer was withdrawn: the new one takes its place."""
        pbx_id = call.handover.pbx_call_id
        if not pbx_id:
            return ""
        ringing = (c for c in self._calls.values() if c.phase is Phase.RINGING and c.call_id not in self._answering)
        return next((c.call_id for c in ringing if c.handover.pbx_call_id == pbx_id), "")

    def _move(self, call: Call, event: AnyEvent) -> None:
        after = call_steps.step(call, event, min(event.at_ns, self._clock.monotonic_ns()))
        if after is not call:
            self._keep(after)

    def _keep(self, call: Call) -> None:
        call_id = call.call_id
        if call.phase is not Phase.RINGING:
            self._rings_since.pop(call_id, None)
            self._answering.discard(call_id)
        if call.phase is Phase.ENDED:
            self._end(call)
        else:
            self._calls[call_id] = call
            self._tell(call)
            if call_id == self._strip and call.phase is Phase.HELD and call.held_by_us:
                self._take_wanted()
                self._dial_wanted()
        self.check_rings()

    def _take_wanted(self) -> None:
        """The call on the strip is on hold: the one the agent wants takes its place, if it still lives."""
        call = self._calls.get(self._wanted)
        self._wanted = ""
        if call is None:
            return
        self._put_on_strip(call)
        if call.phase is Phase.RINGING:
            self.answer()
        else:
            self.toggle_hold()

    def _dial_wanted(self) -> None:
        """The customer is on hold: now the other one is called."""
        wanted, self._to_dial = self._to_dial, None
        if wanted is not None:
            self._dial(*wanted)

    def _put_on_strip(self, call: Call) -> None:
        self._strip = call.call_id
        self.call_changed.emit(call)
        self.call_taken.emit(call)
        self.waiting_changed.emit(self.calls[1:])

    def _end(self, call: Call) -> None:
        del self._calls[call.call_id]
        if call.call_id == self._wanted:
            self._wanted = ""
        if call.call_id in self._replaced:
            self._replaced.discard(call.call_id)
            return
        if call.call_id == self._strip:
            self._strip, self._to_dial = "", None
            self.call_changed.emit(call)
            self.call_ended.emit(call)
            self._promote()
        else:
            self.call_ended.emit(call)
            self.waiting_changed.emit(self.calls[1:])

    def _promote(self) -> None:
        """The strip is free: the call that waited longest takes it, with the whole ring time before it.

        If the agent was about to take a call that rings, it is answered.
        """
        if self._strip or not self.calls:
            return
        call = self._calls.get(self._wanted) or self.calls[0]
        if call.phase is Phase.RINGING:
            self._rings_since[call.call_id] = self._clock.monotonic_ns()
        wanted = call.call_id == self._wanted
        self._wanted = ""
        self._put_on_strip(call)
        if wanted and call.phase is Phase.RINGING:
            self.answer()

    def _tell(self, call: Call) -> None:
        if call.call_id == self._strip:
            self.call_changed.emit(call)
        elif call.call_id not in self._replaced:
            self.waiting_changed.emit(self.calls[1:])

    def _allowed(self, action: Action) -> Call | None:
        call = self.current
        return call if call and action in call.allowed_actions else None

    def _refuse(self, call_id: str, why: EndReason, code: int) -> None:
        with suppress(KeyError):
            self._calls[call_id] = call_steps.ask_end(self._calls[call_id], why)
        self._rings_since.pop(call_id, None)
        self._phone.reject(call_id, code)
