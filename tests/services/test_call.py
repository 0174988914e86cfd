from typing import Any

import pytest

from app.services.call import Action, Phase, first_waiting, may_take
from tests.services.stubs import make_call

A = Action


@pytest.mark.parametrize(
    ("changes", "alive"),
    [
        ({"phase": Phase.RINGING}, {A.ANSWER, A.REJECT}),
        ({"phase": Phase.DIALLING}, {A.HANG_UP}),
        ({"phase": Phase.TALKING}, {A.HANG_UP, A.HOLD, A.MUTE, A.SEND_DIGITS}),
        ({"phase": Phase.TALKING, "muted": True}, {A.HANG_UP, A.HOLD, A.UNMUTE, A.SEND_DIGITS}),
        ({"phase": Phase.HELD}, {A.HANG_UP, A.RETRIEVE}),
        ({"phase": Phase.HELD, "held_by_us": False, "held_by_them": True}, {A.HANG_UP}),
        ({"phase": Phase.ENDED}, set()),
    ],
)
def test_the_buttons_follow_from_the_call(changes: dict[str, Any], alive: set[Action]) -> None:
    assert make_call(**changes).allowed_actions == alive


TALKING, HELD, RINGING = make_call(phase=Phase.TALKING), make_call(phase=Phase.HELD), make_call("r")
HELD_BY_THEM = make_call(phase=Phase.HELD, held_by_us=False, held_by_them=True)


@pytest.mark.parametrize("current", [TALKING, HELD])
@pytest.mark.parametrize("other", [RINGING, HELD])
def test_a_call_that_can_be_left_may_be_left_for_one_that_can_be_taken(current: Any, other: Any) -> None:
    assert may_take(current, other)


@pytest.mark.parametrize("current", [RINGING, HELD_BY_THEM, make_call(phase=Phase.DIALLING)])
def test_a_call_that_cannot_be_left_is_not(current: Any) -> None:
    assert not may_take(current, RINGING)


def test_what_rings_is_offered_before_what_is_on_hold() -> None:
    assert first_waiting((HELD, RINGING)) is RINGING
    assert first_waiting((HELD,)) is HELD
    assert first_waiting(()) is None
