"""The whole desk as a program of its own: from the IVR through Asterisk to the painted card, seen from outside."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.central.embedded import EmbeddedServer
from app.models.demo_people import WANG
from tests.pbx.asterisk import PROMPTS, Asterisk
from tests.pbx.caller import Caller
from tests.pbx.sound import SoundServer

TELLERLINE = [sys.executable, "-m", "app.cli"]
PASSWORD = "anna-test-only"


class Bank:
    """A seeded central database of the embedded PostgreSQL, in a folder of its own; driven by the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.run("init")
        self.run("seed", "--customers", "60", "--agent-passwords-stdin", typed=f"{PASSWORD}\n{PASSWORD}\n")

    def run(self, verb: str, *more: str, typed: str = "") -> str:
        done = subprocess.run(
            [*TELLERLINE, "central", verb, *more, "--folder", str(self.folder)],
            input=typed,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def bank() -> Iterator[Bank]:
    # Not below pytest's own folder: as root the server runs as somebody else, who may not enter there.
    with tempfile.TemporaryDirectory(prefix="tellerline-bank-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        one = Bank(Path(folder) / "central")
        yield one
        one.run("stop")


class RunningDesk:
    """`tellerline desk` with its steps file; it has no screen, and nobody presses a key."""

    def __init__(self, folder: Path, asterisk: Asterisk, url: str) -> None:
        self.events = folder / "events"
        (folder / "data").mkdir()
        environment = {
            **os.environ,
            "XDG_DATA_HOME": str(folder / "data"),
            "TELLERLINE_CENTRAL": url,
            "TELLERLINE_PHONE_REGISTRAR": f"127.0.0.1:{asterisk.sip_port}",
            "TELLERLINE_PHONE_USER": "1001",
            "TELLERLINE_PHONE_RETRY_S": "1",
        }
        self._log = (folder / "output").open("w+")
        self.process = subprocess.Popen(
            [*TELLERLINE, "desk", "--agent", "anna", "--secrets-stdin", "--events", str(self.events)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
            text=True,
        )
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"central": PASSWORD, "sip": "test-only-1001"}) + "\n")
        self.process.stdin.close()

    def steps(self) -> list[str]:
        text = self.events.read_text() if self.events.exists() else ""
        return [json.loads(line)["step"] for line in text.splitlines()]

    def wait_for_step(self, step: str, within_s: float = 30.0) -> None:
        end = time.monotonic() + within_s
        while step not in self.steps():
            assert self.process.poll() is None, f"the desk ended: {self.output()}"
            assert time.monotonic() < end, f"no {step} within {within_s} s: {self.steps()} {self.output()}"
            time.sleep(0.05)  # the file is another program's: it can only be looked at

    def output(self) -> str:
        self._log.seek(0)
        return self._log.read()[-3000:]

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._log.close()


@pytest.fixture
def desk(bank: Bank, asterisk: Asterisk, sound: SoundServer, tmp_path: Path) -> Iterator[RunningDesk]:
    """Signed in, its line registered."""
    one = RunningDesk(tmp_path, asterisk, EmbeddedServer(bank.folder).url("anna"))
    end = time.monotonic() + 30
    while not asterisk.contacts("1001"):
        assert one.process.poll() is None, f"the desk ended: {one.output()}"
        assert time.monotonic() < end, f"the line was not registered: {one.output()}"
        time.sleep(0.1)
    yield one
    one.end()


def test_from_the_ivr_to_the_painted_card(desk: RunningDesk, call: Callable[..., Caller]) -> None:
    caller = call("5000", number=WANG.numbers[0])
    for prompt, digits in (("language", "1"), ("account", f"{WANG.accounts[0]}#"), ("pin", "4711"), ("menu", "2")):
        caller.voice.wait_for_tone(PROMPTS[prompt])
        caller.voice.dial(digits)
    desk.wait_for_step("card_painted")
    assert desk.steps()[:2] == ["invite_received", "ringing_sent"]
    assert "lookup_done" in desk.steps()
    caller.hang_up()
    desk.wait_for_step("ended")
    text = desk.events.read_text() + desk.output()
    assert not any(secret in text for secret in (PASSWORD, WANG.numbers[0][1:], WANG.accounts[0], WANG.name))


def test_with_the_central_database_away_the_phone_still_rings(
    desk: RunningDesk, bank: Bank, call: Callable[..., Caller]
) -> None:
    bank.run("stop")
    try:
        caller = call("6000", number=WANG.numbers[0])
        desk.wait_for_step("ringing_sent")
        caller.hang_up()
        desk.wait_for_step("ended")
        assert desk.process.poll() is None
    finally:
        bank.run("init")
