from app.services.agent_state import AgentStatus, Reason, State
from app.services.reason_watch import ReasonWatch
from tests.services.stubs import NOON

MINUTE = 60 * 10**9
WATCH = (
    Reason(code="BREAK", label_en="Break", label_zh="休息", max_minutes=10),
    Reason(code="CASEWORK", label_en="Casework", label_zh="处理案件"),
)


def status(reason: str = "BREAK", state: State = State.NOT_READY, since_ns: int = 0) -> AgentStatus:
    return AgentStatus(state=state, reason=reason, since_ns=since_ns, since_at=NOON)


def test_each_mark_is_told_once() -> None:
    watch = ReasonWatch(WATCH)
    told = [watch.news(status(), minute * MINUTE) for minute in (7, 8, 9, 10, 11)]
    assert told == ["", "near", "", "over", ""]


def test_another_stretch_is_told_anew() -> None:
    watch = ReasonWatch(WATCH)
    assert watch.news(status(), 8 * MINUTE) == "near"
    assert watch.news(status(since_ns=20 * MINUTE), 28 * MINUTE) == "near"


def test_the_next_mark_is_what_a_timer_waits_for() -> None:
    watch = ReasonWatch(WATCH)
    assert watch.next_ns(status(), 0) == 8 * MINUTE
    assert watch.next_ns(status(), 8 * MINUTE) == 10 * MINUTE
    assert watch.next_ns(status(), 10 * MINUTE) is None


def test_reasons_without_a_limit_and_calls_are_not_watched() -> None:
    watch = ReasonWatch(WATCH)
    assert watch.next_ns(status("CASEWORK"), 0) is None
    assert watch.next_ns(status(state=State.TALKING), 0) is None
