"""The embedded PostgreSQL: starts once, is shared, and ends only when it is told to."""

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.central.embedded import EmbeddedError, EmbeddedServer

START = """
import sys
from pathlib import Path
from app.central.embedded import EmbeddedServer

server = EmbeddedServer(Path(sys.argv[1]))
server.start()
print(server.port)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tellerline test ", ignore_cleanup_errors=True) as name:
        yield Path(name) / "bank"


def test_start_join_stop(folder: Path) -> None:
    server = EmbeddedServer(folder)
    assert not server.running()
    with pytest.raises(EmbeddedError, match="not running"):
        _ = server.port
    server.start()
    try:
        port = server.port
        again = EmbeddedServer(folder)
        again.start()
        assert again.port == port
        # A whole process that starts it and ends leaves it running for the others.
        subprocess.run([sys.executable, "-c", START, str(folder)], check=True)
        with psycopg.connect(server.admin_url().replace("+psycopg", "")) as connection:
            assert connection.execute("select current_user").fetchone() == ("postgres",)
        assert server.url("anna") == f"postgresql+psycopg://anna@127.0.0.1:{port}/crm"
    finally:
        server.stop()
    assert not server.running()
    server.stop()
    server.start()
    server.stop()


def test_two_processes_at_once_make_one_server(folder: Path) -> None:
    starter = [sys.executable, "-c", START, str(folder)]
    starters = [subprocess.Popen(starter, stdout=subprocess.PIPE) for _ in range(3)]
    ports = {starter.communicate()[0] for starter in starters}
    server = EmbeddedServer(folder)
    try:
        assert [starter.returncode for starter in starters] == [0, 0, 0]
        assert ports == {f"{server.port}\n".encode()}
        assert sorted(path.name for path in folder.iterdir() if path.name.startswith("making")) == []
    finally:
        server.stop()


def test_a_server_that_was_killed_comes_back(folder: Path) -> None:
    server = EmbeddedServer(folder)
    server.start()
    server._pg_ctl("stop", "-m", "immediate")
    (server.data / "postmaster.pid").write_text("999999\n/x\n1\n5\n\n\n\nready\n", "utf-8")
    assert not server.running()
    server.start()
    try:
        assert server.running()
    finally:
        server.stop()


def test_a_folder_in_the_way(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(EmbeddedError, match="in the way"):
        EmbeddedServer(folder).start()
    assert (folder / "data" / "mine.txt").read_text("utf-8") == "mine"


def test_the_log_holds_what_was_refused_and_no_value_that_a_desk_sends(folder: Path) -> None:
    server = EmbeddedServer(folder)
    server.start()
    try:
        with psycopg.connect(server.admin_url().replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("create table t (phone text primary key)")
            for _ in range(2):
                with contextlib.suppress(psycopg.errors.UniqueViolation):
                    connection.execute("insert into t values (%s)", ("13800138001",))
            with pytest.raises(psycopg.errors.UndefinedTable):
                connection.execute("select typed from nowhere")
        log = server.log.read_text("utf-8")
        assert "13800138001" not in log
        assert ",postgres,[local],23505,ERROR:  duplicate key" in log
        assert ",42P01,STATEMENT:  select typed from nowhere" in log
    finally:
        server.stop()
