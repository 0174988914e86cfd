"""`ring`: from the INVITE to the 180 at the caller, while the desk's GUI is kept busy; and 50 calls a second."""

import os
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli.bench.invites import InviteSender, Rung
from app.cli.bench.rows import Row, percentile
from app.cli.bench.stage import Program, Stage

RATIO = 1.5
ROUNDS = 3
PER_SECOND = 12.0
FLOOD_PER_SECOND = 50.0
RING_S = 0.03
BARESIP_START_S = 1.0


def measure(stage: Stage) -> list[Row]:
    """The responders take turns, so that what else runs here meets all of them; the median of the rounds counts."""
    count = 100 if stage.short else 300
    flood = 10 if stage.short else 60
    took: dict[str, list[list[float]]] = {}
    failed = 0
    with stage.desk() as desk, _bare(stage) as bare, _baresip() as peer:
        desk.program.ask("busy")
        targets = {"desk": desk.address, "floor": bare} | ({"baresip": peer} if peer else {})
        for _ in range(ROUNDS):
            for name, address in targets.items():
                rung = _ring(address, count, PER_SECOND)
                took.setdefault(name, []).append([ms for call in rung if (ms := call.ms_to_ringing) is not None])
                failed += _failed(rung) if name == "desk" else 0
        flooded = _ring(desk.address, int(flood * FLOOD_PER_SECOND), FLOOD_PER_SECOND)
        bare_flooded = _ring(bare, int(min(flood, 10) * FLOOD_PER_SECOND), FLOOD_PER_SECOND)
    rows = [
        _row("ring.busy_gui.p50", took["desk"], 0.5, took["floor"]),
        _row("ring.busy_gui.p99", took["desk"], 0.99, took["floor"], RATIO),
        Row(name="ring.failed", value=failed, unit="calls", goal=0),
    ]
    if "baresip" in took:
        rows += [_row(f"ring.peer.baresip.p{p:g}", took["baresip"], p / 100, took["floor"]) for p in (50, 99)]
    in_flood = [call.ms_to_ringing or 0.0 for call in flooded]
    bare_in_flood = [call.ms_to_ringing or 0.0 for call in bare_flooded]
    return [
        *rows,
        Row(
            name=f"ring.50_per_second.{flood}_s.p99",
            value=percentile(in_flood, 0.99),
            unit="ms",
            floor=percentile(bare_in_flood, 0.99),
        ),
        Row(name=f"ring.50_per_second.{flood}_s.failed", value=_failed(flooded), unit="calls", goal=0),
    ]


def _row(
    name: str, rounds: list[list[float]], share: float, floor: list[list[float]], ratio: float | None = None
) -> Row:
    value, under = (statistics.median(percentile(one, share) for one in of) for of in (rounds, floor))
    return Row(name=name, value=value, unit="ms", floor=under, goal=ratio, goal_is_ratio=ratio is not None)


def _ring(address: tuple[str, int], count: int, per_second: float) -> list[Rung]:
    sender = InviteSender(address, "1001")
    try:
        return sender.ring(count, per_second=per_second, ring_s=RING_S)
    finally:
        sender.close()


def _failed(rung: list[Rung]) -> int:
    """A good call rings and is then ended by its CANCEL (487)."""
    return sum(call.ringing_ns is None or call.final_code != 487 for call in rung)


@contextmanager
def _bare(stage: Stage) -> Iterator[tuple[str, int]]:
    """The floor: a bare pjsua2 program."""
    port = _free_port()
    program = Program(["-m", "app.cli.bench.bare_responder", str(port)], stage.environment)
    try:
        program.hear()
        yield ("127.0.0.1", port)
    finally:
        program.close()


@contextmanager
def _baresip() -> Iterator[tuple[str, int] | None]:
    """The peer, if it is installed."""
    if shutil.which("baresip") is None:
        yield None
        return
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="tellerline-baresip-") as name:
        folder = Path(name)
        (folder / "config").write_text(
            f"sip_listen 127.0.0.1:{port}\nmodule_path /usr/lib/baresip/modules\ncall_max_calls 100\n"
            "module g711.so\nmodule_app account.so\nmodule_app menu.so\n"
        )
        (folder / "accounts").write_text("<sip:1001@127.0.0.1>;regint=0;answermode=manual\n")
        (folder / "contacts").write_text("")
        process = subprocess.Popen(
            ["baresip", "-f", name], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | {"HOME": name},
        )  # fmt: skip
        try:
            time.sleep(BARESIP_START_S)
            yield ("127.0.0.1", port) if process.poll() is None else None
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
