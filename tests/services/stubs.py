"""What the tests of the services share: a clock that stands still until told, and short ways to make values."""

from datetime import UTC, datetime, timedelta

from app.services.call import Call, Phase
from app.telephony.handover import Handover

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class FakeClock:
    """Both clocks move together, and only by `pass_s`."""

    def __init__(self) -> None:
        self.ns = 1_000_000_000_000
        self.at = NOON

    def monotonic_ns(self) -> int:
        return self.ns

    def now(self) -> datetime:
        return self.at

    def pass_s(self, seconds: float) -> None:
        self.ns += int(seconds * 1e9)
        self.at += timedelta(seconds=seconds)


def make_call(call_id: str = "c1", **changes: object) -> Call:
    values: dict[str, object] = {
        "call_id": call_id,
        "incoming": True,
        "phase": Phase.RINGING,
        "handover": Handover(caller_number="+8613800138001", queue="bank", trusted=True),
        "e164": 8613800138001,
        "started_at": NOON,
        "started_ns": 1_000_000_000_000,
    }
    return Call(**{**values, **changes})


class Listener:
    """Collects what a signal carries."""

    def __init__(self, *signals: object) -> None:
        self.heard: list[object] = []
        for signal in signals:
            signal.connect(self._hear)

    def _hear(self, *values: object) -> None:
        self.heard.append(values[0] if len(values) == 1 else values)

    @property
    def last(self) -> object:
        return self.heard[-1]
