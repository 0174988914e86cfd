"""Checks that need nobody else: versions, settings, folders, keyring."""

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app import __version__
from app.cli.doctor.finding import Finding, Health
from app.secrets import SecretsError, SecretStore
from app.settings import Settings
from app.settings_loader import settings_paths, variable_path

LEAST_FREE = 200_000_000
"""Bytes below which the journal's folder is called full."""
OTHER_VARIABLES = {"TELLERLINE_AGENT", "TELLERLINE_TEAM", "TELLERLINE_PYTHON"}


def check_versions() -> Iterator[Finding]:
    """The program, its Python, and the libraries whose versions matter."""
    python = ".".join(map(str, sys.version_info[:3]))
    names = {"PySide6-Essentials": "Qt", "pjsua2-python": "pjsua2", "sqlcipher3": "SQLCipher", "psycopg": "psycopg"}
    found: dict[str, str] = {}
    for package, name in names.items():
        try:
            found[name] = version(package)
        except PackageNotFoundError:
            found[name] = "missing"
    said = f"Tellerline {__version__}, Python {python}, " + ", ".join(f"{name} {v}" for name, v in found.items())
    advice = ""
    if "missing" in found.values():
        advice = "Install anew: make setup."
    elif found["Qt"].startswith("6.12.0"):
        advice = "PySide6 6.12.0 ends the program after some hundred signals. Install anew: make setup."
    elif not (3, 11) <= sys.version_info[:2] <= (3, 12):
        advice = "Python 3.11 or 3.12 is needed."
    yield Finding(check="versions", health=Health.WRONG if advice else Health.OK, said=said, advice=advice)


def check_settings(paths: list[Path] | None, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Which files were read (that they are correct was seen before), and variables that name nothing."""
    usual = [f"{path} ({'read' if path.is_file() else 'not there'})" for path in settings_paths()]
    said = "; ".join([f"{path} (read)" for path in paths] if paths else usual)
    yield Finding(check="settings", health=Health.OK, said=said)
    for name in sorted(environ):
        if name.startswith("TELLERLINE_") and variable_path(name) is None and name not in OTHER_VARIABLES:
            yield Finding(
                check="settings",
                health=Health.ATTENTION,
                said=f"The environment variable {name} names no setting.",
                advice="Look for a typing error; resources/tellerline.example.toml has all names.",
            )


def check_folders(settings: Settings) -> Iterator[Finding]:
    """Where journal and log are kept: writable, and with room."""
    import platformdirs

    from app.logs import log_folder

    data = platformdirs.user_data_path("tellerline", appauthor=False)
    journal = Path(settings.desk.journal_dir) if settings.desk.journal_dir else data
    for check, key, folder in (
        ("journal", "journal_dir", journal),
        ("log", "log_dir", log_folder(settings.desk.log_dir)),
    ):
        yield _check_folder(check, key, folder)


def _check_folder(check: str, key: str, folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x")
            probe.flush()
            os.fsync(probe.fileno())
        free = shutil.disk_usage(folder).free
    except OSError as error:
        advice = f"Give this user the right to write there, or set desk.{key} to another folder."
        said = f"{folder} cannot be written ({error.strerror})."
        return Finding(check=check, health=Health.WRONG, said=said, advice=advice)
    if free < LEAST_FREE:
        advice = f"Make room, or set desk.{key} to a folder on another disk."
        said = f"{folder} has only {free // 1_000_000} MB left."
        return Finding(check=check, health=Health.WRONG, said=said, advice=advice)
    return Finding(check=check, health=Health.OK, said=f"{folder}, {free // 1_000_000_000} GB free")


def check_keyring(store: SecretStore) -> Iterator[Finding]:
    """Keep a secret, read it again, take it away."""
    name, secret = "doctor/probe", secrets.token_hex(8)
    try:
        store.set(name, secret)
        kept = store.get(name) == secret
        store.delete(name)
    except SecretsError as error:
        yield Finding(
            check="keyring",
            health=Health.ATTENTION,
            said=str(error),
            advice="Until then the agent types the passwords at each start, or they come by --secrets-stdin.",
        )
        return
    if kept:
        yield Finding(check="keyring", health=Health.OK, said="keeps a secret and gives it back")
    else:
        advice = "Unlock it, or install one that keeps what it is given (GNOME Keyring, KWallet)."
        yield Finding(check="keyring", health=Health.WRONG, said="forgets what it is given", advice=advice)
