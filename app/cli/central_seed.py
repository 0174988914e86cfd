"""`tellerline central seed`: an invented bank of any size."""

import argparse
import sys
import time
from typing import Any

from app.cli.central_place import given_or_made, place_of, verb

ABOUT = """\
Invents a bank in an empty database: customers with names, numbers, certificates and accounts, and whatever else
a bank knows of them, and the agents anna and lead. Where there are customers already none are added, and the two
agents get new passwords. The same seed, number and day give the same bank, on every version of PostgreSQL.

All of it is one transaction: when it fails or is stopped, the database is as before. The server does the work, set
by set, so this program's memory stays small.

What each customer is worth is reckoned too, up to 20,000 of them; beyond that `tellerline central reckon` does it.

How long (one of four shared cores, PostgreSQL 18):
  customers        everything        --thin
     10,000            5 s
    100,000           16 s
  1,000,000          2 min, 4 GB     70 s, 2 GB
 10,000,000         about 25 min, 45 GB and 15 min, 22 GB: reckoned from one million, not measured
"""


def add_verbs(verbs: Any) -> None:
    seed = verb(verbs, "seed", _seed, "invent a bank in an empty database, and the agents anna and lead")
    seed.description = ABOUT
    seed.formatter_class = argparse.RawDescriptionHelpFormatter
    seed.add_argument("--customers", type=_many, default=10_000, metavar="N", help="how many customers (default 10000)")
    seed.add_argument("--seed", type=int, default=None, metavar="NUMBER", help="another bank, and the same one again")
    seed.add_argument(
        "--thin",
        action="store_true",
        help="only what search and lookup read: customers, names, numbers, certificates, accounts",
    )
    seed.add_argument(
        "--agent-passwords-stdin",
        action="store_true",
        help="read the passwords of anna and lead as two lines from standard input; otherwise they are made and shown",
    )


def _many(text: str) -> int:
    from app.models.seed.bulk import MOST_CUSTOMERS

    number = int(text)
    if not 0 <= number <= MOST_CUSTOMERS:
        raise argparse.ArgumentTypeError(f"between 0 and {MOST_CUSTOMERS} customers can be invented")
    return number


def _seed(options: argparse.Namespace) -> int:
    from app.central.demo_bank import DEMO_AGENT, DEMO_LEAD, make_demo_bank
    from app.models.seed.load import SEED

    address = place_of(options)
    passwords = {
        agent: given_or_made(agent, from_stdin=options.agent_passwords_stdin) for agent in (DEMO_AGENT, DEMO_LEAD)
    }
    customers = make_demo_bank(
        *address,
        passwords,
        options.customers,
        seed_number=SEED if options.seed is None else options.seed,
        whole=not options.thin,
        progress=Told(),
    )
    print(f"{customers} invented customers are in." if customers else "There are customers already: none were added.")
    return 0


class Told:
    """Says how far it is, on standard error: every two seconds at most."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._said = self._begun

    def __call__(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._said >= 2:
            self._said = now
            print(f"{now - self._begun:6.0f} s  {done:,} of {of:,} {what}", file=sys.stderr)
