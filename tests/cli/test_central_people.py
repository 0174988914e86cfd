"""`tellerline central add-agent, change-agent, add-team, protect, share`: what they say and what they leave alone."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.central.embedded import EmbeddedServer
from app.cli.central import run

CUSTOMER = "C00000001"


@pytest.fixture(scope="module")
def folder() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="tellerline-cli-", ignore_cleanup_errors=True) as name:
        assert run(["init", "--folder", name]) == 0
        assert run(["seed", "--customers", "40", "--folder", name]) == 0
        yield name
        EmbeddedServer(Path(name)).stop()


def said(capsys: pytest.CaptureFixture[str], folder: str, status: int, *words: str) -> str:
    capsys.readouterr()
    assert run([*words, "--folder", folder]) == status
    written = capsys.readouterr()
    return written.err if status else written.out


def test_a_team_and_its_agents(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, folder, 0, "add-team", "cards", "--searches-per-minute", "40") == "The team cards is ready.\n"
    assert "exists already; --again" in said(capsys, folder, 1, "add-team", "cards")
    said(capsys, folder, 0, "add-team", "cards", "--no-vip", "--again")
    told = said(capsys, folder, 0, "add-agent", "mo", "--team", "cards", "--role", "complaints")
    assert "Password of mo (shown this once): " in told
    assert "mo may sign in.\n" in told
    refused = said(capsys, folder, 1, "add-agent", "mo")
    assert refused.startswith("tellerline: The role 'mo' exists on this server already.")
    assert refused.count("\n") == 1
    told = said(capsys, folder, 0, "add-agent", "eve", "--certificate", "--role", "auditor")
    assert told == "eve may sign in by certificate.\n"
    assert said(capsys, folder, 0, "change-agent", "mo", "--role", "lead", "--deactivate") == "mo is changed.\n"
    assert "no agent 'nobody'" in said(capsys, folder, 1, "change-agent", "nobody", "--new-password")
    assert "no team 'crads'" in said(capsys, folder, 1, "change-agent", "mo", "--team", "crads")


def test_no_password_is_shown_for_an_agent_who_was_not_added(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["add-agent", "anna", "--folder", folder]) == 1
    assert "Password of" not in capsys.readouterr().out


def test_a_customer_is_protected_and_shared(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    why = ("--reason", "on leave")
    assert said(capsys, folder, 0, "protect", CUSTOMER, "--owner", "anna", *why) == f"{CUSTOMER} is anna's.\n"
    told = said(capsys, folder, 0, "share", CUSTOMER, "--with", "team:service", "--until", "2099-01-31", *why)
    assert told == f"team:service may see {CUSTOMER}.\n"
    said(capsys, folder, 0, "unshare", CUSTOMER, "--with", "team:service", *why)
    assert "is not shared with lead" in said(capsys, folder, 1, "unshare", CUSTOMER, "--with", "lead", *why)
    assert "no agent 'nobody'" in said(capsys, folder, 1, "share", CUSTOMER, "--with", "nobody", *why)
    assert "no team 'nobody'" in said(capsys, folder, 1, "share", CUSTOMER, "--with", "team:nobody", *why)
    assert "no customer with the code 'C9'" in said(capsys, folder, 1, "protect", "C9", *why)
    assert said(capsys, folder, 0, "protect", CUSTOMER, *why) == f"{CUSTOMER} is nobody's.\n"
    assert "WRONG" not in said(capsys, folder, 0, "check")
