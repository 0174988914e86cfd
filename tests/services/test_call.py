from typing import Any

import pytest

from app.services.call import Action, Phase
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
