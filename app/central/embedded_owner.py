"""The system user an embedded PostgreSQL runs as: ourselves, or `nobody` when we are root, whom PostgreSQL refuses."""

import getpass
import os
import secrets
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

_SERVICE = "tellerline-embedded"


class Owner:
    def __init__(self) -> None:
        self._other: tuple[int, int] | None = None
        if sys.platform != "win32" and os.geteuid() == 0:
            import pwd

            entry = pwd.getpwnam("nobody")
            self._other = (entry.pw_uid, entry.pw_gid)

    def names(self) -> tuple[str, ...]:
        """System users who may be the superuser over the private socket."""
        return (getpass.getuser(),) if self._other is None else ("root", "nobody")

    def run_as(self) -> dict[str, Any]:
        """Arguments for `subprocess.run`."""
        if sys.platform == "win32":
            import subprocess

            return {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
        if self._other is None:
            # A session of its own: Ctrl+C in the terminal of whoever started it is not meant for the server.
            return {"start_new_session": True}
        uid, gid = self._other
        return {"user": uid, "group": gid, "extra_groups": (), "start_new_session": True}

    def own(self, folder: Path, programs: Path) -> None:
        """The folder becomes the owner's; root lets `nobody` pass (not look) through the folders above."""
        self.give(folder)
        if self._other is not None:
            for path in (folder, programs):
                _let_pass(path)

    def give(self, path: Path) -> None:
        """A path and what is in it."""
        if self._other is None:
            return
        shutil.chown(path, *self._other)
        if path.is_dir() and not (path / "PG_VERSION").exists():
            for inner in path.iterdir():
                if inner.is_file():
                    shutil.chown(inner, *self._other)

    def password(self, folder: Path) -> str:
        """Windows only: the superuser's password, made once and kept in the user's keyring."""
        import keyring

        known = keyring.get_password(_SERVICE, str(folder))
        if known is None:
            known = secrets.token_urlsafe(32)
            keyring.set_password(_SERVICE, str(folder), known)
        return known


def _let_pass(path: Path) -> None:
    for above in path.parents:
        mode = above.stat().st_mode
        if not mode & stat.S_IXOTH:
            above.chmod(mode | stat.S_IXOTH)
