"""Settings and secrets of a start."""

import argparse
import io
from pathlib import Path

import pytest

from app.cli.start import add_settings_arguments, read_secrets, read_settings


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_settings_arguments(parser)
    return parser.parse_args(arguments)


def test_the_settings_named_are_read(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text('[user.7.phone]\nuser = "0007"\n')
    assert read_settings(parsed("--settings", str(file), "--agent", "7")).phone.user == "0007"


def test_wrong_settings_end_the_program_with_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[site.phone]\nuser = 7\n")
    with pytest.raises(SystemExit) as ended:
        read_settings(parsed("--settings", str(file)))
    assert ended.value.code == 1
    sentence = f"tellerline: {file}, line 2, [site.phone] user: a text is expected, not a whole number.\n"
    assert capsys.readouterr().err == sentence


def test_secrets_come_as_one_line() -> None:
    stream = io.StringIO('{"central": "a", "sip/1001": "b"}\nmore')
    assert read_secrets(stream) == {"central": "a", "sip/1001": "b"}
    assert stream.read() == "more"


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"hush",
        b'{"central": 1}',
        b'["hush"]',
        b'{"hush": "x"}',
        b"\xff\xfe{}",
        b'{"central": "hush\xff"}',
        b'{"central": "' + b"x" * 70_000 + b'"}',
    ],
)
def test_wrong_secrets_are_not_repeated(line: bytes, errors: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_secrets(io.TextIOWrapper(io.BytesIO(line), encoding="utf-8", errors=errors))
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "standard input must hold one line" in told
    assert "hush" not in told
