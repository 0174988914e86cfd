"""`import`: extracts of core banking by their mappings, beside a bare COPY of the same files without any index."""

import time
from pathlib import Path

from app.central.admin import administrator, make_ready
from app.central.embedded import EmbeddedServer
from app.central.feeds.mapping_file import read_mapping
from app.central.feeds.plan import Plan, make_plan
from app.central.feeds.run import load_all
from app.cli.bench.import_extracts import MAPPINGS, write_extracts
from app.cli.bench.rows import Row
from app.cli.bench.stage import BenchError, Stage

CUSTOMERS, FEW_CUSTOMERS = 50_000, 5_000
FIRST_RATIO, AGAIN_RATIO = 100.0, 50.0
"""A row of a bare COPY becomes one row in a heap. An imported one is converted and recognised, stands in two to five
tables with up to a dozen indexes, and is remembered, so that an unchanged one is told from a changed one. Half of the
time, and nearly all of it when nothing changed, is one core of Python."""


def measure(stage: Stage) -> list[Row]:
    """Microseconds a row: at the first load, and when nothing changed."""
    folder = stage.folder / "import"
    extracts = write_extracts(folder / "extracts", FEW_CUSTOMERS if stage.short else CUSTOMERS)
    server = EmbeddedServer(folder / "server")
    server.start()
    try:
        address = server.admin_url(), server.admin_password()
        with administrator(*address) as connection:
            make_ready(connection)
        plan = make_plan([read_mapping(folder / "extracts" / f"{name}.toml") for name in MAPPINGS], extracts.values())
        floor = {name: _bare_copy(address, path) for name, path in extracts.items()}
        first, again = _import(address, plan), _import(address, plan)
    finally:
        server.stop()
    rows = []
    for name in MAPPINGS:
        feed = f"core.{name}"
        rows.append(_row(f"import.{name}", first[feed], floor[name], FIRST_RATIO))
        rows.append(_row(f"import.{name}.unchanged", again[feed], floor[name], AGAIN_RATIO))
    return rows


def _row(name: str, value: float, floor: float, ratio: float) -> Row:
    return Row(name=name, value=value, unit="µs/row", floor=floor, goal=ratio, goal_is_ratio=True)


def _import(address: tuple[str, str], plan: Plan) -> dict[str, float]:
    summary = load_all(*address, plan)
    if summary.failures:
        raise BenchError(summary.failures[0])
    return {done.feed: (done.staged_s + done.loaded_s) / done.read * 1e6 for done in summary.outcomes}


def _bare_copy(address: tuple[str, str], path: Path) -> float:
    """The lines as they are, without header and trailer, into one column after another of a new table."""
    lines = path.read_bytes().splitlines(keepends=True)
    columns = ", ".join(f"{name} text" for name in lines[0].decode().strip().split(","))
    with administrator(*address) as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            raise BenchError("The connection to the database is gone.")
        with driver.transaction(), driver.cursor() as cursor:
            cursor.execute(f"create table public.floor ({columns})")
            began = time.monotonic()
            with cursor.copy("copy public.floor from stdin with (format csv)") as copy:
                for start in range(1, len(lines) - 1, 1000):
                    copy.write(b"".join(lines[start : min(start + 1000, len(lines) - 1)]))
            took = time.monotonic() - began
            cursor.execute("drop table public.floor")
    return took / (len(lines) - 2) * 1e6
