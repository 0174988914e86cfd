"""Where the own PostgreSQL lives, and agents in addresses."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.central import home as own
from app.central.admin import administrator, make_ready
from app.central.embedded import EmbeddedServer
from app.central.home import embedded_folder, url_for_agent
from app.central.people import add_agent
from app.central.postgres import PostgresStore
from app.central.store import CentralUnreachable


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tellerline-home-", ignore_cleanup_errors=True) as name:
        monkeypatch.setattr(own, "embedded_folder", lambda: Path(name))
        yield Path(name)
        EmbeddedServer(Path(name)).stop()


def test_the_usual_folder_is_the_users_own(home: Path) -> None:
    assert embedded_folder().is_relative_to(home)


@pytest.mark.parametrize(
    ("url", "with_agent"),
    [
        ("postgresql+psycopg://h:1/crm", "postgresql+psycopg://li.na@h:1/crm"),
        ("postgresql+psycopg://other@h:1/crm", "postgresql+psycopg://li.na@h:1/crm"),
        ("", "embedded:li.na"),
        ("no address", "no address"),
    ],
)
def test_the_agent_goes_into_the_url(url: str, with_agent: str) -> None:
    assert url_for_agent(url, "li.na") == with_agent


def test_without_a_url_the_own_database_is_started_at_the_first_call(folder: Path) -> None:
    store = PostgresStore(url_for_agent("", "anna"), "secret")
    with pytest.raises(CentralUnreachable, match="tellerline central init"):
        store.whoami()
    server = EmbeddedServer(folder)
    server.start()
    with administrator(server.admin_url(), server.admin_password()) as connection:
        make_ready(connection)
        add_agent(connection, "anna", "secret", display_name="Anna")
    server.stop()
    assert store.whoami().display_name == "Anna"
    store.close()
