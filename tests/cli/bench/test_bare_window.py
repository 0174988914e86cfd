"""The floors of `start` tell when they stand."""

import os
import time

import pytest

from app.cli.bench.stage import Program


@pytest.mark.parametrize("what", [[], ["all"]])
def test_it_tells_the_instant_at_which_its_window_was_painted(what: list[str]) -> None:
    program = Program(["-m", "app.cli.bench.bare_window", *what], dict(os.environ))
    assert program.started_ns < program.hear() < time.monotonic_ns()
    program.close()
