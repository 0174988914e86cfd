import pytest

from app.telephony.engine.devices import by_name, choose


class Device:
    def __init__(self, name: str) -> None:
        self.name = name

    def description(self) -> str:
        return self.name


BUILT_IN, HEADSET, DESK = Device("Built-in Audio"), Device("Jabra Evolve (2)"), Device("Desk speaker")
ALL = {device.name: device for device in (BUILT_IN, HEADSET, DESK)}


@pytest.mark.parametrize(
    ("patterns", "chosen"),
    [
        ((), BUILT_IN),
        (("jabra",), HEADSET),
        (("nothing", "^desk"), DESK),
        (("desk", "jabra"), DESK),
        (("(2",), HEADSET),
        (("nothing",), BUILT_IN),
    ],
)
def test_the_first_pattern_that_matches_wins(patterns: tuple[str, ...], chosen: Device) -> None:
    assert choose(ALL, patterns, BUILT_IN) is chosen


def test_without_a_default_the_first_device_serves() -> None:
    assert choose(ALL, (), None) is BUILT_IN


def test_no_device_is_none() -> None:
    no_devices: dict[str, Device] = {}
    assert choose(no_devices, ("jabra",), None) is None


def test_a_second_device_of_the_same_name_has_a_name_of_its_own() -> None:
    left, right, other = Device("Headset"), Device("Headset"), Device("Desk speaker")
    assert by_name({"b": right, "c": other, "a": left}) == {
        "Headset (2)": right,
        "Desk speaker": other,
        "Headset": left,
    }
