"""A registrar and a real phone process, for the tests that let SIPp call it on loopback."""

import shutil
from collections.abc import Iterator

import pytest

from tests.conftest import in_ci
from tests.telephony.engine.drive import Desk, running_desk
from tests.telephony.engine.registrar import Registrar, running_registrar


@pytest.fixture
def registrar() -> Iterator[Registrar]:
    if shutil.which("sipp") is None:
        if in_ci():
            pytest.fail("sipp is not installed (in CI this must not be missing)", pytrace=False)
        pytest.skip("NOT TESTED WITH REAL CALLS: sipp is not installed")
    with running_registrar() as registrar:
        yield registrar


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    """A phone process that has started and is not signed in."""
    with running_desk() as desk:
        yield desk


@pytest.fixture
def line(desk: Desk, registrar: Registrar) -> Desk:
    """The same, signed in at `registrar`."""
    desk.sign_in(registrar)
    return desk
