"""`tellerline central`, as somebody at a terminal uses it."""

import io
import re
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.central.embedded import EmbeddedServer
from app.central.postgres import PostgresStore
from app.cli.central import add_parser, run

PASSWORDS = r"Password of (\w+) \(shown this once\): (\S+)"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tellerline-cli-", ignore_cleanup_errors=True) as name:
        yield Path(name)
        EmbeddedServer(Path(name)).stop()


def test_the_whole_way(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    here = ["--folder", str(folder)]
    for _ in range(2):
        assert run(["init", *here]) == 0
    assert "ready: revision" in capsys.readouterr().out
    assert run(["seed", "--customers", "40", *here]) == 0
    said = capsys.readouterr().out
    passwords = dict(re.findall(PASSWORDS, said))
    assert passwords.keys() == {"anna", "lead"}
    assert run(["seed", *here]) == 0
    said = capsys.readouterr().out
    assert "none were added" in said
    passwords = dict(re.findall(PASSWORDS, said))
    assert run(["reckon", "--tiers", *here]) == 0
    assert re.search(r"The value of 4\d customers is reckoned.", capsys.readouterr().out)
    assert run(["check", *here]) == 0
    assert "WRONG" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("from a pipe\n"))
    assert run(["add-agent", "lina", "--name", "Li Na", "--agent-password-stdin", *here]) == 0
    said = capsys.readouterr().out
    assert "lina may sign in" in said
    assert "from a pipe" not in said
    server = EmbeddedServer(folder)
    for agent, password in (*passwords.items(), ("lina", "from a pipe")):
        store = PostgresStore(server.url(agent), password)
        assert store.whoami().agent == agent
        store.close()
    assert run(["stop", *here]) == 0
    assert not server.running()


def test_errors_are_one_sentence_and_status_1(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert run(["check", "--url", "postgresql+psycopg://127.0.0.1:1/crm"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("tellerline: The central database does not answer")
    assert said.count("\n") == 1
    assert run(["add-agent", "Not A Name", "--folder", str(folder)]) == 1
    assert "cannot be an agent's name" in capsys.readouterr().err


def test_an_empty_password_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(SystemExit, match="no password"):
        run(["add-agent", "x", "--agent-password-stdin", "--folder", str(folder)])


@pytest.mark.parametrize("words", [["--help"], ["init", "--help"], ["add-agent", "--help"], ["seed", "--help"]])
def test_help_teaches(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(words)
    assert caught.value.code == 0
    assert "--url" in capsys.readouterr().out or words == ["--help"]


def test_it_fits_into_a_bigger_parser() -> None:
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())
    assert parser.parse_args(["central", "seed", "--customers", "7"]).customers == 7
