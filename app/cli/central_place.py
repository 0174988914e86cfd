"""Which central database a verb of `tellerline central` works on, and who asks: shared by all its verbs."""

import argparse
import getpass
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.start import read_settings

if TYPE_CHECKING:
    import sqlalchemy as sa


def verb(verbs: Any, name: str, does: Any, about: str) -> argparse.ArgumentParser:
    """A verb that `does(options)`, with the options that say which database and who asks."""
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=about.capitalize() + ".")
    parser.add_argument("--url", default="", help="SQLAlchemy URL without a password (default: as the settings say)")
    parser.add_argument("--folder", type=Path, default=None, help="folder of the PostgreSQL that comes with Tellerline")
    parser.add_argument("--admin", default="", metavar="ROLE", help="administrator's role on another server")
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the administrator's password as a line from standard input"
    )
    parser.add_argument("--settings", type=Path, action="append", metavar="FILE", help="read this settings file")
    parser.set_defaults(verb=does)
    return parser


def given_or_made(agent: str, *, from_stdin: bool) -> str:
    """An agent's new password: a line of standard input, or one made here and shown once."""
    password, words = new_password(agent, from_stdin=from_stdin)
    print(words, end="")
    return password


def new_password(agent: str, *, from_stdin: bool) -> tuple[str, str]:
    """The same, and what is to be shown once the password stands."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise SystemExit("tellerline: no password came on standard input.")
        return password, ""
    password = secrets.token_urlsafe(12)
    return password, f"Password of {agent} (shown this once): {password}\n"


@contextmanager
def as_administrator(options: argparse.Namespace) -> "Iterator[sa.Connection]":
    """A connection of the administrator to that database. Raises CentralError, EmbeddedError, AdminError."""
    from app.central.admin import administrator, must_know

    with administrator(*place_of(options)) as connection:
        must_know(connection)
        yield connection


def place_of(options: argparse.Namespace) -> tuple[str, str]:
    """The administrator's URL and password. The embedded server is started for it."""
    from app.central.home import url_for_agent

    url = options.url
    if not url and options.folder is None:
        # An agent named on this command line is not the one whose layer of the settings counts.
        url = read_settings(argparse.Namespace(settings=options.settings, agent="", team="")).central.url
    if not url:
        server = embedded(options)
        server.start()
        return server.admin_url(), server.admin_password()
    url = url_for_agent(url, options.admin or "postgres")
    if options.password_stdin:
        return url, sys.stdin.readline().rstrip("\r\n")
    return url, getpass.getpass("Administrator's password: ") if sys.stdin.isatty() else ""


def embedded(options: argparse.Namespace) -> Any:
    from app.central.embedded import EmbeddedServer
    from app.central.home import embedded_folder

    return EmbeddedServer(options.folder or embedded_folder())
