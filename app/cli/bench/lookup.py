"""`lookup`: who calls from this number, with the whole card of the one who does, in banks of several sizes."""

import json
from random import Random

import sqlalchemy as sa

from app.cli.bench.asking import both, growth, round_trips, server_times
from app.cli.bench.banks import SizedBank, short_name
from app.cli.bench.rows import Row, percentile
from app.cli.bench.stage import Stage
from app.models.records import LookupRequest, TrustLevel

COUNT = 3000
P99_MS = 1.0
FLOOR = "select customer_id from crm.phones where e164 = %s"


def measure(stage: Stage) -> list[Row]:
    """Each number is asked for twice; the second time counts: a server's memory holds its bank. The first is shown."""
    rows: list[Row] = []
    curve = []
    for bank in stage.banks.all():
        name = f"lookup.{short_name(bank.customers)}"
        numbers = known_numbers(bank, 2 * COUNT)
        asked, told = numbers[:COUNT], numbers[COUNT:]
        function = "crm.lookup_v1(%s::jsonb)"
        values = [
            (json.dumps({"call_id": f"bench-{n}", "e164": number, "customer_claim": "", "trust": 1}),)
            for n, number in enumerate(asked)
        ]
        first = server_times(bank, function, values)
        server = server_times(bank, function, values)
        curve.append((bank.customers, percentile(server, 0.5)))
        rows += [Row(name=f"{name}.first_time.p99", value=percentile(first, 0.99), unit="ms")]
        rows += both(f"{name}.server", server, goal=P99_MS)
        rows += both(f"{name}.round_trip", _as_a_desk(bank, told), floor=_floor(bank, told))
    return rows + growth("lookup", curve)


def known_numbers(bank: SizedBank, count: int) -> list[int]:
    """Telephone numbers from all over the bank, in no order."""
    share = min(100.0, 100.0 * 20 * count / (2.5 * bank.customers))
    with bank.administrator() as connection:
        sample = sa.text(f"select e164 from crm.phones tablesample system ({share:.6f})")  # noqa: S608  # our own number
        rows = connection.execute(sample)
        numbers = [int(row[0]) for row in rows]
    dice = Random(1)  # noqa: S311  # no secret
    dice.shuffle(numbers)
    return numbers[:count]


def _as_a_desk(bank: SizedBank, numbers: list[int]) -> list[float]:
    store = bank.store()
    requests = [LookupRequest(call_id=f"desk-{n}", e164=n, trust=TrustLevel.NUMBER) for n in numbers]
    try:
        round_trips(store.lookup, requests)
        return round_trips(store.lookup, requests)
    finally:
        store.close()


def _floor(bank: SizedBank, numbers: list[int]) -> list[float]:
    """One indexed select by the owner of the tables, over as plain a connection."""
    with bank.administrator() as connection:
        return round_trips(lambda number: connection.exec_driver_sql(FLOOR, (number,)).all(), numbers)
