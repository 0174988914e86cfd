from datetime import timedelta
from uuid import UUID

from app.models.records import CallFacts, InteractionDraft, InteractionLine
from app.services.day import Day, number_to_call
from tests.services.stub_central import customer
from tests.services.stubs import NOON, FakeClock, Listener


def line(n: int, minutes: int = 0) -> InteractionLine:
    at = NOON + timedelta(minutes=minutes)
    return InteractionLine(interaction_id=UUID(int=n), at=at, channel="phone", direction="in")


def draft(n: int, minutes: int = 0, talk_ms: int = 61_500) -> InteractionDraft:
    at = NOON + timedelta(minutes=minutes)
    facts = CallFacts(call_id=f"c{n}", queue="bank", ring_at=at, answered_at=at, talk_ms=talk_ms)
    return InteractionDraft(
        interaction_id=UUID(int=n),
        customer_id=UUID(int=1),
        disposition="X",
        note="n",
        opened_at=at,
        saved_at=at,
        call=facts,
    )


def test_what_was_saved_here_stands_before_the_centre_knows_it() -> None:
    day = Day(FakeClock(), agent="lina")
    told = Listener(day.day_changed)
    day.on_day_done((line(1, 5), line(2, 0)))
    day.on_customer_chosen("c3", customer())
    day.on_interaction_saved(draft(3, 9))
    assert [one.interaction_id.int for one in told.last] == [3, 1, 2]
    newest = told.last[0]
    assert newest.caller_number == ""
    assert (newest.customer_name, newest.talk_s, newest.agent, newest.queue) == ("Customer 1", 61, "lina", "bank")


def test_the_centres_line_takes_the_local_ones_place() -> None:
    day = Day(FakeClock())
    day.on_interaction_saved(draft(3))
    day.on_day_done((line(3),))
    assert day.lines == (line(3),)
    day.on_interaction_saved(draft(3))
    assert day.lines == (line(3),)


def test_a_customer_chosen_later_is_not_given_the_first_ones_name() -> None:
    day = Day(FakeClock())
    day.on_customer_chosen("c3", customer(2))
    day.on_interaction_saved(draft(3))
    assert day.lines[0].customer_name == ""


def test_yesterdays_lines_go() -> None:
    clock = FakeClock()
    day = Day(clock)
    day.on_interaction_saved(draft(3))
    clock.pass_s(86_400)
    day.on_day_done(())
    assert day.lines == ()


def test_the_number_to_call_back_is_the_other_sides() -> None:
    at = FakeClock().now()
    came = CallFacts(call_id="c1", caller_number="+1", called_number="+2", ring_at=at)
    went = CallFacts(call_id="c2", direction="out", caller_number="+1", called_number="+2", ring_at=at)
    assert (number_to_call(came), number_to_call(went)) == ("+1", "+2")
