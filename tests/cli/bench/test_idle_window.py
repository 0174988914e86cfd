"""Half of the floor of `memory` stands and ends."""

import ast
import os
from pathlib import Path

from app.cli.bench.idle_window import LIBRARIES
from app.cli.bench.memory import resident
from app.cli.bench.stage import Program


def test_it_stands_doing_nothing_until_its_input_ends() -> None:
    program = Program(["-m", "app.cli.bench.idle_window"], dict(os.environ) | {"QT_LOGGING_RULES": "*=false"})
    assert program.hear() == 0
    assert resident(program.pid) > 1 << 20
    program.close()


def test_it_holds_no_library_that_the_desk_does_not_load() -> None:
    app = Path(__file__).parents[3] / "app"
    used = set()
    for path in (path for path in app.rglob("*.py") if app / "cli" not in path.parents):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                used.add(node.module or "")
    assert [name for name in LIBRARIES if name not in used] == []
