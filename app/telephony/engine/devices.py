"""Which sound device: ordered patterns on the names, then the system's default."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar


class Named(Protocol):
    """A sound device as far as the choice needs it."""

    def description(self) -> str: ...


DeviceT = TypeVar("DeviceT", bound=Named)


def by_name(devices: Mapping[str, DeviceT]) -> dict[str, DeviceT]:
    """Devices by id to devices by name. A second one of the same name is `Name (2)`: two headsets of one make differ.

    Numbered in the order of their ids, which stays when the system lists them in another order.
    """
    numbers: dict[str, int] = {}
    names: dict[str, str] = {}
    for device_id in sorted(devices):
        name = devices[device_id].description()
        numbers[name] = numbers.get(name, 0) + 1
        names[device_id] = f"{name} ({numbers[name]})" if numbers[name] > 1 else name
    return {names[device_id]: device for device_id, device in devices.items()}


def choose(devices: Mapping[str, DeviceT], patterns: Sequence[str], default: DeviceT | None) -> DeviceT | None:
    """The first device that the first matching pattern names; without a match the default; None when there is none.

    `devices` by name. Patterns are case-insensitive regular expressions; one that is none is taken as plain text.
    """
    for pattern in patterns:
        wanted = _compiled(pattern)
        for name, device in devices.items():
            if wanted.search(name):
                return device
    if default is not None:
        return default
    return next(iter(devices.values()), None)


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error:
        return re.compile(re.escape(pattern), re.IGNORECASE)
