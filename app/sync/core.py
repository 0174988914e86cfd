"""The sync core: `step(state, event, now, chance) -> (state, actions)`, pure, so that millions of steps can be tried.

Rules it keeps: one thing in flight at a time; an item is left only by `Confirm` (with a receipt) or `SetAside` (seen by
a person); the same item id on each try; oldest first, and nobody waits behind a bad item; no answer is ever taken for
"not done". After any failure the way back leads through `Check`, which tells the line's fault from the item's.
"""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from app.journal.store import QueuedItem
from app.sync.events import (
    Action,
    Check,
    Checked,
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
    Value,
    Woken,
)

SHORTEST_WAIT_S = 0.05
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 30.0
SCHEMA_WAIT_S = 60.0
"""Between looks at a database whose schema or certificate does not suit us."""
JOURNAL_WAIT_S = 5.0
"""After the journal itself failed, as a full disk does."""
CHECK_EVERY_S = 60.0
"""Between looks at an idle centre, so that a restored or failed-over database is noticed without an item to push."""
ALARM_AFTER_S = 120.0
"""Age of the oldest item, while the line is good, at which somebody must be told."""
PATIENT_TRIES = 2
"""Failures of one item on a good line after which others overtake it."""
ITEM_WAIT_S = 30.0
LONGEST_ITEM_WAIT_S = 300.0
KEEP = timedelta(hours=72)
"""How far back a changed database is brought up again."""
SET_ASIDE_AFTER = 3
"""Refusals or unknown failures of one item on a good line after which a person must look at it."""

ONLINE, CONNECTING, STALLED, STOPPED_WORD = "online", "connecting", "stalled", "stopped"


class Phase(StrEnum):
    IDLE = "idle"
    LOOKING = "looking"
    CHECKING = "checking"
    PUSHING = "pushing"
    WAITING = "waiting"
    """For `wake_at`, after a failure."""
    SIGN_IN = "sign_in"
    """For the agent: trying on with a refused password could lock the account."""
    STOPPED = "stopped"


class Suspect(Value, frozen=True, kw_only=True):
    """An item whose push failed, until a check has told whose fault it was."""

    queued: QueuedItem
    failure: Failure


class State(Value, frozen=True, kw_only=True):
    phase: Phase = Phase.WAITING
    in_flight: QueuedItem | None = None
    suspect: Suspect | None = None
    epoch: tuple[str, str] | None = None
    """System identifier and timeline of the database last seen."""
    failures: int = 0
    """In a row; grows the wait."""
    wake_at: float | None = None
    """`Now.mono_s` at which to send `Woken`; None: not at all."""
    check_at: float = 0.0
    online_since: float | None = None
    said: str = ""


Step = tuple[State, tuple[Action, ...]]


def step(state: State, event: Event, now: Now, chance: float) -> Step:
    """One event's answer. `chance` is a random number in [0, 1). An event that does not fit the phase changes nothing:
    late answers are ordinary."""
    if state.phase is Phase.STOPPED:
        return state, ()
    match event:
        case Started() | SignedIn() | Nudged() | Woken():
            return _asked(state, event, now)
        case Checked() if state.phase is Phase.CHECKING:
            return _checked(state, event, now, chance)
        case Found() if state.phase is Phase.LOOKING:
            return _found(state, event, now)
        case Pushed() if state.phase is Phase.PUSHING and state.in_flight is not None:
            return _pushed(state, event, state.in_flight)
        case Failed() if state.phase in {Phase.CHECKING, Phase.PUSHING}:
            return _failed(state, event.failure, now, chance)
        case JournalFailed():
            wait_s = JOURNAL_WAIT_S * (0.5 + chance)
            # The epoch is forgotten too: a requeue may be among what was not done, and must come again.
            return _wait(_but(state, in_flight=None, suspect=None, epoch=None), event.word, now, wait_s)
        case Stopped():
            return _tell(_but(state, phase=Phase.STOPPED, wake_at=None, in_flight=None), STOPPED_WORD)
    return state, ()


def _asked(state: State, event: Event, now: Now) -> Step:
    """Somebody wants us to look; whether the line may be used now is the phase's word."""
    resting = state.phase in {Phase.WAITING, Phase.SIGN_IN, Phase.IDLE}
    match event:
        case Started() if resting:
            state, told = _tell(state, CONNECTING)
            return _check(state, told)
        case SignedIn() if resting:
            return _check(_but(state, failures=0))
        case Nudged() if state.phase is Phase.IDLE:
            return _look(state)
        case Woken() if state.phase in {Phase.WAITING, Phase.IDLE} and _reached(state.wake_at, now):
            if state.phase is Phase.WAITING or now.mono_s >= state.check_at:
                return _check(state)
            return _look(state)
    return state, ()


def _checked(state: State, event: Checked, now: Now, chance: float) -> Step:
    health = event.health
    actions: tuple[Action, ...] = ()
    if state.suspect is not None:
        # The line is good, so the failure before it was the item's.
        actions += (_settle(state.suspect, now, chance),)
    epoch = (health.system_identifier, health.timeline)
    if epoch != state.epoch:
        actions += (_requeue(*epoch, health.server_time - KEEP),)
    state = _but(
        state,
        epoch=epoch,
        check_at=now.mono_s + CHECK_EVERY_S * (0.75 + chance / 2),
        online_since=now.mono_s if state.online_since is None else state.online_since,
        failures=state.failures if state.suspect else 0,
        suspect=None,
    )
    return _look(state, actions)


def _found(state: State, event: Found, now: Now) -> Step:
    oldest = event.pending.oldest_at
    age_s = 0.0 if oldest is None else (now.utc - oldest).total_seconds()
    online_s = 0.0 if state.online_since is None else now.mono_s - state.online_since
    state, told = _tell(state, STALLED if min(age_s, online_s) > ALARM_AFTER_S else ONLINE)
    if event.head is not None:
        busy = _but(state, phase=Phase.PUSHING, in_flight=event.head, wake_at=None)
        return busy, (*told, Push(queued=event.head))
    wakes = [state.check_at]
    if event.pending.count:
        wakes.append(
            now.mono_s + max(0.05, ALARM_AFTER_S + 0.1 - min(age_s, online_s)) if state.said == ONLINE else wakes[0]
        )
    if event.pending.next_try_at is not None:
        wakes.append(now.mono_s + max(0.05, (event.pending.next_try_at - now.utc).total_seconds()))
    return _but(state, phase=Phase.IDLE, wake_at=min(wakes)), told


def _pushed(state: State, event: Pushed, queued: QueuedItem) -> Step:
    receipt = event.receipt
    actions: tuple[Action, ...] = (Confirm(n=queued.n, item_id=queued.item.item_id, receipt=receipt),)
    epoch = (receipt.system_identifier, receipt.timeline)
    if epoch != state.epoch:
        actions += (_requeue(*epoch, receipt.received_at - KEEP),)
    return _look(_but(state, in_flight=None, epoch=epoch, failures=0), actions)


def _failed(state: State, failure: Failure, now: Now, chance: float) -> Step:
    queued = state.in_flight
    if queued is None:
        return _check_failed(_but(state, suspect=None), failure, now, chance)
    state = _but(state, in_flight=None)
    if failure is Failure.REJECTED:
        return _look(state, (_set_aside(queued, failure),))
    state = _but(state, suspect=Suspect(queued=queued, failure=failure))
    return _wait(state, state.said, now, _backoff(state.failures, chance))


def _check_failed(state: State, failure: Failure, now: Now, chance: float) -> Step:
    state = _but(state, online_since=None)
    if failure is Failure.REFUSED:
        return _tell(_but(state, phase=Phase.SIGN_IN, wake_at=None), failure)
    if failure in {Failure.TOO_OLD, Failure.TOO_NEW, Failure.BAD_CERTIFICATE}:
        return _wait(state, failure, now, SCHEMA_WAIT_S * (0.5 + chance))
    return _wait(state, Failure.UNREACHABLE, now, _backoff(state.failures, chance))


def _settle(suspect: Suspect, now: Now, chance: float) -> Action:
    """What becomes of an item that failed while the line is good."""
    queued, failure = suspect.queued, suspect.failure
    tries = queued.attempts + 1
    if failure in {Failure.REFUSED, Failure.FAILED} and tries >= SET_ASIDE_AFTER:
        return _set_aside(queued, failure)
    wait = 0.0
    if tries > PATIENT_TRIES or failure in {Failure.TOO_OLD, Failure.TOO_NEW}:
        grown = ITEM_WAIT_S * 2 ** min(max(tries - PATIENT_TRIES - 1, 0), 10)
        wait = min(LONGEST_ITEM_WAIT_S, grown) * (0.5 + chance / 2)
    return RetryLater(n=queued.n, at=now.utc + timedelta(seconds=wait), error=failure)


def _backoff(failures: int, chance: float) -> float:
    """Full jitter: anywhere between nothing and a bound that doubles, so that a thousand desks do not come as one."""
    bound: float = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(failures, 16))
    return max(SHORTEST_WAIT_S, chance * bound)


def _check(state: State, before: tuple[Action, ...] = ()) -> Step:
    return _but(state, phase=Phase.CHECKING, wake_at=None), (*before, Check())


def _look(state: State, before: tuple[Action, ...] = ()) -> Step:
    return _but(state, phase=Phase.LOOKING, wake_at=None), (*before, Look())


def _wait(state: State, word: str, now: Now, wait_s: float) -> Step:
    waiting = _but(state, phase=Phase.WAITING, wake_at=now.mono_s + wait_s, failures=state.failures + 1)
    return _tell(waiting, word)


def _tell(state: State, word: str) -> Step:
    return (state, ()) if word == state.said else (_but(state, said=str(word)), (Tell(word=str(word)),))


def _set_aside(queued: QueuedItem, failure: Failure) -> Action:
    return SetAside(n=queued.n, item_id=queued.item.item_id, error=failure)


def _reached(wake_at: float | None, now: Now) -> bool:
    return wake_at is not None and now.mono_s >= wake_at


def _requeue(system_identifier: str, timeline: str, since: datetime) -> Action:
    return Requeue(system_identifier=system_identifier, timeline=timeline, since=since)


def _but(state: State, **changes: object) -> State:
    return msgspec.structs.replace(state, **changes)
