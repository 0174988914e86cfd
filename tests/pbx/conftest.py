"""A real Asterisk, callers, and a sound server, for tests that hear what the agent hears.

All tests here share one Asterisk and its ports' peace: they run one after another, in one worker.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.telephony.account import PhoneAccount
from tests.conftest import in_ci
from tests.pbx.agent import PASSWORD, Agent
from tests.pbx.asterisk import Asterisk, NoAsterisk, asterisk_root
from tests.pbx.caller import Caller
from tests.pbx.certificates import Authority
from tests.pbx.sound import SoundServer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.pbx)
            item.add_marker(pytest.mark.xdist_group("pbx"))


def missing(what: str) -> None:
    """Loud where a person runs the tests, a failure where a machine does."""
    if in_ci():
        pytest.fail(f"{what} (in CI this must not be missing)", pytrace=False)
    pytest.skip(f"NOT TESTED AGAINST A PBX: {what}")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority("Tellerline test authority")


@pytest.fixture(scope="session")
def ca_file(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certificate that signed the PBX's."""
    return authority.write_ca(tmp_path_factory.mktemp("ca") / "ca.pem")


@pytest.fixture(scope="session")
def wrong_ca_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certificate of somebody else."""
    return Authority("Somebody else").write_ca(tmp_path_factory.mktemp("ca") / "wrong.pem")


@pytest.fixture(scope="session")
def asterisk_of_the_run(authority: Authority) -> Iterator[Asterisk]:
    try:
        root = asterisk_root()
    except NoAsterisk as error:
        missing(str(error))
    pbx = Asterisk(root, authority)
    pbx.start()
    yield pbx
    pbx.remove()


@pytest.fixture
def asterisk(asterisk_of_the_run: Asterisk) -> Asterisk:
    """The PBX, running and without calls."""
    asterisk_of_the_run.ensure_quiet()
    return asterisk_of_the_run


@pytest.fixture(scope="session")
def sound() -> Iterator[SoundServer]:
    for program in ("pulseaudio", "parec", "pactl"):
        if shutil.which(program) is None:
            missing(f"{program} is not installed")
    server = SoundServer()
    server.start()
    before = {name: os.environ.get(name) for name in ("PULSE_SERVER", "PULSE_COOKIE")}
    os.environ.update({name: server.environment[name] for name in before})
    yield server
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
    server.stop()


@pytest.fixture
def agent(asterisk: Asterisk, sound: SoundServer, qapp: QCoreApplication) -> Iterator[Agent]:
    """A phone that has started and is not yet registered."""
    one = Agent()
    yield one
    one.phone.stop()


@pytest.fixture
def account(asterisk: Asterisk) -> PhoneAccount:
    """The line 1001, plain UDP; its password is `PASSWORD`."""
    return PhoneAccount(registrar=f"127.0.0.1:{asterisk.sip_port}", user="1001", retry_s=1, expires_s=60)


@pytest.fixture
def registered(agent: Agent, account: PhoneAccount) -> Agent:
    agent.register(account, PASSWORD)
    return agent


@pytest.fixture
def call(asterisk: Asterisk) -> Iterator[Callable[..., Caller]]:
    """Begin a call into the PBX: `call("5000", number="+86...")`. All are over at the end of the test."""
    if shutil.which("sipp") is None:
        missing("sipp is not installed")
    callers: list[Caller] = []

    def begin(extension: str, **facts: str) -> Caller:
        callers.append(Caller(asterisk.sip_port, extension, **facts))
        return callers[-1]

    yield begin
    for caller in callers:
        caller.end()
