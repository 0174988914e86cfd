"""What every test gets: Qt without a screen, a home of its own, and silence as a test."""

import os
import tempfile
from pathlib import Path

import hypothesis
import pytest

# Before any import of Qt or keyring: both read the environment once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
for _name in [name for name in os.environ if name.startswith("TELLERLINE_")]:
    del os.environ[_name]
_HOME = tempfile.TemporaryDirectory(prefix="tellerline-home-", ignore_cleanup_errors=True)
for _name in ("XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    _folder = Path(_HOME.name) / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)

pytest_plugins = ["tests.silence"]

hypothesis.settings.register_profile("desk", deadline=None, max_examples=100)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=200, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("long", deadline=None, max_examples=5000)


def in_ci() -> bool:
    """True where a missing helper is a failure and not a reason to skip."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the long form of suites that run short in CI")


def pytest_configure(config: pytest.Config) -> None:
    long = config.getoption("--long")
    hypothesis.settings.load_profile("long" if long else "ci" if in_ci() else "desk")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: "/tests/pbx/" not in item.path.as_posix())  # the longest first, the rest beside them
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="the long form: pytest --long"))


@pytest.fixture(scope="session")
def home() -> Path:
    """The throw-away folder that stands for the user's home in this run."""
    return Path(_HOME.name)
