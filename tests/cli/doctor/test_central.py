"""The central database as the doctor sees it."""

from pathlib import Path

import pytest

from app.central.embedded import EmbeddedError, EmbeddedServer
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
    assert store.shut


@pytest.mark.parametrize("kind", [CentralUnreachable, CentralRefused, CentralTooOld, CentralTooNew])
def test_each_trouble_has_its_advice(kind: type[CentralError]) -> None:
    store = FakeCentral()
    store.failure = kind("in its own words")
    (found,) = check_central(URL, "anna", "pw", lambda _: store)
    assert (found.health, found.said) == (Health.WRONG, "in its own words")
    assert found.advice
    assert store.shut


def test_without_url_or_password_nothing_is_opened() -> None:
    def never(_: str) -> FakeCentral:
        raise AssertionError("opened")

    assert [found.health for found in check_central(URL, "anna", None, never)] == [Health.SKIPPED]
    assert [found.health for found in check_central(URL, "", "pw", never)] == [Health.SKIPPED]


class OwnServer:
    """This user's own PostgreSQL as far as the doctor looks at it."""

    def __init__(self, data: Path, running: bool) -> None:
        self.data = data
        self._running = running

    def running(self) -> bool:
        return self._running


@pytest.mark.parametrize(
    ("made", "running", "said", "advice"),
    [(False, False, "not made yet", "tellerline central init"), (True, False, "does not run now", "at the sign-in")],
)
def test_an_own_database_that_is_not_there_is_not_called_good(
    tmp_path: Path, made: bool, running: bool, said: str, advice: str
) -> None:
    if made:
        (tmp_path / "PG_VERSION").write_text("18")
    own = OwnServer(tmp_path, running)
    (found,) = check_central(Central(), "anna", "pw", lambda _: FakeCentral(), own_server=lambda: own)  # type: ignore[arg-type,return-value]  # as far as it is looked at
    assert found.health is Health.SKIPPED
    assert said in found.said
    assert advice in found.advice


def test_an_own_database_that_runs_is_checked(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("18")
    own = OwnServer(tmp_path, running=True)
    store = FakeCentral()
    central, _clock = check_central(Central(), "anna", "pw", lambda _: store, own_server=lambda: own)  # type: ignore[arg-type,return-value]  # as far as it is looked at
    assert central.health is Health.OK
    assert "agent anna" in central.said
    store.failure = CentralRefused("no")
    (refused,) = check_central(Central(), "anna", "pw", lambda _: store, own_server=lambda: own)  # type: ignore[arg-type,return-value]  # as far as it is looked at
    assert refused.health is Health.WRONG
    (skipped,) = check_central(Central(), "", None, lambda _: store, own_server=lambda: own)  # type: ignore[arg-type,return-value]  # as far as it is looked at
    assert skipped.health is Health.SKIPPED


def test_an_own_database_that_cannot_be_run_is_wrong() -> None:
    def broken() -> EmbeddedServer:
        raise EmbeddedError("its programs are missing")

    (found,) = check_central(Central(), "anna", "pw", lambda _: FakeCentral(), own_server=broken)
    assert (found.health, found.said) == (Health.WRONG, "its programs are missing")


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
