"""Checks of this computer alone."""

from pathlib import Path

import pytest

from app.cli.doctor import machine
from app.cli.doctor.finding import Finding, Health
from app.secrets import NoKeyring, SecretsFromStream
from app.settings import Desk, Settings


def test_the_versions_here_are_good() -> None:
    (found,) = machine.check_versions()
    assert found.health is Health.OK
    assert "Python 3.1" in found.said


@pytest.mark.parametrize(("told", "advice"), [("6.12.0", "PySide6 6.12.0 ends the program"), ("missing", "make setup")])
def test_bad_versions_are_named(monkeypatch: pytest.MonkeyPatch, told: str, advice: str) -> None:
    def version(package: str) -> str:
        if told == "missing":
            raise machine.PackageNotFoundError
        return told

    monkeypatch.setattr(machine, "version", version)
    (found,) = machine.check_versions()
    assert found.health is Health.WRONG
    assert advice in found.advice


def test_variables_that_name_nothing_are_shown() -> None:
    environ = {"TELLERLINE_CENTRL": "x", "TELLERLINE_CENTRAL": "y", "TELLERLINE_AGENT": "z", "PATH": "p"}
    first, odd = machine.check_settings(None, environ)
    assert "not there" in first.said
    assert odd.health is Health.ATTENTION
    assert "TELLERLINE_CENTRL " in odd.said


def folders(folder: Path) -> list[Finding]:
    return list(machine.check_folders(Settings(desk=Desk(journal_dir=str(folder), log_dir=str(folder)))))


def test_folders_are_made_and_tried(tmp_path: Path) -> None:
    assert [found.health for found in folders(tmp_path / "new")] == [Health.OK, Health.OK]
    assert list((tmp_path / "new").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    journal, log = folders(tmp_path / "file" / "x")
    assert (journal.health, log.health) == (Health.WRONG, Health.WRONG)
    assert "desk.journal_dir" in journal.advice
    assert "desk.log_dir" in log.advice


def test_a_full_disk_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LEAST_FREE", 10**18)
    assert "MB left" in folders(tmp_path)[0].said


def test_a_keyring_that_keeps_is_good_and_left_clean() -> None:
    store = SecretsFromStream({})
    (found,) = machine.check_keyring(store)
    assert found.health is Health.OK
    assert store.get("doctor/probe") is None


def test_a_keyring_that_forgets_is_wrong() -> None:
    class Forgetful(SecretsFromStream):
        def get(self, name: str) -> str | None:
            return None

    assert next(iter(machine.check_keyring(Forgetful({})))).health is Health.WRONG


def test_without_a_keyring_the_way_round_is_told() -> None:
    class Missing(SecretsFromStream):
        def set(self, name: str, value: str) -> None:
            raise NoKeyring("none here")

    (found,) = machine.check_keyring(Missing({}))
    assert (found.health, found.said) == (Health.ATTENTION, "none here")
    assert "--secrets-stdin" in found.advice
