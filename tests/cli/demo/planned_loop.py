"""A loop whose time only moves when a test moves it."""

from collections.abc import Callable

from app.cli.demo.loop import Loop, Timer


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

    def at(self, when_ns: int, action: Callable[[], None]) -> Timer:
        return self.later(0.02, action)

    def run_until(self, end_s: float) -> None:
        while due := sorted((when, at) for at, (when, timer) in enumerate(self.plan) if timer.action and when <= end_s):
            self.now_s, at = due[0]
            timer = self.plan.pop(at)[1]
            assert timer.action is not None
            timer.action()
        self.now_s = end_s
