"""`tellerline demo`: a bank, an agent's desk and callers of its own, all on this computer."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.cli.demo.bank import DemoBank

DESCRIPTION = """\
A whole bank on this computer: a central database with invented customers, the desk signed in as the agent
Anna Li, and a caller who rings her again and again over real SIP and RTP, each time with another story.
Nothing has to be set up, and nothing leaves this computer.
"""
EPILOG = """\
F2 answers, F3 goes over to a waiting call, F4 hangs up, F6 holds, F7 verifies the caller, F8 mutes, Ctrl+K finds or
calls anybody, Ctrl+M reaches the customer's manager, Ctrl+Enter saves, Ctrl+L locks the screen. Close the window to
end it.

Without a screen, or with --headless, the demo starts a virtual screen and plays one call to its end by itself. It
leaves pictures of each step and a timeline in a folder, and exits 0 only if the interaction then stands in the
central database with the right customer, times, disposition and note, and as one of a verified caller.
"""


def parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(
        prog="tellerline demo",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--headless", action="store_true", help="play one call by itself on a virtual screen")
    command.add_argument("--folder", type=Path, metavar="DIR", help="where the demo's bank lives (default: user data)")
    command.add_argument(
        "--pictures", type=Path, default=Path("demo-run"), metavar="DIR", help="for --headless (default: demo-run)"
    )
    command.add_argument("--customers", type=int, default=10_000, metavar="N", help="when the bank is made (10000)")
    command.add_argument("--language", choices=("en", "zh_CN"), default="en", help="the desk's language")
    command.add_argument("--theme", choices=("light", "dark", "system"), default="system", help="the desk's look")
    command.add_argument("--pause", type=float, default=8.0, metavar="S", help="seconds between calls (default 8)")
    return command


def run(arguments: list[str]) -> int:
    from app.central.embedded import EmbeddedError
    from app.cli.demo.bank import DemoBank
    from app.cli.demo.screen import NoScreenError, has_screen

    options = parser().parse_args(arguments)
    bank = DemoBank((options.folder or _folder()).absolute())
    print("The bank opens: its database is made ready (the first time it takes some seconds) ...", flush=True)
    try:
        if bank.open(options.customers):
            print(f"{options.customers} invented customers have come in.")
        if options.headless or not has_screen():
            from app.cli.demo.headless import play_one_call

            return play_one_call(bank, options.pictures, options.language)
        return _play_on(bank, options)
    except (EmbeddedError, NoScreenError) as error:
        print(f"tellerline: {error}", file=sys.stderr)
        return 1
    finally:
        bank.close()


def _play_on(bank: "DemoBank", options: argparse.Namespace) -> int:
    """The caller and the desk as programs of their own, until the window is closed."""
    from app.cli.demo.bank import AGENT, LINE

    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="tellerline-demo-", ignore_cleanup_errors=True) as scratch:
        settings = bank.write_settings(port, Path(scratch) / "journal")
        caller = _start(
            ["-m", "app.cli.demo.caller", "--port", str(port), "--user", LINE, "--pause", str(options.pause)],
            {"password": bank.line_password},
        )
        # Of this bank and this run only; without it nobody could open a screen they locked.
        print(f"Anna Li's password, to open a locked screen (Ctrl+L): {bank.agent_password}", flush=True)
        look = ["--language", options.language, "--theme", options.theme]
        desk = _start(
            ["-m", "app.cli", "desk", "--settings", str(settings), "--agent", AGENT, "--secrets-stdin", *look],
            bank.desk_secrets,
        )
        try:
            return desk.wait()
        except KeyboardInterrupt:
            desk.terminate()
            return desk.wait()
        finally:
            caller.terminate()
            caller.wait()


def _start(arguments: list[str], secrets: dict[str, str]) -> "subprocess.Popen[str]":
    """A Python program of ours that reads its secrets from standard input."""
    process = subprocess.Popen([sys.executable, *arguments], stdin=subprocess.PIPE, text=True)
    if process.stdin is not None:
        process.stdin.write(json.dumps(secrets) + "\n")
        process.stdin.close()
    return process


def _free_port() -> int:
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("tellerline", appauthor=False)) / "demo"
