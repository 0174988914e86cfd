"""The command line of the bench."""

from importlib import import_module

import pytest

from app.cli.bench.command import MODULES, NAMES, parser


def test_each_name_has_a_measurement() -> None:
    assert list(NAMES) == ["ring", "pop", "start", "memory", "stall", "lookup", "search", "import"]
    assert all(callable(import_module(f"app.cli.bench.{MODULES.get(name, name)}").measure) for name in NAMES)


def test_some_or_all_can_be_asked_for() -> None:
    assert parser().parse_args(["ring", "pop"]).names == ["ring", "pop"]
    assert parser().parse_args([]).names == []


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["speed"])
    assert ended.value.code == 2
    assert "speed" in capsys.readouterr().err
