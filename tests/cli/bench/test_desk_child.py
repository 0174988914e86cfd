"""The busy GUI of the bench."""

import time

from app.cli.bench.desk_child import BURN_EVERY_MS, BURN_MS, _burn


def test_it_burns_as_long_as_it_says_and_leaves_room_between() -> None:
    start = time.monotonic_ns()
    _burn()
    assert time.monotonic_ns() - start >= BURN_MS * 1_000_000
    assert BURN_MS / BURN_EVERY_MS == 0.7
