"""The bench of the import, on a bank so small that it says nothing about speed."""

import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.cli.bench import loading
from app.cli.bench.import_extracts import MAPPINGS


def test_each_extract_is_measured_twice_beside_its_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "FEW_CUSTOMERS", 30)
    with tempfile.TemporaryDirectory(prefix="tellerline-bench-", ignore_cleanup_errors=True) as name:
        rows = loading.measure(cast("Any", SimpleNamespace(folder=Path(name), short=True)))
    assert [row.name for row in rows] == [f"import.{feed}{again}" for feed in MAPPINGS for again in ("", ".unchanged")]
    assert all(row.value > 0 and row.floor and row.goal_is_ratio for row in rows)
