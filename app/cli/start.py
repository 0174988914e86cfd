"""What the commands that start from settings share: the arguments, the settings themselves, secrets from stdin."""

import argparse
import sys
from pathlib import Path
from typing import IO

import msgspec

from app.settings import Settings
from app.settings_file import SettingsError
from app.settings_loader import load_settings

LONGEST_LINE = 65_536
"""Characters of JSON taken from standard input: a longer line is cut, and so refused."""


def add_settings_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agent", default="", metavar="NAME", help="who works here; also TELLERLINE_AGENT")
    parser.add_argument("--team", default="", metavar="NAME", help="whose team layer counts; also TELLERLINE_TEAM")
    parser.add_argument(
        "--settings",
        type=Path,
        action="append",
        metavar="FILE",
        help="read this settings file instead of the usual ones; given again, the later one beats the earlier",
    )
    parser.add_argument(
        "--secrets-stdin",
        action="store_true",
        help='read the passwords as one line of JSON from standard input: {"central": "...", "sip": "..."}',
    )


def read_settings(options: argparse.Namespace) -> Settings:
    """The settings of this start. Ends the program with one sentence and status 1 when they cannot be used."""
    try:
        return load_settings(options.settings, agent=options.agent, team=options.team)
    except SettingsError as error:
        print(f"tellerline: {error}", file=sys.stderr)
        raise SystemExit(1) from None


def read_secrets(stream: IO[str]) -> dict[str, str]:
    """The line of `--secrets-stdin`; names as in `app.secrets`: central, sip, journal, each also as `<name>/<agent>`.

    Ends the program, without repeating a word of it, when it is not as told.
    """
    try:
        secrets = msgspec.json.decode(stream.readline(LONGEST_LINE), type=dict[str, str])
    except (msgspec.DecodeError, UnicodeError):
        secrets = {}
    if not secrets or not {name.partition("/")[0] for name in secrets} <= {"central", "sip", "journal"}:
        print('tellerline: standard input must hold one line: {"central": "...", "sip": "..."}', file=sys.stderr)
        raise SystemExit(2)
    return secrets
