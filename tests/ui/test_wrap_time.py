"""What is left of the wrap-up, in words and in a tone."""

import pytest

from app.services.agent_state import Wrap
from app.ui.wrap_time import seconds_left, wrap_tone, wrap_words
from tests.ui.samples import NOW_NS, SECOND, wrapping


@pytest.mark.parametrize(
    ("left", "tone", "words"),
    [
        (60, "ok", "Wrap-up: 1:00 left"),
        (31, "ok", "Wrap-up: 0:31 left"),
        (30, "low", "Wrap-up: 0:30 left"),
        (15, "low", "Wrap-up: 0:15 left"),
        (14, "attention", "Wrap-up: only 0:14 left"),
        (1, "attention", "Wrap-up: only 0:01 left"),
        (0, "wrong", "Wrap-up time is over"),
        (-9, "wrong", "Wrap-up time is over"),
    ],
)
def test_countdown(left: int, tone: str, words: str) -> None:
    wrap = wrapping(left).wrap
    assert wrap is not None
    assert wrap_tone(wrap, NOW_NS) == tone
    assert wrap_words(wrap, NOW_NS) == words


def test_part_of_a_second_still_counts() -> None:
    wrap = wrapping(1).wrap
    assert wrap is not None
    assert seconds_left(wrap, NOW_NS + SECOND - 1) == 1
    assert seconds_left(wrap, NOW_NS + SECOND) == 0


def test_without_a_limit_it_counts_up() -> None:
    wrap = Wrap(started_ns=NOW_NS - 75 * SECOND, ends_ns=None, total_s=0, extensions_left=0, may_end_early=True)
    assert wrap_tone(wrap, NOW_NS) == "wrap"
    assert wrap_words(wrap, NOW_NS) == "Wrap-up: 1:15"
