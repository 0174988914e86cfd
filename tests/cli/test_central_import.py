"""`tellerline central import` and what people decide after it, as somebody at a terminal uses them."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.central.embedded import EmbeddedServer
from app.cli.central import run

SAMPLES = Path(__file__).parents[2] / "resources" / "feeds"


@pytest.fixture(scope="module")
def here() -> Iterator[list[str]]:
    with tempfile.TemporaryDirectory(prefix="tellerline-import-", ignore_cleanup_errors=True) as name:
        run(["init", "--folder", name])
        yield ["--folder", name]
        EmbeddedServer(Path(name)).stop()


def test_the_whole_way(here: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extracts = tmp_path / "extracts"
    shutil.copytree(SAMPLES / "extracts", extracts)
    load = ["import", *here, "--mapping", str(SAMPLES), str(extracts)]
    assert run([*load[:1], "--check-only", *load[1:]]) == 0
    assert "files can be loaded. Nothing was." in capsys.readouterr().out
    assert run(load) == 0
    said = capsys.readouterr().out
    assert "core.customers from CUST_MASTER_20261121.txt: 7 rows: 7 new, 0 changed" in said
    assert "1 records may be customers who are here already: tellerline central reviews." in said

    assert run(["reviews", *here]) == 0
    said = capsys.readouterr().out
    assert "credit: KCR1004 周* by certificate, but the birth date differs" in said
    assert "C20000007 周*, certificate ends with 0061" in said
    assert "周莉" not in said
    review = said.split()[0]
    assert run(["reviews", *here, "decide", review, "same", "C20000007"]) == 0
    assert run(["reviews", *here, "decide", review, "different"]) == 1
    assert "decided already" in capsys.readouterr().err

    assert run(["merge", *here, "C20000001", "C20000002", "--reason", "one household"]) == 0
    merge_id = re.findall(r"unmerge (\S+)", capsys.readouterr().out)[0]
    assert run(["unmerge", *here, merge_id, "--reason", "two after all"]) == 0
    assert "C20000002 stands again." in capsys.readouterr().out
    assert run(["split", *here, "core", "20000003", "--reason", "a namesake"]) == 0
    assert "the next import fills in its fields" in capsys.readouterr().out

    broken = (extracts / "ACCOUNT_20261121.txt").read_bytes().replace(b"|20120305|", b"|20121305|")
    (extracts / "ACCOUNT_20261121.txt").write_bytes(broken)
    assert run(load) == 3
    assert "rejects.csv" in capsys.readouterr().out
    (extracts / "ACCOUNT_20261121.txt").write_bytes(broken[:-20])
    (extracts / "notes.txt").write_text("x", "utf-8")
    assert run(load) == 1
    said = capsys.readouterr()
    assert "its last line is not the trailer" in said.err
    assert "notes.txt: no mapping is meant for it" in said.out
    assert run(["check", *here]) == 0


def test_what_is_not_understood(here: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *here]) == 2
    assert run(["import", *here, "--mapping", str(tmp_path / "gone.toml"), str(tmp_path)]) == 1
    assert "the mapping cannot be read" in capsys.readouterr().err
    assert run(["reviews", *here, "decide", "x", "perhaps"]) == 2
    assert run(["unmerge", *here, "x"]) == 1
    assert "is no merge's number" in capsys.readouterr().err


def test_the_targets_are_told_without_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "--targets"]) == 0
    said = capsys.readouterr().out
    assert "customers: the customer master" in said
    assert "  name                    text; needed" in said
