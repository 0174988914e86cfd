"""Half of the floor of `memory` stands and ends."""

import os

from app.cli.bench.memory import resident
from app.cli.bench.stage import Program


def test_it_stands_doing_nothing_until_its_input_ends() -> None:
    program = Program(["-m", "app.cli.bench.idle_window"], dict(os.environ) | {"QT_LOGGING_RULES": "*=false"})
    assert program.hear() == 0
    assert resident(program.pid) > 1 << 20
    program.close()
