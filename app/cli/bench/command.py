"""`tellerline bench`: chooses what is measured, shows the table, writes `bench.json`."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

NAMES = {
    "ring": "INVITE to 180 at the caller beside a busy GUI, and 50 calls a second",
    "pop": "INVITE to the painted card of a customer looked up in PostgreSQL",
    "start": "start of the program to its first window, and to the registered line",
    "memory": "resident memory of desk and phone",
    "stall": "the longest stall of the GUI while calls are answered and saved, and of an event loop with nothing to do",
    "lookup": "who calls from a number, with the whole card, in a bank of 100,000 customers (--long: to ten million)",
    "search": "each way of finding a customer, in the same banks",
    "import": "extracts loaded by their mappings, beside a bare COPY of the same files",
}
MODULES = {"import": "loading"}
"""Names that no module can have."""
DESCRIPTION = """\
Measures the desk on this computer: a real desk with its phone on a virtual screen, an embedded PostgreSQL with 10,000
customers, and calls over real SIP on loopback. Each figure stands beside a floor taken in the same run, and a goal.
"""


def parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(
        prog="tellerline bench",
        description=DESCRIPTION,
        epilog="names:\n" + "\n".join(f"  {name:<8}{what}" for name, what in NAMES.items())
        + "\n\nThe exit status is 1 when a goal is missed. Figures mean little while the computer does other work.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    command.add_argument("names", nargs="*", choices=[*NAMES, []], metavar="NAME", help="default: all")
    command.add_argument("--short", action="store_true", help="fewer calls: a first look, not a figure to keep")
    command.add_argument("--long", action="store_true", help="lookup and search also at 1 and 10 million: 1 h, 30 GB")
    command.add_argument("--json", type=Path, default=Path("bench.json"), metavar="FILE", help="default: bench.json")
    return command


def run(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    from app.central.embedded import EmbeddedError
    from app.cli.bench.rows import Row, print_table, write_json
    from app.cli.bench.stage import BenchError, stage
    from app.cli.demo.screen import NoScreenError

    rows: list[Row] = []
    faults = 0
    try:
        with stage(short=options.short, long=options.long) as standing:
            for name in options.names or NAMES:
                print(f"{name}: {NAMES[name]} ...", file=sys.stderr, flush=True)
                try:
                    rows += import_module(f"app.cli.bench.{MODULES.get(name, name)}").measure(standing)
                except BenchError as error:
                    faults += 1
                    print(f"tellerline: {name}: {error}", file=sys.stderr)
    except (EmbeddedError, NoScreenError) as error:
        print(f"tellerline: {error}", file=sys.stderr)
        return 1
    print_table(rows)
    write_json(rows, options.json)
    missed = [row.name for row in rows if row.met is False]
    return 1 if missed or faults else 0
