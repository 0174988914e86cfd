"""`pop`: from the INVITE at the caller's socket to the full card on the screen, looked up in PostgreSQL."""

from app.cli.bench.invites import Rung
from app.cli.bench.rows import Row, percentile
from app.cli.bench.stage import BenchError, Program, RunningDesk, Stage, Step

P50_MS, P99_MS, BUSY_P99_MS = 8.0, 15.0, 30.0
PER_SECOND = 2.5
RING_S = 0.28


def measure(stage: Stage) -> list[Row]:
    """Each call comes from another customer's number; the journal knows none of them."""
    count = 40 if stage.short else 150
    numbers = stage.known_numbers(2 * count + 1)
    floor = _floor(stage, numbers[:count])
    with stage.desk() as desk:
        first = pops(desk, numbers[:1])
        idle = pops(desk, numbers[1 : count + 1])
        desk.program.ask("busy")
        busy = pops(desk, numbers[count + 1 :])
    return [
        Row(name="pop.first_call", value=first[0], unit="ms"),
        Row(name="pop.p50", value=percentile(idle, 0.5), unit="ms", floor=percentile(floor, 0.5), goal=P50_MS),
        Row(name="pop.p99", value=percentile(idle, 0.99), unit="ms", floor=percentile(floor, 0.99), goal=P99_MS),
        Row(name="pop.busy_gui.p50", value=percentile(busy, 0.5), unit="ms", floor=percentile(floor, 0.5)),
        Row(
            name="pop.busy_gui.p99",
            value=percentile(busy, 0.99),
            unit="ms",
            floor=percentile(floor, 0.99),
            goal=BUSY_P99_MS,
        ),
    ]


def pops(desk: RunningDesk, numbers: list[int]) -> list[float]:
    """Ring once from each number; milliseconds from the INVITE to the painted card, in the order of the calls."""
    known = len(desk.steps())
    caller = desk.caller(numbers)
    try:
        rung = caller.ring(len(numbers), per_second=PER_SECOND, ring_s=RING_S)
    finally:
        caller.close()
    return times(rung, desk.steps()[known:])


def times(rung: list[Rung], steps: list[Step]) -> list[float]:
    """BenchError when a call had no card, or a card that the central database had not answered for."""
    order = [step.call_id for step in steps if step.step == "invite_received"]
    at = {(step.call_id, step.step): step.monotonic_ns for step in reversed(steps)}
    if len(order) != len(rung):
        raise BenchError(f"The desk heard {len(order)} of {len(rung)} calls.")
    made = []
    for call, call_id in zip(rung, order, strict=True):
        looked_up, painted = at.get((call_id, "lookup_done")), at.get((call_id, "card_painted"))
        if looked_up is None or painted is None or painted < looked_up:
            raise BenchError("A call was cancelled before its card was looked up and painted.")
        made.append((painted - call.sent_ns) / 1e6)
    return made


def _floor(stage: Stage, numbers: list[int]) -> list[float]:
    """Milliseconds of one indexed SELECT and one paint of the same card, for each number."""
    admin_url, admin_password = stage.bank.admin_address
    given = {
        "url": stage.bank.address,
        "password": stage.bank.agent_password,
        "admin_url": admin_url,
        "admin_password": admin_password,
    }
    program = Program(["-m", "app.cli.bench.pop_floor"], stage.environment, given)
    try:
        return [program.ask(str(number)) for number in numbers]
    finally:
        program.close()
