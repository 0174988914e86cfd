"""The push thread alone: what it answers, and how it ends."""

import queue
import threading
from collections.abc import Iterator

import pytest

from app.central.store import (
    CentralError,
    CentralRefused,
    CentralTooNew,
    CentralTooOld,
    CentralUnreachable,
    CentralUntrusted,
    ItemRejected,
)
from app.journal.store import QueuedItem
from app.sync.events import Check, Checked, Event, Failed, Failure, Push, Pushed
from app.sync.line import Line, failure_of
from tests.journal.samples import NOON, an_item
from tests.sync.centre import Centre

Answers = queue.SimpleQueue[tuple[int, Event]]


@pytest.fixture
def centre() -> Centre:
    return Centre()


@pytest.fixture
def answers() -> Answers:
    return queue.SimpleQueue()


@pytest.fixture
def line(centre: Centre, answers: Answers) -> Iterator[Line]:
    line = Line(centre.connect, lambda ticket, event: answers.put((ticket, event)))
    yield line
    centre.let_go.set()
    line.leave()
    assert line.wait(10)


def a_push() -> Push:
    return Push(queued=QueuedItem(n=1, item=an_item(), saved_at=NOON))


def test_requests_are_answered_under_their_ticket(line: Line, answers: Answers) -> None:
    push = a_push()
    line.ask(7, Check())
    line.ask(8, push)
    ticket, event = answers.get(timeout=10)
    assert ticket == 7
    assert isinstance(event, Checked)
    ticket, event = answers.get(timeout=10)
    assert ticket == 8
    assert isinstance(event, Pushed)
    assert event.receipt.item_id == push.queued.item.item_id


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (CentralUnreachable(), Failure.UNREACHABLE),
        (CentralRefused(), Failure.REFUSED),
        (CentralUntrusted(), Failure.BAD_CERTIFICATE),
        (CentralTooOld(), Failure.TOO_OLD),
        (CentralTooNew(), Failure.TOO_NEW),
        (ItemRejected(), Failure.REJECTED),
        (CentralError(), Failure.FAILED),
        (ZeroDivisionError(), Failure.FAILED),
    ],
)
def test_each_error_has_its_word(error: Exception, failure: Failure) -> None:
    assert failure_of(error) is failure


@pytest.mark.parametrize(("poisoned", "closed"), [(True, 0), (False, 1)])
def test_a_bad_item_keeps_the_connection_and_a_bad_line_does_not(
    line: Line, answers: Answers, centre: Centre, poisoned: bool, closed: int
) -> None:
    push = a_push()
    if poisoned:
        centre.poison.add(push.queued.item.item_id)
    else:
        centre.plan = lambda _what, _item: "before"
    line.ask(1, push)
    _, event = answers.get(timeout=10)
    assert event == Failed(failure=Failure.REJECTED if poisoned else Failure.UNREACHABLE)
    assert centre.closed == closed


def test_cut_frees_what_hangs(line: Line, answers: Answers, centre: Centre) -> None:
    entered = threading.Event()

    def plan(_what: str, _item: object) -> str:
        entered.set()
        return "hang"

    centre.plan = plan
    line.ask(1, Check())
    assert entered.wait(10)
    line.cut()
    assert answers.get(timeout=10) == (1, Failed(failure=Failure.UNREACHABLE))


def test_left_it_answers_no_more_and_ends(line: Line, answers: Answers, centre: Centre) -> None:
    entered = threading.Event()

    def plan(_what: str, _item: object) -> str:
        entered.set()
        return "hang"

    centre.plan = plan
    line.ask(1, Check())
    assert entered.wait(10)
    line.leave()
    assert line.wait(10)
    assert answers.empty()
    assert centre.closed == 1


def test_a_thread_that_hears_nothing_is_told_apart(line: Line, centre: Centre) -> None:
    entered = threading.Event()

    def plan(_what: str, _item: object) -> str:
        entered.set()
        return "deaf"

    centre.plan = plan
    line.ask(1, Check())
    assert entered.wait(10)
    line.leave()
    assert not line.wait(0.01)
