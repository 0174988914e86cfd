"""A whole import: mappings read, files looked at, then each file on its own."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import psycopg

from app.central.feeds.load import Load, Outcome
from app.central.feeds.mapping import FeedError
from app.central.feeds.plan import Plan
from app.central.feeds.turns import the_only_one
from app.central.postgres_errors import classify

ALL_WELL, FAILED, REJECTED = 0, 1, 3
"""Exit statuses: all is in; something could not be loaded at all; rows were rejected, and the rest is in."""


class Summary(msgspec.Struct, frozen=True):
    outcomes: tuple[Outcome, ...]
    failures: tuple[str, ...]

    @property
    def status(self) -> int:
        if self.failures:
            return FAILED
        return REJECTED if any(one.rejected or one.left_out for one in self.outcomes) else ALL_WELL


def load_all(
    url: str,
    password: str,
    plan: Plan,
    *,
    rejects_folder: Path | None = None,
    told: Callable[[Outcome | str], None] = lambda _told: None,
) -> Summary:
    """Loads file after file; each is in wholly or not at all. `told` hears of each as it is done.

    Raises FeedError when another import is at it, and CentralError when the database does not answer.
    """
    outcomes: list[Outcome] = []
    failures = [*plan.broken, *plan.missing]
    for failure in failures:
        told(failure)
    if not plan.steps:
        return Summary((), tuple(failures))
    with the_only_one(url, password, "import") as connection:
        for step in plan.steps:
            try:
                outcome = Load(connection, step.read, rejects_folder).run(step.path, step.inspected)
            except FeedError as error:
                failures.append(str(error))
                told(str(error))
            except (psycopg.errors.DataError, psycopg.errors.IntegrityError) as error:
                failures.append(f"{step.path.name}: {classify(error)} Nothing of it was loaded.")
                told(failures[-1])
            else:
                outcomes.append(outcome)
                told(outcome)
    return Summary(tuple(outcomes), tuple(failures))
