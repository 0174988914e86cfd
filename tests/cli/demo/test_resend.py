"""What is sent again, when, and when not (RFC 3261: doubled pauses from 0.5 s, an end after 32 s)."""

from collections.abc import Callable

from app.cli.demo.loop import Loop, Timer
from app.cli.demo.resend import Resender


class PlannedLoop(Loop):
    """Time that only moves when it is told to."""

    def __init__(self) -> None:
        super().__init__("planned")
        self.now_s = 0.0
        self.plan: list[tuple[float, Timer]] = []

    def later(self, seconds: float, action: Callable[[], None]) -> Timer:
        timer = Timer(action)
        self.plan.append((self.now_s + seconds, timer))
        return timer

    def run_until(self, end_s: float) -> None:
        while due := sorted((when, at) for at, (when, timer) in enumerate(self.plan) if timer.action and when <= end_s):
            self.now_s, at = due[0]
            timer = self.plan.pop(at)[1]
            assert timer.action is not None
            timer.action()


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
