"""`tellerline desk`: the arguments only; the desk itself starts in `app.main`."""

import argparse
import gc
import sys
from pathlib import Path

from app.cli.start import add_settings_arguments, read_secrets, read_settings

DESCRIPTION = """\
The agent's desktop. It asks for name and password, registers the telephone line, and waits for calls.
"""
EPILOG = """\
examples:
  tellerline desk                                      as the site's settings say
  tellerline desk --agent 1001 --language zh_CN        signs in as 1001, in Chinese
  tellerline desk --settings my.toml --events /tmp/e   other settings, and the steps of each call into a file

keys: F2 answers, F3 goes over to a waiting call, F4 hangs up or rejects, F6 holds and retrieves, F7 verifies the
caller, F8 mutes, F9 silences the ring, Ctrl+K finds anybody, Ctrl+M reaches the customer's manager, Ctrl+R shows
what is masked, Ctrl+Enter saves, Ctrl+L locks the screen.
"""


def parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(
        prog="tellerline desk",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_settings_arguments(command)
    command.add_argument(
        "--events",
        type=Path,
        metavar="FILE",
        help="append one JSON line per step of a call (monotonic_ns, call_id, step) for measurements; no personal data",
    )
    command.add_argument("--language", choices=("en", "zh_CN"), default="", help="instead of the one in the settings")
    command.add_argument("--theme", choices=("light", "dark", "system"), default="", help="likewise")
    return command


def run(arguments: list[str]) -> int:
    gc.disable()  # what is imported lives until the end: `run_desk` lets the collector begin when the window stands
    options = parser().parse_args(arguments)
    settings = read_settings(options)
    if options.events is not None:
        _check_events(options.events)
    secrets = read_secrets(sys.stdin) if options.secrets_stdin else None
    # The slow imports begin here, once it is sure that the desk will start.
    from app.main import DeskOptions, run_desk

    return run_desk(
        DeskOptions(
            settings=settings,
            agent=options.agent or _agent_from_environment(),
            given_secrets=secrets,
            events_path=options.events,
            language=options.language,
            theme=options.theme,
        )
    )


def _check_events(path: Path) -> None:
    """Ends the program with one sentence and status 1 when the steps cannot be written."""
    try:
        with path.open("ab"):
            pass
    except OSError as error:
        print(f"tellerline: {path} cannot be written ({error.strerror}). Choose another FILE.", file=sys.stderr)
        raise SystemExit(1) from None


def _agent_from_environment() -> str:
    import os

    return os.environ.get("TELLERLINE_AGENT", "")
