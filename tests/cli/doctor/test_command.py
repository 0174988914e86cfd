"""The whole command, its checks replaced where they would need a phone or a keyring."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import doctor
from app.cli.doctor import command
from app.cli.doctor.finding import Finding, Health


@pytest.fixture(autouse=True)
def no_phone(monkeypatch: pytest.MonkeyPatch) -> None:
    def quiet(*_: object) -> Iterator[Finding]:
        yield Finding(check="line", health=Health.OK, said="registered")

    monkeypatch.setattr(command, "_check_phone", quiet)


def test_a_report_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.run([]) == 0
    text = capsys.readouterr().out
    assert "ok    versions" in text
    assert "look  keyring" in text
    assert "ok    line         registered" in text


def test_a_report_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.run(["--json"]) == 0
    checks = [finding["check"] for finding in json.loads(capsys.readouterr().out)["findings"]]
    assert checks == ["versions", "settings", "journal", "log", "keyring", "central", "line"]


def test_wrong_settings_are_the_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "t.toml"
    file.write_text("[site.phone]\nuser = 1\n")
    assert doctor.run(["--settings", str(file)]) == 1
    assert f"BAD   settings     {file}, line 2, [site.phone] user" in capsys.readouterr().out


def test_an_unreachable_database_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO('{"central": "hush"}\n'))
    monkeypatch.setenv("TELLERLINE_CENTRAL", "postgresql+psycopg://127.0.0.1:1/x?sslmode=disable")
    assert doctor.run(["--agent", "anna", "--secrets-stdin"]) == 1
    text = capsys.readouterr().out
    assert "BAD   central" in text
    assert "Check host and port" in text
    assert "hush" not in text
