"""The walls of the house that import-linter cannot see."""

import ast
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for path in (ROOT / "app").rglob("*.py"))
MOST_UNTESTED_LINES = 30
TABLES_ONLY = {"app/models/records.py", "app/settings.py", "app/telephony/events.py", "app/telephony/commands.py"}
"""Values without behaviour of their own: what they mean is tested where they are used."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("floor", ["services", "sync", "central", "journal", "telephony", "models"])
def test_below_the_ui_nobody_knows_a_widget(floor: str) -> None:
    walls = [
        f"{name_of(path)} imports {name}"
        for path in (ROOT / "app" / floor).rglob("*.py")
        for name in imports(path)
        if re.match(r"PySide6\.(QtWidgets|QtQuick|QtQml|QtSvgWidgets)\b", name)
    ]
    assert walls == []


def test_each_module_that_does_something_has_a_test_file() -> None:
    missing = [name_of(path) for path in MODULES if _does_something(path) and not _test_of(path).is_file()]
    assert missing == []


def _does_something(path: Path) -> bool:
    """Over 30 lines, and not a contract: a file whose functions are all `...` has nothing to test."""
    text = path.read_text(encoding="utf-8")
    if text.count("\n") <= MOST_UNTESTED_LINES or name_of(path) in TABLES_ONLY or "migrations" in path.parts:
        return False
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    return any(not isinstance(last := function.body[-1], ast.Expr) or not _is_dots(last) for function in functions)


def _is_dots(statement: ast.Expr) -> bool:
    return isinstance(statement.value, ast.Constant) and statement.value.value is ...


def _test_of(path: Path) -> Path:
    below = path.relative_to(ROOT / "app")
    return ROOT / "tests" / below.parent / f"test_{below.name}"


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "common", "registry", "singleton"}
    assert [name_of(path) for path in MODULES if path.stem in drawers] == []


def test_nothing_reads_a_pickle_or_forks() -> None:
    told = [
        name_of(path)
        for path in MODULES
        if re.search(r"\bpickle\b|os\.fork\(|get_context\(.fork|\basyncio\b", _code(path))
    ]
    assert told == []


def _code(path: Path) -> str:
    """The module without its texts and comments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = node.value if node.value in {"fork", "forkserver"} else ""
    return ast.unparse(tree)


def test_each_opt_out_carries_its_reason() -> None:
    bare = [
        f"{name_of(path)}:{number}"
        for path in [*MODULES, *(ROOT / "tests").rglob("*.py")]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"#\s*(noqa|type:\s*ignore)\S*\s*(\[[\w,\- ]+\]|: ?[A-Z]+\d+(, ?[A-Z]+\d+)*)?\s*$", line)
        and path != Path(__file__)
    ]
    assert [line for line in bare if line.startswith("app/")] == []


def test_the_phone_process_loads_no_database_and_no_windows() -> None:
    code = (
        "import sys, app.telephony.engine.main\n"
        "print(sorted({'sqlalchemy', 'psycopg', 'PySide6.QtWidgets', 'app.models.records'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_two_thousand_signals_keep_true_alive() -> None:
    """PySide6 6.12.0 loses a reference to True at each emit and ends the program at the 569th."""

    class Teller(QObject):
        told = Signal(bool)

    teller = Teller()
    heard: list[bool] = []
    teller.told.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(2000):
        teller.told.emit(True)
    assert len(heard) == 2000
    assert sys.getrefcount(True) > before - 500


@pytest.mark.filterwarnings("default::UserWarning")
def test_sizes_are_a_guide() -> None:
    """Told, not enforced: what is larger usually holds two ideas."""
    for path in MODULES:
        for remark in _too_large(path):
            warnings.warn(f"{name_of(path)}: {remark}", UserWarning, stacklevel=1)


def _too_large(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if (lines := text.count("\n")) > 400:
        yield f"{lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(inner, ast.FunctionDef) for inner in node.body)
            if methods > 20:
                yield f"class {node.name} has {methods} methods"
        if isinstance(node, ast.FunctionDef) and (size := (node.end_lineno or 0) - node.lineno + 1) > 60:
            yield f"{node.name} has {size} lines"


def test_the_makefile_and_ci_call_the_same_thing() -> None:
    assert "make --no-print-directory test" in (ROOT / ".ci" / "run").read_text()
    for path in (ROOT / ".ci" / "run", *(ROOT / "installer").glob("*.sh"), ROOT / "tests/pbx/make-asterisk.sh"):
        assert path.stat().st_mode & 0o100, f"{path} is not executable"
        subprocess.run(["sh", "-n", str(path)], check=True)
