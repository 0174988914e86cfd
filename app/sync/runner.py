"""The sync core's edge: the clock on the GUI thread, the journal on its own, the centre on the push thread."""

import math
import random
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.journal.instants import utc_now
from app.journal.store import DeskJournal, JournalError, Pending, Work
from app.sync.core import State, step
from app.sync.events import (
    Action,
    Check,
    Confirm,
    Event,
    Failed,
    Failure,
    Found,
    JournalFailed,
    Look,
    Now,
    Nudged,
    Push,
    Pushed,
    Requeue,
    RetryLater,
    SetAside,
    SignedIn,
    Started,
    Stopped,
    Tell,
    Woken,
)
from app.sync.line import Line, StoreFactory

ANSWER_WITHIN_S = 9.0
"""Seconds a request may take, connecting included, before its socket is cut."""
_GRACE_S = 2.0
"""Seconds a cut request may take to fail, before its thread is left behind for a new one."""
_MOST_LEFT_BEHIND = 3
"""Threads that may hang at once before no more are started."""


class SyncRunner(QObject):
    """Brings what was saved to the centre. Lives on the thread that made it.

    `state_changed` words: `connecting`, `online`, `stalled` (online, yet something is older than two minutes),
    `unreachable`, `refused`, `bad_certificate`, `too_old`, `too_new`, `stopped`, or a journal error's word.
    """

    pending_changed = Signal(object)
    item_pushed = Signal(object)
    """The item's id; the centre has answered for it."""
    item_confirmed = Signal(object)
    """The item's id; the receipt stands in the journal."""
    item_needs_attention = Signal(object, str)
    state_changed = Signal(str)
    _answered = Signal(int, object)

    def __init__(
        self,
        journal: DeskJournal,
        store_factory: StoreFactory,
        *,
        answer_within_s: float = ANSWER_WITHIN_S,
        utc: Callable[[], datetime] = utc_now,
        chance: Callable[[], float] = random.random,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._store_factory = store_factory
        self._answer_within_s = answer_within_s
        self._utc = utc
        self._chance = chance
        self._state = State()
        self._events: deque[Event] = deque()
        self._actions: deque[Action] = deque()
        self._written = 0
        self._writing: int | None = None
        self._stepping = False
        self._ticket = 0
        self._pending: Pending | None = None
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._line = self._new_line()
        self._wake = self._timer(self._on_woken)
        self._watchdog = self._timer(self._on_overdue)
        self._was_cut = False
        self._left_behind: list[Line] = []

    # ---- asked from outside ---------------------------------------------------------------------------------------

    def start(self) -> None:
        self._feed(Started())

    @Slot()
    def nudge(self) -> None:
        """Something was committed to the journal. Costs next to nothing while the line is busy or away."""
        try:
            self._show_pending()
        except JournalError as error:
            self._feed(JournalFailed(word=error.word))
            return
        self._feed(Nudged())

    def sign_in_again(self, store_factory: StoreFactory | None = None) -> None:
        """The agent has signed in anew (with what `store_factory` now holds), or asks to try at once."""
        if store_factory is not None:
            self._store_factory = store_factory
            self._replace_line()
            if self._watchdog.isActive():  # its answer will not come any more
                self._answer(Failed(failure=Failure.UNREACHABLE))
        self._feed(SignedIn())

    def stop(self, timeout_s: float = 3.0) -> bool:
        """End the push thread, cutting a request that hangs. What is pending stays in the journal.

        False when the thread did not end in time; it is a daemon and ends with the program.
        """
        self._writing = None
        self._actions.clear()
        self._events.clear()
        self._feed(Stopped())
        self._wake.stop()
        self._watchdog.stop()
        self._ticket += 1
        self._line.leave()
        return self._line.wait(timeout_s)

    # ---- the loop ---------------------------------------------------------------------------------------------------

    def _feed(self, event: Event) -> None:
        """Step until nothing is left to do. A slot that calls back in while we step is served in turn."""
        self._events.append(event)
        self._go_on()

    def _go_on(self) -> None:
        """What follows a write, the next action or event, waits until that is on the disk."""
        if self._stepping:
            return
        self._stepping = True
        try:
            while self._writing is None and (self._actions or self._events):
                if self._actions:
                    self._do_or_fail(self._actions.popleft())
                else:
                    self._state, actions = step(self._state, self._events.popleft(), self._now(), self._chance())
                    self._actions.extend(actions)
        finally:
            self._stepping = False
        if self._writing is None:
            self._arm()

    def _do_or_fail(self, action: Action) -> None:
        try:
            self._do(action)
        except JournalError as error:
            self._fail(error)

    def _fail(self, error: JournalError) -> None:
        self._actions.clear()
        self._events.append(JournalFailed(word=error.word))

    def _write(self, work: Work, tell: Callable[[], None] | None = None) -> None:
        self._written += 1
        ticket = self._writing = self._written

        def then(error: JournalError | None) -> None:
            if self._writing != ticket:
                return  # stopped meanwhile
            self._writing = None
            if error is not None:
                self._fail(error)
            elif tell is not None:
                tell()
            self._go_on()

        self._journal.write(work, then)

    def _do(self, action: Action) -> None:
        match action:
            case Push() | Check():
                self._ask(action)
            case Look():
                head = self._journal.due(self._utc(), limit=1)
                self._events.append(Found(head=head[0] if head else None, pending=self._show_pending()))
            case Tell():
                self.state_changed.emit(action.word)
            case Confirm(n=n, receipt=receipt, item_id=item_id):
                self._write(lambda journal: journal.confirm(n, receipt), lambda: self.item_confirmed.emit(item_id))
            case RetryLater(n=n, at=at, error=word):
                self._write(lambda journal: journal.retry_later(n, at, word))
            case SetAside(n=n, item_id=item_id, error=word):
                self._write(
                    lambda journal: journal.needs_attention(n, word),
                    lambda: self.item_needs_attention.emit(item_id, word),
                )
            case Requeue(system_identifier=system, timeline=timeline, since=since):
                self._write(lambda journal: journal.requeue_acknowledged(system, timeline, since))

    def _ask(self, request: Push | Check) -> None:
        self._left_behind = [line for line in self._left_behind if not line.wait(0)]
        if len(self._left_behind) >= _MOST_LEFT_BEHIND:
            self._events.append(Failed(failure=Failure.UNREACHABLE))
            return
        self._ticket += 1
        self._was_cut = False
        self._watchdog.start(math.ceil(self._answer_within_s * 1000))
        self._line.ask(self._ticket, request)

    def _show_pending(self) -> Pending:
        pending = self._journal.pending()
        if pending != self._pending:
            self._pending = pending
            self.pending_changed.emit(pending)
        return pending

    def _now(self) -> Now:
        return Now(mono_s=time.monotonic(), utc=self._utc())

    def _arm(self) -> None:
        if self._state.wake_at is None:
            self._wake.stop()
        else:
            self._wake.start(math.ceil(max(0.0, self._state.wake_at - time.monotonic()) * 1000))

    # ---- told from the edge -----------------------------------------------------------------------------------------

    @Slot()
    def _on_woken(self) -> None:
        self._feed(Woken())

    @Slot(int, object)
    def _on_answered(self, ticket: int, event: Event) -> None:
        if ticket == self._ticket:  # an answer after its watchdog is ordinary, and too late
            self._answer(event)

    def _answer(self, event: Event) -> None:
        self._ticket += 1
        self._watchdog.stop()
        if isinstance(event, Pushed):
            self.item_pushed.emit(event.receipt.item_id)
        self._feed(event)

    @Slot()
    def _on_overdue(self) -> None:
        if not self._was_cut:
            self._was_cut = True
            self._line.cut()
            self._watchdog.start(math.ceil(_GRACE_S * 1000))
            return
        self._replace_line()
        self._answer(Failed(failure=Failure.UNREACHABLE))

    def _replace_line(self) -> None:
        self._line.leave()
        self._left_behind.append(self._line)
        self._line = self._new_line()

    def _new_line(self) -> Line:
        return Line(self._store_factory, self._answered.emit)

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer
