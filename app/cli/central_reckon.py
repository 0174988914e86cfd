"""`tellerline central reckon`: what each customer is worth, anew; run it after the nightly feeds."""

import argparse
from typing import Any

from app.cli.central_place import as_administrator, verb


def add_verbs(verbs: Any) -> None:
    reckon = verb(
        verbs,
        "reckon",
        _reckon,
        "reckon the value of every customer anew (after the feeds); may be stopped and run again",
    )
    reckon.add_argument(
        "--tiers",
        action="store_true",
        help="customers' tiers follow the bank's rule (table crm.tier_rules) too, where no system or person set them",
    )


def _reckon(options: argparse.Namespace) -> int:
    from app.central.values import reckon_values

    with as_administrator(options) as connection:
        many = reckon_values(connection, tiers=options.tiers, told=lambda done: print(f"{done} customers ..."))
    print(f"The value of {many} customers is reckoned.")
    return 0
