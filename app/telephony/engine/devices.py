"""Which sound device: ordered patterns on the names, then the system's default."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Named(Protocol):
    """A sound device as far as the choice needs it."""

    def description(self) -> str: ...


DeviceT = TypeVar("DeviceT", bound=Named)


def choose(devices: Sequence[DeviceT], patterns: Sequence[str], default: DeviceT | None) -> DeviceT | None:
    """The first device that the first matching pattern names; without a match the default; None when there is none.

    Patterns are case-insensitive regular expressions; one that is none is taken as plain text.
    """
    for pattern in patterns:
        wanted = _compiled(pattern)
        for device in devices:
            if wanted.search(device.description()):
                return device
    if default is not None:
        return default
    return devices[0] if devices else None


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error:
        return re.compile(re.escape(pattern), re.IGNORECASE)
