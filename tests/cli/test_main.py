"""The command line a person meets first."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from app.cli.main import COMMANDS, main


def test_help_names_every_command_and_where_secrets_live(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert "TELLERLINE_CENTRAL" in text
    assert "keyring" in text
    assert all(len(line) <= 120 for line in text.splitlines())


def test_without_a_command_the_help_is_shown_as_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Commands" in capsys.readouterr().err


def test_a_typing_error_is_met_with_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docter"]) == 2
    assert "there is no command 'docter'. Did you mean doctor?" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("tellerline 0.")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_its_module(name: str) -> None:
    assert find_spec(COMMANDS[name][0]) is not None


def test_the_program_starts_without_loading_what_it_does_not_need() -> None:
    slow = {"argparse", "msgspec", "PySide6", "sqlalchemy", "logging", "pjsua2", "asyncio", "inspect"}
    code = f"import sys, app.cli.main; print(sorted({slow!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
