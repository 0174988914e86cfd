"""What counts as a failed call, and which round counts."""

from app.cli.bench.invites import Rung
from app.cli.bench.ring import _failed, _row


def test_a_call_fails_that_did_not_ring_or_was_not_cancelled() -> None:
    good = Rung(call_id="1", sent_ns=1, ringing_ns=2, final_code=487)
    silent = Rung(call_id="2", sent_ns=1)
    refused = Rung(call_id="3", sent_ns=1, final_code=486)
    odd = Rung(call_id="4", sent_ns=1, ringing_ns=2, final_code=500)
    assert _failed([good, silent, refused, odd]) == 3


def test_the_median_of_the_rounds_counts() -> None:
    row = _row("ring", [[1.0], [9.0], [2.0]], 0.99, [[1.0], [1.0], [1.0]], 1.5)
    assert row.value == 2.0
    assert row.met is False
