"""Reads from the centre on a thread of its own: questions go into a queue, answers come as signals on the GUI thread.

A newer lookup overtakes all that waits; of questions of one kind only the newest is asked. When the centre is away the
questions are answered at once with a word, and the thread tries the connection again by itself, later and later, with
jitter, so that a thousand desks do not come back in the same second.
"""

import logging
import queue
import random
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.central.store import (
    CentralError,
    CentralForbidden,
    CentralRefused,
    CentralStore,
    CentralTooNew,
    CentralTooOld,
    CentralUnreachable,
    CentralUntrusted,
)
from app.models.number import Numbers, to_e164
from app.models.records import LookupRequest, TrustLevel
from app.services.clock import Clock, SystemClock
from app.services.reader_questions import (
    Ask,
    Day,
    History,
    LookUp,
    Ping,
    ProfileOf,
    Question,
    Search,
    SignInAgain,
    Stop,
    Tasks,
)
from app.services.reader_queue import Waiting
from app.services.status import CentralStatus, Light

IDLE_PING_S = 15.0
FIRST_RETRY_S = 0.5
LONGEST_RETRY_S = 20.0
QUICK_S = 1.0
"""A connection that fails sooner than this was dead already; later, the centre itself is in trouble."""

log = logging.getLogger(__name__)


class CentralReader(QObject):
    """`cut_after_s`: a question without an answer for so long gets its socket shut by the watchdog.

    `numbers`: how a number that is searched for is read.
    """

    lookup_done = Signal(object)
    lookup_failed = Signal(str, str)
    profile_done = Signal(object)
    profile_failed = Signal(object, str)
    search_done = Signal(str, object)
    search_failed = Signal(str, str)
    day_done = Signal(object)
    tasks_done = Signal(object)
    history_done = Signal(object, object)
    identity_known = Signal(object)
    reference_known = Signal(object)
    status_changed = Signal(object)

    def __init__(
        self,
        store_factory: Callable[[], CentralStore],
        clock: Clock | None = None,
        cut_after_s: float = 6.0,
        parent: QObject | None = None,
        *,
        warm_up: bool = False,
        numbers: Numbers | None = None,
    ) -> None:
        super().__init__(parent)
        self._numbers = numbers or Numbers()
        self._to_warm = warm_up
        self._store_factory = store_factory
        self._clock = clock or SystemClock()
        self._cut_after_s = cut_after_s
        self._queue: queue.SimpleQueue[Question] = queue.SimpleQueue()
        self._status = CentralStatus(light=Light.WORKING)
        self._store: CentralStore | None = None
        self._greeted = False
        self._final_word = ""
        self._retry_s = 0.0
        self._asked_at: float | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._watchdog: threading.Thread | None = None

    # ---- asked on the GUI thread ----

    def start(self) -> None:
        if self._thread is not None:
            return
        self._stopping.clear()
        self._final_word = ""
        self._thread = threading.Thread(target=self._run, name="central", daemon=True)
        self._watchdog = threading.Thread(target=self._watch, name="central-watchdog", daemon=True)
        self._thread.start()
        self._watchdog.start()

    def stop(self) -> None:
        """The question under way is cut if it does not end by itself; both threads are gone when this returns."""
        if self._thread is None:
            return
        self._stopping.set()
        self._queue.put(Stop())
        self._thread.join(0.5)
        store = self._store
        if self._thread.is_alive() and store is not None:
            store.cut()
        self._thread.join(3.0)
        if self._watchdog is not None:
            self._watchdog.join(3.0)
        self._thread = self._watchdog = None

    def sign_in_again(self, store_factory: Callable[[], CentralStore] | None = None) -> None:
        """The agent signed in anew (with what `store_factory` gives), or asks to try at once."""
        self._queue.put(SignInAgain(store_factory))

    def on_sync_state(self, word: str) -> None:
        """The other line is in trouble: look at once whether this one is too, so that the light tells the truth."""
        if word == "refused":
            self.sign_in_again()
        elif word in ("unreachable", "bad_certificate", "too_old", "too_new"):
            self._queue.put(Ping())

    def ask_lookup(self, request: LookupRequest) -> None:
        self._queue.put(LookUp(request))

    def ask_profile(self, customer_id: UUID, trust: TrustLevel, call_id: str, reason: str = "") -> None:
        self._queue.put(ProfileOf(customer_id, trust, call_id, reason))

    def ask_search(self, text: str) -> None:
        self._queue.put(Search(text))

    def ask_day(self) -> None:
        self._queue.put(Day())

    def ask_tasks(self) -> None:
        self._queue.put(Tasks())

    def ask_history(
        self,
        customer_id: UUID,
        before: UUID | None = None,
        trust: TrustLevel = TrustLevel.NONE,
        call_id: str = "",
    ) -> None:
        self._queue.put(History(customer_id, before, trust, call_id))

    def ask(self, question: Ask) -> None:
        """For services with questions of their own; a failure is told by the question itself."""
        self._queue.put(question)

    # ---- the reading thread ----

    def _run(self) -> None:
        waiting = Waiting()
        waiting.put(Ping())
        while True:
            question = waiting.next()
            if question is None:
                self._warm_up()
                waiting.put(self._wait())
            elif isinstance(question, Stop):
                break
            elif isinstance(question, SignInAgain):
                self._begin_again(question)
                waiting.put(Ping())
            else:
                self._answer(question)
            self._take_in(waiting)
        self._forget_store()

    def _begin_again(self, question: SignInAgain) -> None:
        self._forget_store()
        if question.store_factory is not None:
            self._store_factory = question.store_factory
            self._greeted = False
        self._final_word, self._retry_s = "", 0.0

    def _wait(self) -> Question:
        """The next question, or a ping when none comes: it notices a dead connection before a call does."""
        try:
            return self._queue.get(timeout=self._pause_s())
        except queue.Empty:
            return Ping()

    def _warm_up(self) -> None:
        """Once, when nothing waits: the way of a lookup, for a number and a customer that nobody has.

        Nobody's data are read, so the audit chain has nothing to tell of it.
        """
        store = self._store
        if not self._to_warm or store is None or not self._greeted or not self._queue.empty():
            return
        self._to_warm = False
        self._asked_at = time.monotonic()
        try:
            for _ in range(2):  # the second time the driver prepares the statement
                store.lookup(LookupRequest(call_id="", e164=0, trust=TrustLevel.NUMBER))
            store.profile(UUID(int=0), TrustLevel.NUMBER, "")
        except CentralRefused:
            return  # nobody has that id
        except Exception as error:  # noqa: BLE001 - what cannot be warmed ends nothing: the next question tells what is wrong
            log.info("the way of a lookup could not be warmed: %s", type(error).__name__)
            self._forget_store()
        finally:
            self._asked_at = None

    def _pause_s(self) -> float | None:
        if self._final_word:
            return None
        spread = random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, keeps no secret
        return (self._retry_s or IDLE_PING_S) * spread

    def _take_in(self, waiting: Waiting) -> None:
        """All that came in meanwhile; what is overtaken is told, so that nobody waits for it."""
        try:
            while True:
                overtaken = waiting.put(self._queue.get_nowait())
                if overtaken is not None:
                    self._fail(overtaken, "overtaken")
        except queue.Empty:
            return

    def _answer(self, question: Question) -> None:
        if self._final_word:
            self._fail(question, self._final_word)
            return
        try:
            tell = self._ask_twice(question)
        except CentralError as error:
            self._on_error(question, error)
        except Exception as error:  # noqa: BLE001 - a defect in one answer must not end the thread
            log.error("the centre's answer could not be read: %s", type(error).__name__)  # noqa: TRY400 - the text may hold personal data
            self._fail(question, "unreadable")
        else:
            tell()
            self._retry_s = 0.0
            self._show(CentralStatus(light=Light.OK))

    def _ask_twice(self, question: Question) -> Callable[[], object]:
        """A connection that served before may have died in silence: such a question is asked once more on a new one."""
        served_before = self._store is not None
        began = time.monotonic()
        try:
            return self._ask_once(question)
        except CentralUnreachable:
            if not served_before or time.monotonic() - began > QUICK_S or self._stopping.is_set():
                raise
            self._forget_store()
            return self._ask_once(question)

    def _ask_once(self, question: Question) -> Callable[[], object]:
        self._asked_at = time.monotonic()
        try:
            return self._ask(self._connected(), question)
        finally:
            self._asked_at = None

    def _connected(self) -> CentralStore:
        if self._store is None:
            self._store = self._store_factory()
        if not self._greeted:
            identity = self._store.whoami()
            reference = self._store.reference()
            self._greeted = True
            self.identity_known.emit(identity)
            self.reference_known.emit(reference)
        return self._store

    def _ask(self, store: CentralStore, question: Question) -> Callable[[], object]:
        """Ask, and return how to tell the answer."""
        answer: Any
        match question:
            case LookUp(request):
                answer = store.lookup(request)
                return lambda: self.lookup_done.emit(answer)
            case ProfileOf(customer_id, trust, call_id, reason):
                answer = store.profile(customer_id, trust, call_id, reason)
                return lambda: self.profile_done.emit(answer)
            case Search(text):
                answer = store.search(text, e164=to_e164(text, self._numbers))
                return lambda: self.search_done.emit(text, answer)
            case History(customer_id, before, trust, call_id):
                answer = store.history(customer_id, before, trust=trust, call_id=call_id)
                return lambda: self.history_done.emit(customer_id, answer)
            case Day():
                answer = store.day()
                return lambda: self.day_done.emit(answer)
            case Tasks():
                answer = store.tasks()
                return lambda: self.tasks_done.emit(answer)
            case Ask(ask=ask, done=done):
                answer = ask(store)
                return lambda: done(answer)
        store.health()
        return lambda: None

    def _on_error(self, question: Question, error: CentralError) -> None:
        word = _word_of(error)
        self._fail(question, word)
        if isinstance(error, CentralForbidden):
            return  # this one question only; the connection is well
        if isinstance(error, CentralRefused) and isinstance(question, ProfileOf | Ask) and self._greeted:
            return  # this agent may not have that answer; the connection is well
        self._forget_store()
        if isinstance(error, CentralRefused) and not isinstance(error, CentralUntrusted):
            self._final_word = word  # the same password again would lock the account
        self._retry_s = min(LONGEST_RETRY_S, max(FIRST_RETRY_S, self._retry_s * 2))
        if self._status.problem != word:
            self._show(CentralStatus(light=Light.WRONG, problem=word, since=self._clock.now()))

    def _fail(self, question: Question, word: str) -> None:
        match question:
            case LookUp(request):
                self.lookup_failed.emit(request.call_id, word)
            case ProfileOf(customer_id=customer_id):
                self.profile_failed.emit(customer_id, word)
            case Search(text):
                self.search_failed.emit(text, word)
            case Ask(failed=failed):
                failed(word)

    def _show(self, status: CentralStatus) -> None:
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)

    def _forget_store(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            try:
                store.close()
            except CentralError:
                log.info("the connection to the centre was already gone")

    # ---- the watchdog ----

    def _watch(self) -> None:
        """Looks now and then, so that a question costs the reading thread no more than writing down when it began."""
        cut_at: float | None = None
        while not self._stopping.wait(self._cut_after_s / 5):
            asked_at, store = self._asked_at, self._store
            late = asked_at is not None and time.monotonic() - asked_at > self._cut_after_s
            if late and store is not None and asked_at != cut_at:
                cut_at = asked_at
                store.cut()


def _word_of(error: CentralError) -> str:
    if isinstance(error, CentralForbidden):
        return error.word
    if isinstance(error, CentralUntrusted):
        return "bad_certificate"
    if isinstance(error, CentralRefused):
        return "refused"
    if isinstance(error, CentralTooOld):
        return "too_old"
    return "too_new" if isinstance(error, CentralTooNew) else "unreachable"
