"""The command line. Imports nearly nothing: what a command needs is imported when it is chosen."""

import sys
from importlib import import_module
from typing import TextIO

COMMANDS = {
    "desk": ("app.cli.desk", "the agent's desktop: the phone rings and the customer is on the screen"),
    "demo": ("app.cli.demo_command", "a bank, an agent and callers of its own, on this computer"),
    "central": ("app.cli.central", "the central database: init, people and rights, import, check"),
    "doctor": ("app.cli.doctor", "is everything in order here, and if not, what to do"),
    "bench": ("app.cli.bench", "measure the desk on this computer against fixed goals"),
}
"""What can be called: the module whose `run(arguments) -> int` does it, and what it is."""

HELP = """\
Tellerline, the agent desktop for bank call centres.

  tellerline COMMAND [OPTIONS]       tellerline COMMAND --help tells more

Commands
{commands}

First steps
  tellerline demo                    see it work: nothing needs to be set up
  tellerline doctor                  check this computer, and where the settings file belongs
  tellerline desk                    work

Settings
  One TOML file for the site and one for the user; resources/tellerline.example.toml explains every key.
  Each key also by environment, for example TELLERLINE_PHONE_REGISTRAR=pbx.example.com
  TELLERLINE_CENTRAL                 the central database, as SQLAlchemy URL without a password
  TELLERLINE_AGENT, TELLERLINE_TEAM  whose layers of the settings count
  Passwords live in the keyring of the operating system, never in a file, a variable or an argument.

Exit status
  0 all is well, 1 something is wrong and was said, 2 the command line was not understood
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        return _say(HELP.format(commands=_listed()), sys.stderr, 2)
    name, *rest = arguments
    if name in {"-h", "--help", "help"}:
        return _say(HELP.format(commands=_listed()), sys.stdout, 0)
    if name == "--version":
        from app import __version__

        return _say(f"tellerline {__version__}\n", sys.stdout, 0)
    if name not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        return _say(f"tellerline: there is no command {name!r}.{meant} See tellerline --help.\n", sys.stderr, 2)
    try:
        run = import_module(COMMANDS[name][0]).run
        return int(run(rest) or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away; nothing is left to be told
        return 1


def _listed() -> str:
    return "\n".join(f"  {name:<10}{what}" for name, (_, what) in COMMANDS.items())


def _say(text: str, stream: TextIO, status: int) -> int:
    stream.write(text)
    return status
