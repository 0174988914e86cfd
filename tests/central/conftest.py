"""Real servers for the tests of the central database: the wheel's PostgreSQL 18, and Debian's 15 where it is there."""

import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.central.admin import administrator, create_database, make_ready
from app.central.embedded import EmbeddedServer, binaries
from app.central.people import Role, add_agent, add_team
from app.central.postgres import PostgresStore
from app.models.seed.load import seed
from tests.central.debian import BIN, DebianServer, skip_without


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A server that was not tried is said in red, not only counted."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("PostgreSQL 15 is not installed" in str(report.longrepr) for report in skipped):
        terminalreporter.write_line("NOT TRIED: PostgreSQL 15 (apt-get install postgresql-15)", red=True, bold=True)


@dataclass(frozen=True)
class Bank:
    """A server with a small demo bank and the agents anna and lead."""

    admin_url: str
    admin_password: str
    agent_url: str
    psql: Path
    """The program that comes with this server."""
    log: Path
    passwords: dict[str, str] = field(default_factory=lambda: {n: secrets.token_urlsafe(9) for n in ("anna", "lead")})

    def url(self, agent: str = "anna") -> str:
        return self.agent_url.replace("//AGENT@", f"//{agent}@")

    def plain_url(self, agent: str = "anna") -> str:
        """For psycopg without anything of ours."""
        return self.url(agent).replace("+psycopg", "")

    def store(self, agent: str = "anna", **arguments: object) -> PostgresStore:
        return PostgresStore(self.url(agent), self.passwords[agent], **arguments)

    def fill(self) -> None:
        create_database(self.admin_url, self.admin_password)
        with administrator(self.admin_url, self.admin_password) as connection:
            make_ready(connection)
            seed(connection, customers=300)
            add_team(connection, "service", searches_per_minute=600, again=True)
            for agent, password in self.passwords.items():
                role: Role = "lead" if agent == "lead" else "agent"
                add_agent(connection, agent, password, display_name=agent.title(), team="service", role=role)


@pytest.fixture(scope="session")
def embedded() -> Iterator[EmbeddedServer]:
    # Not pytest's own folder: root's may not be entered by the user the server runs as.
    with tempfile.TemporaryDirectory(prefix="tellerline-test-", ignore_cleanup_errors=True) as folder:
        server = EmbeddedServer(Path(folder))
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def debian() -> Iterator[DebianServer]:
    skip_without()
    server = DebianServer()
    server.make()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def wheel_bank(embedded: EmbeddedServer) -> Bank:
    filled = Bank(
        embedded.admin_url(), embedded.admin_password(), embedded.url("AGENT"), binaries() / "psql", embedded.log
    )
    filled.fill()
    return filled


@pytest.fixture(scope="session")
def debian_bank(debian: DebianServer) -> Bank:
    url = debian.admin_url
    filled = Bank(url, debian.password, url.replace("//postgres@", "//AGENT@"), BIN / "psql", debian.log)
    filled.fill()
    return filled


@pytest.fixture(params=["wheel", "debian"])
def bank(request: pytest.FixtureRequest) -> Bank:
    filled: Bank = request.getfixturevalue(f"{request.param}_bank")
    return filled


@pytest.fixture
def store(bank: Bank) -> Iterator[PostgresStore]:
    one = bank.store()
    yield one
    one.close()
