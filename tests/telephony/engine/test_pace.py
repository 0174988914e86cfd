from app.telephony.engine.pace import HELD_BACK_S, PLACES, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_fifty_short_calls_a_second_never_wait() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    for _ in range(3000):
        pace.opened()
        clock.now += 0.02
        pace.closed()
    assert clock.slept == []


def test_a_flood_waits_until_sockets_have_come_free() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    standing = 0
    for _ in range(PLACES * 3):
        pace.opened()
        pace.closed()
        standing += 1
    assert clock.slept
    assert standing / max(clock.now, 0.001) <= (PLACES + 1) * 3 / (2 * HELD_BACK_S)


def test_live_calls_alone_never_block() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    for _ in range(4):
        pace.opened()
    assert clock.slept == []
