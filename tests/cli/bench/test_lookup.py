"""Lookup and search are measured in a bank so small that it takes a second."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from app.cli.bench import asking, lookup, search
from app.cli.bench.banks import Banks


@pytest.fixture(scope="module")
def stage() -> Iterator[SimpleNamespace]:
    with TemporaryDirectory(prefix="tellerline-bench-test-", ignore_cleanup_errors=True) as folder:
        banks = Banks(Path(folder), (1000,))
        yield SimpleNamespace(banks=banks)
        banks.close()


def test_a_lookup_has_the_servers_part_the_round_trip_and_a_floor(
    stage: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "COUNT", 20)
    rows = {row.name: row for row in lookup.measure(stage)}
    assert rows["lookup.1k.server.p99"].goal == 1.0
    assert rows["lookup.1k.server.p50"].value > 0
    assert rows["lookup.1k.round_trip.p50"].value > 0
    assert rows["lookup.1k.round_trip.p50"].floor


def test_every_way_of_searching_finds_somebody(stage: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "COUNT", 5)
    rows = {row.name: row for row in search.measure(stage)}
    assert {f"search.1k.{kind}.p99" for kind in (*search.NAMES, *search.KEYS)} < set(rows)
    bank = next(iter(stage.banks.all()))
    store = bank.store()
    for what in (*search.NAMES.values(), *search.KEYS.values()):
        assert all(store.search(text) for text in search.typed(bank, what)), what
    store.close()


def test_growth_is_held_against_the_logarithm() -> None:
    [row] = asking.growth("lookup", [(100_000, 0.5), (1_000_000, 0.55), (10_000_000, 0.6)])
    assert (row.name, row.goal, row.met) == ("lookup.growth", 1.4, True)
    assert asking.growth("lookup", [(100_000, 0.5)]) == []
