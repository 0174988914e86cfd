"""Instants as the journal stores them: whole microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def to_us(at: datetime) -> int:
    """Microseconds since 1970. Raises ValueError for an instant without a time zone: it could mean anything."""
    if at.tzinfo is None:
        raise ValueError("an instant without a time zone")
    return (at - _EPOCH) // _TICK


def from_us(us: int) -> datetime:
    return _EPOCH + timedelta(microseconds=us)


def utc_now() -> datetime:
    return datetime.now(UTC)
