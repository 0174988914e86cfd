"""From steps and calls to milliseconds."""

import pytest

from app.cli.bench.invites import Rung
from app.cli.bench.pop import times
from app.cli.bench.stage import BenchError, Step

RUNG = [Rung(call_id="sip-1", sent_ns=1_000_000), Rung(call_id="sip-2", sent_ns=50_000_000)]
STEPS = [
    Step(2_000_000, "a", "invite_received"),
    Step(5_000_000, "a", "lookup_done"),
    Step(9_000_000, "a", "card_painted"),
    Step(51_000_000, "b", "invite_received"),
    Step(53_000_000, "b", "lookup_done"),
    Step(55_000_000, "b", "card_painted"),
]


def test_the_nth_call_sent_is_the_nth_call_heard() -> None:
    assert times(RUNG, STEPS) == [8.0, 5.0]


def test_a_card_painted_before_the_centre_answered_does_not_count() -> None:
    early = [*STEPS[:4], Step(52_000_000, "b", "card_painted"), Step(53_000_000, "b", "lookup_done")]
    with pytest.raises(BenchError):
        times(RUNG, early)


@pytest.mark.parametrize("left", [3, 5])
def test_a_call_without_a_card_does_not_count(left: int) -> None:
    with pytest.raises(BenchError):
        times(RUNG, STEPS[:left])
