"""`tellerline central seed`, as somebody at a terminal uses it."""

import argparse

import pytest

from app.cli import central_seed
from app.cli.central import run


def test_help_says_how_long_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["seed", "--help"])
    said = capsys.readouterr().out
    assert "one transaction" in said
    assert "1,000,000          2 min" in said
    assert "--customers" in said


@pytest.mark.parametrize("many", ["-1", "999999999", "many"])
def test_more_than_can_be_invented_is_not_begun(many: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(["seed", "--customers", many])
    assert caught.value.code == 2
    assert "--customers" in capsys.readouterr().err


def test_it_says_how_far_it_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter((100.0, 101.0, 103.0, 104.0))
    monkeypatch.setattr("app.cli.central_seed.time.monotonic", lambda: next(now))
    told = central_seed.Told()
    for done in (1000, 2000, 3000):
        told("customers", done, 1_000_000)
    assert capsys.readouterr().err == "     3 s  2,000 of 1,000,000 customers\n"


def test_the_parser_takes_every_option() -> None:
    parser = argparse.ArgumentParser()
    central_seed.add_verbs(parser.add_subparsers())
    options = parser.parse_args(["seed", "--customers", "7", "--seed", "3", "--thin"])
    assert (options.customers, options.seed, options.thin) == (7, 3, True)
