"""What is sent again, when, and when not (RFC 3261: doubled pauses from 0.5 s, an end after 32 s)."""

from app.cli.demo.resend import Resender
from tests.cli.demo.planned_loop import PlannedLoop


def test_pauses_double_up_to_the_longest_and_end() -> None:
    loop = PlannedLoop()
    sent: list[float] = []
    over: list[float] = []
    Resender(loop, lambda: sent.append(loop.now_s), lambda: over.append(loop.now_s))
    loop.run_until(100)
    assert sent == [0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5]
    assert over == [32]
    loop.discard()


def test_stopped_means_quiet() -> None:
    loop = PlannedLoop()
    sent: list[float] = []
    resender = Resender(loop, lambda: sent.append(loop.now_s), lambda: sent.append(-1), longest_s=32)
    loop.run_until(8)
    resender.stop()
    resender.stop()
    loop.run_until(100)
    assert sent == [0, 0.5, 1.5, 3.5, 7.5]
    loop.discard()
