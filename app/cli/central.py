"""`tellerline central`: make the central database ready, fill a demo bank, add agents, look after it."""

import argparse
import sys

from app.cli import central_audit, central_import, central_merges, central_people, central_reckon, central_seed
from app.cli.central_place import embedded, place_of, verb

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
  tellerline central add-team cards --branch 310000 --searches-per-minute 40
  tellerline central add-agent lina --name "Li Na" --team cards --role agent --language zh_CN
  tellerline central share C00000001 --with lina --until 2027-06-30 --reason "manager is on leave"
  tellerline central import --mapping resources/feeds resources/feeds/extracts    the sample extracts
  tellerline central check                         is everything as it should be?
  tellerline central anchor --file 2026-11-22.json the audit's heads, to be kept where nobody here can change them
  tellerline central init --url postgresql+psycopg://crm.bank.example/crm --admin dba
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Adds `central` and what it can do to the parsers of a program."""
    parser = subparsers.add_parser(
        "central",
        help="the central database: init, people and rights, import, check",
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
    verb(verbs, "init", _init, "create the database if need be, then migrate")
    verb(verbs, "migrate", _migrate, "bring schema, functions and rights to what this program needs")
    central_seed.add_verbs(verbs)
    central_people.add_verbs(verbs)
    central_audit.add_verbs(verbs)
    central_reckon.add_verbs(verbs)
    central_import.add_verbs(verbs)
    central_merges.add_verbs(verbs)
    verb(verbs, "stop", _stop, "stop the PostgreSQL that comes with Tellerline")


def _init(options: argparse.Namespace) -> int:
    from app.central.admin import create_database

    url, password = place_of(options)
    if create_database(url, password):
        print("Created the database.")
    return _migrate(options, (url, password))


def _migrate(options: argparse.Namespace, address: tuple[str, str] | None = None) -> int:
    from app.central.admin import administrator, make_ready

    with administrator(*(address or place_of(options))) as connection:
        print(f"The central database is ready: revision {make_ready(connection)}.")
    return 0


def _stop(options: argparse.Namespace) -> int:
    embedded(options).stop()
    print("Stopped.")
    return 0
