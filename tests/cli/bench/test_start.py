"""Which figures of a start count."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.cli.bench import start


def test_the_first_round_only_warms_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rounds = iter(range(100))
    monkeypatch.setattr(start, "_start", lambda stage, arguments: 1000.0 if next(rounds) < 3 else 200.0)
    monkeypatch.setattr(start, "_registered", lambda stage: 300.0)
    stage: Any = SimpleNamespace(
        bank=SimpleNamespace(write_settings=lambda port, journal: tmp_path), folder=tmp_path, short=True
    )
    window, registered = start.measure(cast("Any", stage))
    assert (window.value, window.floor, window.met) == (200.0, 200.0, True)
    assert (registered.value, registered.ratio, registered.met) == (300.0, 1.5, True)
