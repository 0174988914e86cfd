"""The central database as the doctor sees it."""

import pytest

from app.central.store import (
    CentralError,
    CentralRefused,
    CentralTooNew,
    CentralTooOld,
    CentralUnreachable,
)
from app.cli.doctor.central import check_central, clock_finding
from app.cli.doctor.finding import Health
from app.settings import Central
from tests.fakes.central import FakeCentral

URL = Central(url="postgresql+psycopg://crm/x")


def test_a_good_one_tells_who_and_what_and_the_time() -> None:
    store = FakeCentral()
    central, clock = check_central(URL, "anna", "pw", lambda _: store)
    assert (central.health, clock.health) == (Health.OK, Health.OK)
    assert "agent anna" in central.said
    assert store.closed


@pytest.mark.parametrize("kind", [CentralUnreachable, CentralRefused, CentralTooOld, CentralTooNew])
def test_each_trouble_has_its_advice(kind: type[CentralError]) -> None:
    store = FakeCentral()
    store.failure = kind("in its own words")
    (found,) = check_central(URL, "anna", "pw", lambda _: store)
    assert (found.health, found.said) == (Health.WRONG, "in its own words")
    assert found.advice
    assert store.closed


def test_without_url_or_password_nothing_is_opened() -> None:
    def never(_: str) -> FakeCentral:
        raise AssertionError("opened")

    assert [found.health for found in check_central(Central(), "anna", "pw", never)] == [Health.OK]
    assert [found.health for found in check_central(URL, "anna", None, never)] == [Health.SKIPPED]
    assert [found.health for found in check_central(URL, "", "pw", never)] == [Health.SKIPPED]


@pytest.mark.parametrize(
    ("skew_s", "health", "words"),
    [
        (0.4, Health.OK, "0.4 s behind"),
        (-5, Health.ATTENTION, "5.0 s ahead of"),
        (90, Health.WRONG, "90.0 s behind"),
        (-90, Health.WRONG, "90.0 s ahead of"),
    ],
)
def test_the_clock(skew_s: float, health: Health, words: str) -> None:
    found = clock_finding(skew_s)
    assert found.health is health
    assert words in found.said
    assert bool(found.advice) == (health is not Health.OK)
