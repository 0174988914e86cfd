"""The line to a server elsewhere: it proves itself by its certificate, the agent by SCRAM or by one of their own.

The rules of pg_hba.conf here are those of DATABASE.md, for an administrator and agents on this machine.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.central.admin import administrator, create_database, make_ready
from app.central.embedded import LOG_SETTINGS
from app.central.people import add_agent
from app.central.postgres import PostgresStore
from app.central.store import CentralError, CentralRefused, CentralUntrusted
from tests.central.debian import DebianServer, skip_without
from tests.pbx.certificates import Authority

PAGE = Path(__file__).parents[2] / "DATABASE.md"
PASSWORD = "a long password"
KEY_PASSWORD = "opens the key"


def blocks() -> list[str]:
    """The page's samples of configuration: postgresql.conf, then pg_hba.conf."""
    fenced = PAGE.read_text("utf-8").split("```")[1::2]
    return [text.removeprefix("\n") for text in fenced if text.startswith("\n")]


def rules() -> str:
    here = re.sub(r"10\.20\.\d+\.\d+/\d+", "127.0.0.1/32", blocks()[1])
    return "hostssl all postgres 127.0.0.1/32 scram-sha-256\n" + here


class Line:
    """A server with a certificate for `localhost`; the agents anna by password and mo by certificate."""

    def __init__(self, server: DebianServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.ca = folder / "ca.pem"

    def store(
        self,
        agent: str,
        password: str,
        certificate: str = "",
        *,
        host: str = "localhost",
        ca: str = "ca.pem",
        options: str = "",
    ) -> PostgresStore:
        return PostgresStore(
            f"postgresql+psycopg://{agent}@{host}:{self.server.port}/crm{options}",
            password,
            str(self.folder / ca) if ca else "",
            certificate_file=str(self.folder / f"{certificate}.pem") if certificate else "",
            key_file=str(self.folder / f"{certificate}.key") if certificate else "",
        )

    def who(self, agent: str, password: str, certificate: str = "", **more: str) -> str:
        store = self.store(agent, password, certificate, **more)
        try:
            return store.whoami().agent
        finally:
            store.close()

    def error(self, agent: str, password: str, certificate: str = "", **more: str) -> CentralError:
        with pytest.raises(CentralError) as caught:
            self.who(agent, password, certificate, **more)
        return caught.value


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    skip_without()
    folder = tmp_path_factory.mktemp("certificates")
    bank, stranger = Authority("Bank CA"), Authority("Somebody's CA")
    bank.write_ca(folder / "ca.pem")
    stranger.write_ca(folder / "stranger-ca.pem")
    for name in ("mo", "anna"):
        bank.write_client(folder / f"{name}.pem", folder / f"{name}.key", name=name, password=KEY_PASSWORD)
    bank.write_client(folder / "open.pem", folder / "open.key", name="mo")
    stranger.write_client(folder / "forged.pem", folder / "forged.key", name="mo", password=KEY_PASSWORD)
    server = DebianServer()
    server.make()
    bank.write_server(server.data / "server.pem", server.data / "server.key", host="localhost")
    (server.data / "ca.pem").write_bytes((folder / "ca.pem").read_bytes())
    (server.data / "pg_hba.conf").write_text(rules(), "utf-8")
    for name in ("server.pem", "server.key", "ca.pem"):
        (server.data / name).chmod(0o600)
        server.give(server.data / name)
    server.start(ssl="on", ssl_cert_file="server.pem", ssl_key_file="server.key", ssl_ca_file="ca.pem")
    try:
        create_database(server.admin_url, server.password)
        with administrator(server.admin_url, server.password) as connection:
            make_ready(connection)
            add_agent(connection, "anna", PASSWORD)
            add_agent(connection, "mo", None)
        yield Line(server, folder)
    finally:
        server.stop()


def test_the_page_says_of_the_log_what_the_embedded_server_does() -> None:
    said = dict(line.split("#")[0].replace("'", "").split(" = ") for line in blocks()[0].splitlines())
    told = {name: value.strip() for name, value in said.items()}
    # A bank wants to know who signed in; one desk on its own computer knows.
    assert told == told | LOG_SETTINGS | {"log_connections": "on"}


def test_scram_over_a_verified_line(line: Line) -> None:
    assert line.who("anna", PASSWORD) == "anna"


def test_the_line_is_encrypted(line: Line) -> None:
    url = line.server.admin_url.replace("+psycopg", "").replace("127.0.0.1", "localhost")
    with psycopg.connect(url, password=line.server.password, sslmode="verify-full", sslrootcert=str(line.ca)) as plain:
        assert plain.execute("select ssl from pg_stat_ssl where pid = pg_backend_pid()").fetchone() == (True,)


@pytest.mark.parametrize("more", [{"ca": "stranger-ca.pem"}, {"host": "127.0.0.1"}], ids=["authority", "name"])
def test_a_server_that_does_not_prove_itself_gets_no_password(line: Line, more: dict[str, str]) -> None:
    assert type(line.error("anna", PASSWORD, **more)) is CentralUntrusted


def test_no_line_without_encryption(line: Line) -> None:
    error = line.error("anna", PASSWORD, ca="", options="?sslmode=disable")
    assert type(error) is CentralRefused


def test_a_certificate_and_the_password_of_its_key(line: Line) -> None:
    assert line.who("mo", KEY_PASSWORD, "mo") == "mo"


@pytest.mark.parametrize(
    ("agent", "password", "certificate"),
    [
        ("mo", "not the key's", "mo"),
        ("mo", "", "mo"),
        ("mo", KEY_PASSWORD, "anna"),  # another's certificate
        ("mo", KEY_PASSWORD, "forged"),  # her name, signed by a stranger
        ("mo", KEY_PASSWORD, "open"),  # a key anybody could copy
        ("mo", KEY_PASSWORD, "nowhere"),
        ("mo", KEY_PASSWORD, ""),  # without a certificate, by password
        ("anna", KEY_PASSWORD, "mo"),
        ("anna", "wrong", ""),
    ],
)
def test_whoever_cannot_prove_who_they_are_is_refused(line: Line, agent: str, password: str, certificate: str) -> None:
    error = line.error(agent, password, certificate)
    assert type(error) is CentralRefused, error
    assert password not in str(error) or not password


def test_a_key_others_may_read_is_refused(line: Line) -> None:
    key = line.folder / "mo.key"
    key.chmod(0o644)
    try:
        error = line.error("mo", KEY_PASSWORD, "mo")
    finally:
        key.chmod(0o600)
    assert type(error) is CentralRefused
    assert "nobody else may read the key" in str(error)
