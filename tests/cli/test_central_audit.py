"""`tellerline central check` and `anchor`, as somebody at a terminal uses them."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.central.embedded import EmbeddedServer
from app.cli.central import run


@pytest.fixture
def server() -> Iterator[EmbeddedServer]:
    with tempfile.TemporaryDirectory(prefix="tellerline-cli-", ignore_cleanup_errors=True) as name:
        one = EmbeddedServer(Path(name))
        assert run(["init", "--folder", name]) == 0
        assert run(["add-team", "cards", "--folder", name]) == 0
        yield one
        one.stop()


def test_an_anchor_is_written_once_and_proved(
    server: EmbeddedServer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    here = ["--folder", str(server.folder)]
    anchor = str(tmp_path / "a.json")
    assert run(["anchor", "--file", anchor, *here]) == 0
    assert "Root " in capsys.readouterr().out
    assert run(["anchor", "--file", anchor, *here]) == 1
    assert "never written over" in capsys.readouterr().err
    assert run(["anchor", *here]) == 0
    assert '"root"' in capsys.readouterr().out
    assert run(["check", "--anchor", anchor, *here]) == 0
    assert "all that the anchor of" in capsys.readouterr().out
    assert run(["check", "--since", anchor, *here]) == 0
    assert "after the anchor: 0 of 1 rows" in capsys.readouterr().out
    with psycopg.connect(server.admin_url().replace("+psycopg", ""), autocommit=True) as plain:
        plain.execute("set session_replication_role = replica")
        plain.execute("delete from crm.audit")
        plain.execute("delete from crm.audit_heads")
    assert run(["check", *here]) == 0
    assert run(["check", "--anchor", anchor, *here]) == 1
    assert "WRONG  The audit chain of postgres (done) was cut off before row 1" in capsys.readouterr().out
    assert run(["check", "--anchor", str(tmp_path / "none.json"), *here]) == 1
