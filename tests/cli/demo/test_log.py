"""What a call leaves behind, and how its steps reach the thread that asked."""

import pytest

from app.cli.demo.log import CallLog, PendingCall


def test_steps_then_the_log() -> None:
    log = CallLog(story="x")
    pending = PendingCall(log)
    for step in ("ringing", "answered"):
        pending.tell(step)
    pending.finish()
    assert list(pending.steps()) == ["ringing", "answered"]
    assert pending.result(0) is log
    assert list(pending.steps()) == []


def test_the_result_without_reading_steps() -> None:
    log = CallLog(story="x")
    pending = PendingCall(log)
    pending.tell("ringing")
    pending.finish()
    assert pending.result(0) is log


def test_a_call_that_goes_on_is_a_time_out() -> None:
    pending = PendingCall(CallLog(story="slow"))
    with pytest.raises(TimeoutError, match="slow"):
        pending.result(0.01)


def test_ringing_time() -> None:
    assert CallLog(story="x").ring_ms is None
    assert CallLog(story="x", invite_sent_ns=1_000_000, ringing_ns=3_500_000).ring_ms == 2.5
