"""A cluster of Debian's PostgreSQL 15 of a test's own, in a folder that goes away with it."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from app.central.embedded import LOG_SETTINGS

BIN = Path("/usr/lib/postgresql/15/bin")


def skip_without() -> None:
    """Where it must be tried and is not installed, the test fails."""
    if not (BIN / "initdb").exists():
        if os.environ.get("CI", "").lower() not in {"", "0", "false"}:
            pytest.fail("PostgreSQL 15 must be tried here: apt-get install postgresql-15")
        pytest.skip("PostgreSQL 15 is not installed: apt-get install postgresql-15")


class DebianServer:
    """`start()` after `make()`; files put between must be given to the server's user with `give`."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tellerline-pg15-"))
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.password = secrets.token_urlsafe(12)
        self._user = {"user": "postgres", "group": "postgres", "extra_groups": ()} if os.geteuid() == 0 else {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    @property
    def admin_url(self) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/crm"

    def make(self) -> None:
        first = self.folder / "first"
        first.write_text(self.password, "utf-8")
        for path in (self.folder, first):
            self.give(path)
        words = ("-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", "--pwfile", "first")
        self._run("initdb", "-D", str(self.data), *words)

    def give(self, path: Path) -> None:
        if self._user:
            shutil.chown(path, "postgres", "postgres")

    def start(self, **settings: str) -> None:
        pairs = {"port": str(self.port), "listen_addresses": "127.0.0.1", **LOG_SETTINGS, **settings}
        options = f"-k {self.folder} " + " ".join(f"-c {key}={value}" for key, value in pairs.items())
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", "log", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: str) -> None:
        silent = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        subprocess.run([str(BIN / program), *words], check=True, cwd=self.folder, **silent, **self._user)
