"""A whole desk on a real database, a real phone process and a real (small) PBX; only the screen is Qt's own."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cli.demo.bank import AGENT, LINE, DemoBank
from app.cli.demo.line import DemoLine
from app.main import Desk, DeskOptions
from app.settings_loader import load_settings
from tests.sync.proxy import Proxy

PATIENCE_MS = 10_000


@pytest.fixture(scope="session")
def bank() -> Iterator[DemoBank]:
    # Not pytest's own folder: root's may not be entered by the user the server runs as.
    with tempfile.TemporaryDirectory(prefix="tellerline-desk-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        one = DemoBank(Path(folder))
        one.open(customers=60)
        yield one
        one.close()


class Workplace:
    """One agent's computer: settings, journal, PBX and the way to the bank; desks are started on it."""

    def __init__(self, folder: Path, bank: DemoBank, line: DemoLine, proxy: Proxy, application: QApplication) -> None:
        self.folder = folder
        self.bank = bank
        self.line = line
        self.proxy = proxy
        self.central_port = proxy.port
        self.more: dict[str, str] = {}
        """Further settings, as variables of the environment."""
        self._application = application
        self._desks: list[Desk] = []

    @property
    def passwords(self) -> dict[str, str]:
        return {"central": self.bank.agent_password, "sip": self.bank.line_password}

    def variables(self) -> dict[str, str]:
        """All settings of this workplace."""
        return {
            "TELLERLINE_CENTRAL": f"postgresql+psycopg://{AGENT}@127.0.0.1:{self.central_port}/crm",
            "TELLERLINE_PHONE_REGISTRAR": "{}:{}".format(*self.line.address),
            "TELLERLINE_PHONE_USER": LINE,
            "TELLERLINE_PHONE_RETRY_S": "1",
            "TELLERLINE_DESK_JOURNAL_DIR": str(self.folder / "journal"),
            **self.more,
        }

    def begin(self, **passwords: str) -> Desk:
        """Start a desk that signs in by itself; `passwords` instead of the right ones."""
        settings = load_settings([], environ=self.variables())
        given = self.passwords | passwords
        desk = Desk(DeskOptions(settings=settings, agent=AGENT, given_secrets=given, language="en"), self._application)
        self._desks.append(desk)
        desk.begin()
        return desk

    def end(self) -> None:
        while self._desks:
            desk = self._desks.pop()
            desk.stop()
            self._application.processEvents()  # what its threads told last finds its windows
            if hasattr(desk, "windows"):
                desk.windows.window.deleteLater()
            desk.deleteLater()

    def new_password(self, password: str) -> None:
        """The administrator gives the agent another one."""
        from app.central.people import change_agent

        with self.bank.administrator() as connection:
            change_agent(connection, AGENT, password=password)


@pytest.fixture
def workplace(
    bank: DemoBank, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workplace]:
    monkeypatch.setattr("app.main._config_folder", lambda: tmp_path / "config")
    proxy = Proxy(int(bank.address.rpartition(":")[2].partition("/")[0]))
    line_password = bank.line_password
    with DemoLine(("127.0.0.1", 0), {LINE: line_password}) as line:
        made = Workplace(tmp_path, bank, line, proxy, qapp)
        yield made
        made.end()
    proxy.close()
    for widget in qapp.topLevelWidgets():
        widget.hide()


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    """Wait for something to become true."""

    def wait(true: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE_MS)

    return wait
