"""What every measurement stands on: a demo bank, a virtual screen, a registrar, and programs watched from outside."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import sqlalchemy as sa

from app.cli.bench.banks import LONG, SHORT, Banks
from app.cli.bench.invites import InviteSender
from app.cli.demo.bank import LINE, DemoBank
from app.cli.demo.line import DemoLine
from app.cli.demo.screen import virtual_screen

FAULTS = ("Traceback", "Error", "Assertion")
PATIENCE_S = 60.0
SETTLE_S = 2.0
"""After the start: what the desk does in its idle moments is done, as when a first caller rings."""


class BenchError(Exception):
    """Something could not be measured; the text says what."""


class Program:
    """A child that answers each line of its standard input with one number; its other lines are passed over."""

    def __init__(self, arguments: list[str], environment: dict[str, str], first: object = None) -> None:
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115  # open as long as the program runs; `close` is asked
        self.started_ns = time.monotonic_ns()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            env=environment,
        )
        if first is not None:
            self._write(json.dumps(first))

    @property
    def pid(self) -> int:
        return self._process.pid

    def _write(self, line: str) -> None:
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):  # its end is told by what it does not answer
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()

    def hear(self) -> float:
        """The next number. Raises BenchError when the program ends first."""
        for line in self._process.stdout or ():
            with suppress(ValueError):
                return float(line)
        raise BenchError(f"A measured program ended too early, with status {self._process.wait()}: {self._said()}")

    def ask(self, what: str) -> float:
        self._write(what)
        return self.hear()

    def close(self) -> None:
        self._write("quit")
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        said = self._said()
        self._errors.close()
        if any(word in said for word in FAULTS):
            raise BenchError(f"A measured program was at fault, so its figures count for nothing: {said}")

    def _said(self) -> str:
        """The end of what it wrote about its troubles."""
        self._errors.seek(0)
        return self._errors.read()[-1500:]


class Stage:
    """One bank for the whole run; each desk has a line, a journal and a step file of its own."""

    def __init__(self, bank: DemoBank, folder: Path, environment: dict[str, str], banks: Banks, *, short: bool) -> None:
        self.bank = bank
        self.banks = banks
        self.folder = folder
        self.environment = environment
        self.short = short
        self._desks = 0

    def known_numbers(self, count: int) -> list[int]:
        """Numbers that belong to exactly one customer each, no two to the same."""
        with self.bank.administrator() as connection:
            rows = connection.execute(
                sa.text(
                    "select min(e164) from crm.phones where e164 in"
                    " (select e164 from crm.phones group by e164 having count(*) = 1)"
                    " group by customer_id order by customer_id limit :count"
                ),
                {"count": count},
            )
            return [int(row[0]) for row in rows]

    @contextmanager
    def desk(self, settle_s: float = SETTLE_S) -> Iterator["RunningDesk"]:
        """A desk that is signed in and registered, and has had a moment to itself."""
        self._desks += 1
        folder = self.folder / f"desk-{self._desks}"
        folder.mkdir()
        with DemoLine(("127.0.0.1", 0), {LINE: self.bank.line_password}) as line:
            settings = self.bank.write_settings(line.address[1], folder / "journal")
            program = Program(
                ["-m", "app.cli.bench.desk_child", str(folder), str(settings)], self.environment, self.bank.desk_secrets
            )
            try:
                if not line.wait_registered(PATIENCE_S):
                    raise BenchError("The desk did not sign its line in.")
                registered_ns = time.monotonic_ns()
                program.hear()
                time.sleep(settle_s)
                yield RunningDesk(program, line, folder / "events.jsonl", registered_ns)
            finally:
                program.close()


class RunningDesk:
    """The desk's program, the line it is signed in at, and the file of its steps."""

    def __init__(self, program: Program, line: DemoLine, events: Path, registered_ns: int) -> None:
        self.program = program
        self.line = line
        self.registered_ns = registered_ns
        self._events = events

    @property
    def address(self) -> tuple[str, int]:
        """Where an INVITE for it must be sent."""
        address = self.line.phone_address(LINE)
        if address is None:
            raise BenchError("The desk is not signed in any more.")
        return address

    def caller(self, numbers: list[int] | None = None) -> InviteSender:
        """Rings this desk; the n-th call comes from the n-th number."""
        told = numbers or [8613800000000]
        return InviteSender(self.address, LINE, lambda n: _caller_of(told[n % len(told)]))

    def steps(self) -> list["Step"]:
        """All steps written so far, in their order."""
        return [_decoder.decode(line) for line in self._events.read_bytes().splitlines()]


class Step(msgspec.Struct, frozen=True):
    """One line of the step file."""

    monotonic_ns: int
    call_id: str
    step: str


_decoder = msgspec.json.Decoder(Step)


def _caller_of(number: int) -> str:
    return (
        f"P-Asserted-Identity: <sip:+{number}@pbx.bank.example;user=phone>\r\n"
        "X-CC-Queue: bank-service\r\nX-CC-Menu-Path: main/2\r\nX-CC-Language: zh\r\nX-CC-Wait: 42\r\n"
    )


@contextmanager
def stage(*, short: bool, long: bool = False) -> Iterator[Stage]:
    """A bank of 10,000 customers made anew in a throw-away folder, and a screen. Raises what the demo's parts raise."""
    with tempfile.TemporaryDirectory(prefix="tellerline-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        bank, banks = DemoBank(folder), Banks(folder, LONG if long else SHORT)
        try:
            bank.open()
            with virtual_screen() as environment:
                yield Stage(bank, folder, _as_installed(environment, folder), banks, short=short)
        finally:
            banks.close()
            bank.close()


def _as_installed(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """Compiled modules are kept as on any workstation, and settings of this computer's user do not count."""
    kept = {name: value for name, value in environment.items() if not name.startswith("TELLERLINE_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    kept["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        kept[name] = str(folder / name.lower())
    if os.name == "posix":
        kept.setdefault("LANG", "C.UTF-8")
    return kept
