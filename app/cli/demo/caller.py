"""The demo caller as a program: `python -m app.cli.demo.caller`. Plays PBX, IVR and customers, again and again.

The password of the phone's line is read from standard input as JSON, `{"password": "..."}`.
"""

import argparse
import itertools
import json
import signal
import sys
import time
from collections.abc import Iterator

from app.cli.demo.line import DemoLine
from app.cli.demo.log import CallLog
from app.cli.demo.stories import BY_KEY, HOSTILE, STORIES, STRANGER, Story

SIGN_IN_REMINDER_S = 60.0

_STEPS = {
    "ringing": "the agent's phone rings",
    "answered": "answered; the customer speaks",
    "held": "the agent put the customer on hold",
    "retrieved": "the agent is back",
    "refused": "the call was not taken",
    "gave_up": "the customer gives up waiting",
    "hung_up": "the customer hangs up",
    "hung_up_by_agent": "the agent hangs up",
    "unreachable": "no answer from the phone",
}


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when the story of `--once` was answered, 1 when it was not, 2 when nothing could start."""
    options = _parser().parse_args(arguments)
    try:
        password = _password(sys.stdin.readline())
    except ValueError as error:
        print(f"The password is missing: {error}", file=sys.stderr)
        return 2
    try:
        line = DemoLine(("127.0.0.1", options.port), {options.user: password})
    except OSError as error:
        print(f"Port {options.port} of 127.0.0.1 cannot be used: {error.strerror}", file=sys.stderr)
        return 2
    with line:
        try:
            return _play(line, options)
        except KeyboardInterrupt:
            return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m app.cli.demo.caller",
        description="A small PBX on this machine, with customers who call the phone that signs in to it.",
        epilog='Standard input: one line of JSON, {"password": "..."}. Stories: ' + ", ".join(BY_KEY),
    )
    parser.add_argument("--port", type=int, default=5070, help="UDP port on 127.0.0.1 to sign in to (default 5070)")
    parser.add_argument("--user", default="1001", help="name of the line that may sign in (default 1001)")
    parser.add_argument("--once", choices=sorted(BY_KEY), metavar="STORY", help="play one story to its end and leave")
    parser.add_argument("--pause", type=float, default=8.0, metavar="S", help="seconds between calls (default 8)")
    return parser


def _password(line: str) -> str:
    """The password in one line of JSON. ValueError names what is wrong, never what was read."""
    try:
        password = json.loads(line)["password"]
    except (ValueError, KeyError, TypeError):
        raise ValueError('expected one line {"password": "..."} on standard input') from None
    if not isinstance(password, str) or not password:
        raise ValueError("it must be a text that is not empty")
    return password


def _play(line: DemoLine, options: argparse.Namespace) -> int:
    _say(f"The bank's line is open on {line.address[0]}:{line.address[1]}; waiting for {options.user} to sign in.")
    while not line.wait_registered(SIGN_IN_REMINDER_S):
        _say(f"Still waiting for {options.user} to sign in.")
    _say(f"{options.user} is signed in.")
    if options.once:
        log = _tell(line, BY_KEY[options.once])
        return 0 if log.answered_ns is not None else 1
    for story in forever():
        time.sleep(options.pause)
        if not line.wait_registered(0):
            _say(f"{options.user} signed out; the customers wait.")
            line.wait_registered()
            _say(f"{options.user} is signed in again.")
        _tell(line, story)
    return 0


def forever() -> Iterator[Story]:
    """The seven stories in turn; the hostile one is followed by a call from elsewhere."""
    for story in itertools.cycle(STORIES):
        yield story
        if story is HOSTILE:
            yield STRANGER


def _tell(line: DemoLine, story: Story) -> CallLog:
    _say(f"\nCall: {story.title}.")
    call = line.start_call(story)
    for step in call.steps():
        _say(f"  {_STEPS.get(step, step)}")
    log = call.result()
    _say(f"  {summary(log)}")
    return log


def summary(log: CallLog) -> str:
    """One line about a call that is over."""
    if log.answered_ns is None or log.ended_ns is None:
        return f"over without an answer ({log.status or 'nothing heard'} {log.reason})".replace(" )", ")")
    talked = (log.ended_ns - log.answered_ns) / 1e9
    heard = f"{log.packets_received} packets of the agent's voice, level {log.level}"
    return f"over after {talked:.1f} s: {heard}; first ring after {log.ring_ms or 0:.1f} ms"


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    # Whoever started the demo ends it: the customer on the line still hangs up properly.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.exit(main())
