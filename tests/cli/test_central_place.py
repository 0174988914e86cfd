"""Which database a verb works on, and whose password opens it."""

import argparse
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from app.central.embedded import EmbeddedServer
from app.cli import central_place
from app.cli.central_place import given_or_made, new_password, place_of, verb

URL = "postgresql+psycopg://db.bank.example/crm"


def asked(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    verb(parser.add_subparsers(), "check", print, "what the verb does")
    return parser.parse_args(["check", *words])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Standard input is a pipe that says this."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_another_server_the_administrators_role_signs_in(told: Callable[[str], None]) -> None:
    told("from a pipe\r\n")
    options = asked("--url", URL, "--admin", "dba", "--password-stdin")
    assert place_of(options) == ("postgresql+psycopg://dba@db.bank.example/crm", "from a pipe")


def test_without_a_role_it_is_the_servers_own_administrator(told: Callable[[str], None]) -> None:
    told("not asked for\n")
    assert place_of(asked("--url", URL)) == ("postgresql+psycopg://postgres@db.bank.example/crm", "")


def test_somebody_at_a_terminal_is_asked_for_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: "typed")
    assert place_of(asked("--url", URL))[1] == "typed"


def test_the_settings_name_the_server_of_the_site(tmp_path: Path, told: Callable[[str], None]) -> None:
    told("")
    path = tmp_path / "settings.toml"
    path.write_text(f'[site.central]\nurl = "{URL}"\n', encoding="utf-8")
    assert place_of(asked("--settings", str(path)))[0] == "postgresql+psycopg://postgres@db.bank.example/crm"


def test_a_folder_beats_the_settings_and_its_server_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Path] = []
    monkeypatch.setattr(EmbeddedServer, "start", lambda server: started.append(server.folder))
    monkeypatch.setattr(EmbeddedServer, "admin_url", lambda server: "the url")
    monkeypatch.setattr(EmbeddedServer, "admin_password", lambda server: "the password")
    path = tmp_path / "settings.toml"
    path.write_text(f'[site.central]\nurl = "{URL}"\n', encoding="utf-8")
    options = asked("--settings", str(path), "--folder", str(tmp_path / "bank"))
    assert place_of(options) == ("the url", "the password")
    assert started == [tmp_path / "bank"]


def test_a_made_password_is_shown_once_and_never_twice_the_same() -> None:
    password, words = new_password("anna", from_stdin=False)
    assert words == f"Password of anna (shown this once): {password}\n"
    assert new_password("anna", from_stdin=False)[0] != password


def test_a_given_password_is_never_shown(told: Callable[[str], None], capsys: pytest.CaptureFixture[str]) -> None:
    told("from a pipe\r\n")
    assert given_or_made("anna", from_stdin=True) == "from a pipe"
    assert capsys.readouterr().out == ""


def test_no_password_on_standard_input_ends_the_command(told: Callable[[str], None]) -> None:
    told("\n")
    with pytest.raises(SystemExit, match="no password"):
        central_place.new_password("anna", from_stdin=True)
