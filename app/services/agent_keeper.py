"""Keeps the agent's state: turns what happens into events of the pure machine, tells what came of it, and remembers it.

The machine decides; here are only its clock, its deadlines and its place in the journal, from where a new start of the
program takes it up again.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.journal.store import DeskJournal
from app.models.records import InteractionDraft
from app.services import agent_events as events
from app.services import agent_snapshot, wrap_policy
from app.services.agent_events import Moment
from app.services.agent_machine import AWAY, WRAPPING, Machine, Rules
from app.services.agent_state import AgentStatus, Cause, Reason, State, WrapPolicy
from app.services.call import Call, Phase
from app.services.clock import Clock
from app.services.reason_watch import ReasonWatch
from app.services.state_machine import step
from app.services.status import Light, PhoneStatus, SoundStatus

VALUE = "agent_state"
"""Name of the journal's value that holds the snapshot."""

BEAT_S = 10
LOST_AFTER_S = 15.0
"""A desk that did not live for longer than this (the machine slept) was lost, and is reconciled."""

_NO_SOUND = frozenset({"no_speaker", "no_microphone", "no_device"})


class AgentKeeper(QObject):
    """`wrap_expired` carries the call whose form must now be saved with the default code.

    `reason_ran_long` carries a reason's code and `near` (80 % of its time) or `over`.
    """

    status_changed = Signal(object)
    interval_closed = Signal(object)
    wrap_expired = Signal(str)
    reason_ran_long = Signal(str, str)

    def __init__(
        self,
        journal: DeskJournal,
        clock: Clock,
        wrap: WrapPolicy,
        wrap_by_queue: Mapping[str, WrapPolicy],
        reasons: Sequence[Reason] = (),
        rules: Rules | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._clock = clock
        self._wrap = wrap
        self._wrap_by_queue = dict(wrap_by_queue)
        self._reasons = ReasonWatch(reasons)
        self._rules = rules or Rules()
        self._found = agent_snapshot.read_snapshot(journal.value(VALUE))
        self._machine = agent_snapshot.fresh_machine(self._found, self._rules, self._now())
        self._call: Call | None = None
        self._beat_at = clock.now()
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self.on_time)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_S * 1000)
        self._beat.timeout.connect(self.on_beat)

    @property
    def status(self) -> AgentStatus:
        return self._machine.status

    # ---- what the agent asks ----

    def sign_in(self) -> None:
        """Signed in to the centre. After a crash the state found in the journal is reconciled, never to READY."""
        if self._machine.status.state is not State.LOGGED_OUT:
            return
        self._beat_at = self._clock.now()
        self._beat.start()
        found, self._found = self._found, None
        if found is not None and agent_snapshot.has_crashed(found):
            world = self._machine
            self._machine, *steps = agent_snapshot.reconcile(found, self._rules, self._now())
            for machine in steps:
                self._take(machine)
            self._tell(events.LineChanged(registered=world.registered))
            self._tell(events.SoundChanged(ok=world.sound_ok))
            self._tell(events.LockChanged(locked=world.locked))
            return
        self._tell(events.SignInStarted())
        self._tell(events.SignedIn())

    def choose_ready(self) -> None:
        self._tell(events.Chosen(target=State.READY))

    def choose_not_ready(self, code: str) -> None:
        self._tell(events.Chosen(target=State.NOT_READY, reason=code))

    def clear_pending(self) -> None:
        self._tell(events.PendingCleared())

    def sign_out(self, reason: str = "SIGN_OUT") -> None:
        """At once when idle, else after call and wrap-up; READY passes through NOT_READY."""
        if self._machine.status.state is State.READY:
            self._tell(events.Chosen(target=State.NOT_READY, reason=reason))
        self._tell(events.Chosen(target=State.LOGGED_OUT, reason=reason))

    def leave(self) -> None:
        """The window was closed: signed out now, not when the wrap-up is over; its form is kept as a draft."""
        self.sign_out()
        self._tell(events.DeskClosed())

    def extend_wrap(self) -> None:
        self._tell(events.WrapExtended())

    def end_wrap(self) -> None:
        self._tell(events.WrapEnded())

    # ---- what happens ----

    def on_call_changed(self, call: Call) -> None:
        """The call on the strip; calls that wait are not the agent's yet."""
        before, self._call = self._call, call if call.phase is not Phase.ENDED else None
        known = before is not None and before.call_id == call.call_id
        event = self._event_of(call, before if known else None)
        if event is not None:
            self._tell(event)

    def on_call_ended(self, call: Call) -> None:
        """Any call; one that ended on hold, beside the one on the strip, may leave its form behind."""
        if call.call_id != self._machine.status.call_id and call.answered_ns is not None:
            owes = wrap_policy.needs_code(self._policy(call))
            self._tell(events.CallLeft(call_id=call.call_id, owes_code=owes))

    def on_phone_status(self, status: PhoneStatus) -> None:
        self._tell(events.LineChanged(registered=status.light is Light.OK))

    def on_sound_status(self, status: SoundStatus) -> None:
        self._tell(events.SoundChanged(ok=status.problem not in _NO_SOUND))

    def on_locked(self, locked: bool) -> None:
        self._tell(events.LockChanged(locked=locked))

    def on_form_saved(self, draft: InteractionDraft | None = None) -> None:
        """A form was saved: of the call that `draft` names, or of the wrap-up that runs."""
        call = draft.call if draft is not None else None
        self._tell(events.FormSaved(call_id=call.call_id if call else ""))

    def on_forced(self, target: State, reason: str = "", by: Cause = Cause.SUPERVISOR) -> None:
        """A supervisor (or, by SYSTEM, a sign-in elsewhere) decides; during a call it waits for its end.

        This and `reconcile` are where the feed will speak: nothing in the desk calls them yet.
        """
        self._tell(events.Chosen(target=target, reason=reason, by=by))

    def reconcile(self, target: State, reason: str = "SYS.CRASH", call_id: str = "") -> None:
        """What the PBX says is so. READY becomes NOT_READY: only the agent chooses that."""
        self._tell(events.Reconciled(target=target, reason=reason, call_id=call_id))

    def on_time(self) -> None:
        """A deadline was reached: the wrap-up's, or a reason's."""
        self._tell(events.TimePassed())
        word = self._reasons.news(self._machine.status, self._clock.monotonic_ns())
        if word:
            self.reason_ran_long.emit(self._machine.status.reason, word)
        self._arm()

    def on_beat(self) -> None:
        """Alive. Notices by the wall clock when the machine slept, for its monotonic clock may have slept with it."""
        away = (self._clock.now() - self._beat_at).total_seconds() - BEAT_S
        self._beat_at = self._clock.now()
        status = self._machine.status
        if away > LOST_AFTER_S and status.state not in AWAY:
            target, wrap = (status.state, status.wrap) if status.call_id else (State.NOT_READY, None)
            self._tell(events.HeartbeatLost())
            self._tell(events.Reconciled(target=target, call_id=status.call_id, wrap=wrap, policy=self._machine.policy))
        self._remember()

    def stop(self) -> None:
        """No timer runs any more; the state stays as it is in the journal."""
        self._deadline.stop()
        self._beat.stop()
        self._remember()

    # ---- inside ----

    def _event_of(self, call: Call, before: Call | None) -> events.AgentEvent | None:
        call_id = call.call_id
        if call.phase is Phase.ENDED:
            return events.CallEnded(call_id=call_id, why=call.end_reason) if call.end_reason else None
        if before is None and call.phase is Phase.DIALLING:
            return events.CallDialled(call_id=call_id, policy=self._policy(call))
        if before is None and call.phase is Phase.RINGING:
            return events.CallRang(call_id=call_id, policy=self._policy(call))
        connected = call.phase in (Phase.TALKING, Phase.HELD)
        if connected and call_id != self._machine.status.call_id:
            held = call.phase is Phase.HELD and call.held_by_us
            return events.CallTaken(call_id=call_id, held=held, policy=self._policy(call))
        holds = call.phase is Phase.HELD and call.held_by_us
        held = before is not None and before.phase is Phase.HELD and before.held_by_us
        if holds != held:
            return events.CallHeld(call_id=call_id) if holds else events.CallRetrieved(call_id=call_id)
        if call.phase is Phase.TALKING and (before is None or before.phase is not Phase.TALKING):
            return events.CallAnswered(call_id=call_id)
        return None

    def _policy(self, call: Call) -> WrapPolicy:
        return self._wrap_by_queue.get(call.handover.queue, self._wrap)

    def _tell(self, event: events.AgentEvent) -> None:
        self._take(step(self._machine, event, self._now()))

    def _take(self, machine: Machine) -> None:
        before, self._machine = self._machine, machine
        if machine is before or machine == before:
            return
        if machine.status.state in AWAY:
            self._beat.stop()
        if machine.status.state is not State.RESERVED:  # nothing to find again, and the card is being painted
            self._remember()
        self._arm()
        interval = agent_snapshot.closed_interval(before.status, machine.status)
        if interval is not None:
            self.interval_closed.emit(interval)
        if machine.status != before.status:
            self.status_changed.emit(machine.status)
        if machine.expired:
            self.wrap_expired.emit(machine.expired)

    def _remember(self) -> None:
        """A journal that cannot write must not stop a call; the form's own save will tell the agent."""
        snapshot = agent_snapshot.write_snapshot(self._machine, self._now())
        self._journal.write(lambda journal: journal.put_value(VALUE, snapshot))

    def _arm(self) -> None:
        now = self._clock.monotonic_ns()
        status = self._machine.status
        ends = [wrap_policy.deadline_ns(status.wrap)] if status.wrap and status.state in WRAPPING else []
        mark = self._reasons.next_ns(status, now)
        ends += [mark] if mark is not None else []
        if ends:
            self._deadline.start(max(1, -(-(min(ends) - now) // 1_000_000)))
        else:
            self._deadline.stop()

    def _now(self) -> Moment:
        return Moment(self._clock.monotonic_ns(), self._clock.now())
