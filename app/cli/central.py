"""`tellerline central`: make the central database ready, fill a demo bank, add agents, look after it."""

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

ABOUT = """\
The central database holds the customers and everything agents save.

Which one: --url, else the setting central.url (also TELLERLINE_CENTRAL), else the PostgreSQL that comes
with Tellerline, in a folder of this user, which is started when needed and goes on running (`stop` ends it).
On another server (PostgreSQL 15 or later) an administrator's role is needed that may create roles and databases:
--admin names it, its password is asked for, or read with --password-stdin.
"""
EXAMPLES = """\
Examples
  tellerline central init                          make it ready; again and again does no harm
  tellerline central seed                          10,000 invented customers and the agents anna and lead
  tellerline central add-agent lina --name "Li Na" --work-team service --language zh_CN
  tellerline central check                         is everything as it should be?
  tellerline central init --url postgresql+psycopg://crm.bank.example/crm --admin dba
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Adds `central` and what it can do to the parsers of a program."""
    parser = subparsers.add_parser(
        "central",
        help="the central database: init, migrate, seed, check",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_verbs(parser)
    return parser


def run(arguments: list[str]) -> int:
    """Exit status: 0 done, 1 it could not be done (or a finding of `check`), 2 not understood."""
    parser = argparse.ArgumentParser(
        prog="tellerline central",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_verbs(parser)
    return run_parsed(parser.parse_args(arguments))


def run_parsed(options: argparse.Namespace) -> int:
    from app.central.admin import AdminError
    from app.central.embedded import EmbeddedError
    from app.central.store import CentralError

    try:
        status: int = options.verb(options)
    except (CentralError, AdminError, EmbeddedError) as error:
        print(f"tellerline: {error}", file=sys.stderr)
        return 1
    return status


def _add_verbs(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="What to do", metavar="VERB", required=True)
    _verb(verbs, "init", _init, "create the database if need be, then migrate")
    _verb(verbs, "migrate", _migrate, "bring schema, functions and rights to what this program needs")
    seed = _verb(
        verbs,
        "seed",
        _seed,
        "an invented bank for an empty database, and the agents anna and lead (again: new passwords)",
    )
    seed.add_argument("--customers", type=int, default=10_000, metavar="N", help="how many customers (default 10000)")
    seed.add_argument(
        "--agent-passwords-stdin",
        action="store_true",
        help="read the passwords of anna and lead as two lines from standard input; otherwise they are made and shown",
    )
    _verb(verbs, "check", _check, "say in sentences whether all is as it should be; changes nothing")
    agent = _verb(verbs, "add-agent", _add_agent, "add an agent, or give one a new password")
    agent.add_argument("agent", help="the name to sign in with: small letters and digits")
    agent.add_argument("--name", default="", help="the name others see (default: the sign-in name)")
    agent.add_argument("--work-team", default="", metavar="TEAM", help="the agent's team")
    agent.add_argument("--role", choices=("agent", "lead"), default="agent", help="agent or team lead")
    agent.add_argument("--language", choices=("en", "zh_CN"), default="en", help="the desk's language")
    agent.add_argument(
        "--agent-password-stdin",
        action="store_true",
        help="read the agent's password as a line from standard input; otherwise one is made and shown once",
    )
    _verb(verbs, "stop", _stop, "stop the PostgreSQL that comes with Tellerline")


def _verb(verbs: Any, name: str, does: Any, about: str) -> argparse.ArgumentParser:
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


def _init(options: argparse.Namespace) -> int:
    from app.central.admin import create_database

    url, password = _address(options)
    if create_database(url, password):
        print("Created the database.")
    return _migrate(options, (url, password))


def _migrate(options: argparse.Namespace, address: tuple[str, str] | None = None) -> int:
    from app.central.admin import administrator, make_ready

    with administrator(*(address or _address(options))) as connection:
        print(f"The central database is ready: revision {make_ready(connection)}.")
    return 0


def _seed(options: argparse.Namespace) -> int:
    from app.central.demo_bank import DEMO_AGENT, DEMO_LEAD, make_demo_bank

    address = _address(options)
    passwords = {
        agent: _given_or_made(agent, from_stdin=options.agent_passwords_stdin) for agent in (DEMO_AGENT, DEMO_LEAD)
    }
    customers = make_demo_bank(*address, passwords, options.customers)
    print(f"{customers} invented customers are in." if customers else "There are customers already: none were added.")
    return 0


def _check(options: argparse.Namespace) -> int:
    from app.central.check import check

    with _administrator(options) as connection:
        findings = check(connection)
    for finding in findings:
        print(("ok     " if finding.ok else "WRONG  ") + finding.text)
    return 0 if all(finding.ok for finding in findings) else 1


def _add_agent(options: argparse.Namespace) -> int:
    from app.central.admin import add_agent

    with _administrator(options) as connection:
        add_agent(
            connection,
            options.agent,
            _given_or_made(options.agent, from_stdin=options.agent_password_stdin),
            display_name=options.name or options.agent,
            team=options.work_team,
            role=options.role,
            language=options.language,
        )
    print(f"{options.agent} may sign in.")
    return 0


def _stop(options: argparse.Namespace) -> int:
    _embedded(options).stop()
    print("Stopped.")
    return 0


def _given_or_made(agent: str, *, from_stdin: bool) -> str:
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise SystemExit("tellerline: no password came on standard input.")
        return password
    password = secrets.token_urlsafe(12)
    print(f"Password of {agent} (shown this once): {password}")
    return password


@contextmanager
def _administrator(options: argparse.Namespace) -> "Iterator[sa.Connection]":
    from app.central.admin import administrator

    with administrator(*_address(options)) as connection:
        yield connection


def _address(options: argparse.Namespace) -> tuple[str, str]:
    """The administrator's URL and password. The embedded server is started for it."""
    from app.central.home import url_for_agent

    url = options.url
    if not url and options.folder is None:
        # An agent named on this command line is not the one whose layer of the settings counts.
        url = read_settings(argparse.Namespace(settings=options.settings, agent="", team="")).central.url
    if not url:
        server = _embedded(options)
        server.start()
        return server.admin_url(), server.admin_password()
    url = url_for_agent(url, options.admin or "postgres")
    if options.password_stdin:
        return url, sys.stdin.readline().rstrip("\r\n")
    return url, getpass.getpass("Administrator's password: ") if sys.stdin.isatty() else ""


def _embedded(options: argparse.Namespace) -> Any:
    from app.central.embedded import EmbeddedServer
    from app.central.home import embedded_folder

    return EmbeddedServer(options.folder or embedded_folder())
