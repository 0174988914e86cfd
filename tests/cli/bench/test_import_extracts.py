"""Invented extracts: the same for the same number of customers, right by their mappings."""

from pathlib import Path

from app.central.feeds.mapping_file import read_mapping
from app.central.feeds.plan import make_plan
from app.cli.bench.import_extracts import MAPPINGS, PER_CUSTOMER, write_extracts


def test_the_same_number_gives_the_same_extracts(tmp_path: Path) -> None:
    one, other = write_extracts(tmp_path / "a", 20), write_extracts(tmp_path / "b", 20)
    assert [path.read_bytes() for path in one.values()] == [path.read_bytes() for path in other.values()]
    assert len(one["phones"].read_text("utf-8").splitlines()) == 20 * PER_CUSTOMER + 2


def test_the_mappings_fit_the_extracts(tmp_path: Path) -> None:
    paths = write_extracts(tmp_path, 5)
    plan = make_plan([read_mapping(tmp_path / f"{name}.toml") for name in MAPPINGS], [tmp_path])
    assert [step.path for step in plan.steps] == list(paths.values())
    assert (plan.broken, plan.missing, plan.idle) == ((), (), ())
    numbers = [line.split(",")[2] for line in paths["phones"].read_text("utf-8").splitlines()[1:-1]]
    assert len(set(numbers)) == len(numbers)
