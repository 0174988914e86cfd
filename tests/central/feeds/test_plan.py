"""Which file is loaded by which mapping, in which order; and what is said before anything is touched."""

from pathlib import Path

import pytest

from app.central.feeds.mapping import FeedError
from app.central.feeds.mapping_file import MappingFile, read_mapping
from app.central.feeds.plan import make_plan
from tests.central.feeds.town import ACCOUNTS, CUSTOMERS, HEAD

ACCOUNT_HEAD = "id,no,kind,number,balance\n"


def read(tmp_path: Path, text: str, name: str) -> MappingFile:
    path = tmp_path / f"{name}.toml"
    path.write_text(text, "utf-8")
    return read_mapping(path)


@pytest.fixture
def mappings(tmp_path: Path) -> list[MappingFile]:
    return [read(tmp_path, ACCOUNTS, "a"), read(tmp_path, CUSTOMERS, "c")]


@pytest.fixture
def extracts(tmp_path: Path) -> Path:
    folder = tmp_path / "extracts"
    folder.mkdir()
    for day in ("20261122", "20261121"):
        (folder / f"acct_{day}.csv").write_text(ACCOUNT_HEAD, "utf-8")
    (folder / "cust_20261121.csv").write_text(f"{HEAD}\nEND 0\n", "utf-8")
    for other in ("acct_20261121.csv.core.accounts.rejects.csv", "~$x.xlsx", ".hidden", "notes.txt"):
        (folder / other).write_text("x\n", "utf-8")
    return folder


def test_customers_come_first_and_older_extracts_before_newer(mappings: list[MappingFile], extracts: Path) -> None:
    plan = make_plan(mappings, [extracts])
    assert [step.path.name for step in plan.steps] == ["cust_20261121.csv", "acct_20261121.csv", "acct_20261122.csv"]
    assert [path.name for path in plan.idle] == ["notes.txt"]
    assert (plan.broken, plan.missing) == ((), ())


def test_a_missing_file_is_told_unless_it_may_be(tmp_path: Path, mappings: list[MappingFile], extracts: Path) -> None:
    (extracts / "cust_20261121.csv").unlink()
    assert "core.customers: there is no file 'cust_" in make_plan(mappings, [extracts]).missing[0]
    optional = read(tmp_path, CUSTOMERS.replace("rank = 10", "optional = true"), "o")
    assert make_plan([mappings[0], optional], [extracts]).missing == ()


def test_broken_files_and_files_of_nobody_are_told(mappings: list[MappingFile], extracts: Path) -> None:
    (extracts / "acct_20261121.csv").write_text(ACCOUNT_HEAD + "A1,1", "utf-8")
    plan = make_plan(mappings, [extracts, extracts / "notes.txt"])
    assert len(plan.steps) == 2
    assert any("its last line has no end" in sentence for sentence in plan.broken)
    assert any("no mapping is meant for a file of this name" in sentence for sentence in plan.broken)


def test_a_missing_column_is_seen_before_anything_is_touched(mappings: list[MappingFile], extracts: Path) -> None:
    (extracts / "acct_20261121.csv").write_text("id,no,kind,number\n", "utf-8")
    plan = make_plan(mappings, [extracts])
    assert "has no column 'balance'" in plan.broken[0]


def test_names_are_unique_and_places_are_there(tmp_path: Path, mappings: list[MappingFile]) -> None:
    with pytest.raises(FeedError, match="has the same name and source already"):
        make_plan([*mappings, read(tmp_path, ACCOUNTS, "again")], [tmp_path])
    with pytest.raises(FeedError, match="no such file or folder"):
        make_plan(mappings, [tmp_path / "gone"])
