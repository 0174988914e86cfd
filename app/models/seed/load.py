"""Puts code tables and the demo bank into the database, as the owner; refuses to touch a bank that has customers."""

from datetime import UTC, datetime
from random import Random

import sqlalchemy as sa

from app.models import tables
from app.models.schema import OWNER
from app.models.seed.bulk import MOST_CUSTOMERS, REBUILD_FROM, Bulk, Plan, Progress
from app.models.seed.codes import CODES, RATES
from app.models.seed.demo import add_demo_people
from app.models.seed.rows import COLUMNS, Rows
from app.models.seed.value_rules import TIER_RULES, VALUE_RATES

SEED = 20_250_131
"""Of the bank everybody gets who does not ask for another."""

_SETTINGS = (
    "statement_timeout = 0",
    "timezone = 'UTC'",
    "synchronous_commit = off",
    "jit = off",  # compiling costs more than it saves; this connection may be older than the database's own setting
    "work_mem = '64MB'",
    "maintenance_work_mem = '256MB'",
)


class NotEmptyError(Exception):
    """There are customers already."""


def put_codes(connection: sa.Connection) -> None:
    """Adds what is missing; what the bank changed stays."""
    codes = [
        {
            "kind": row.kind,
            "code": row.code,
            "group_code": row.group,
            "label_en": row.label_en,
            "label_zh": row.label_zh,
            "needs_task": row.needs_task,
            "position": place,
        }
        for place, row in enumerate(CODES)
    ]
    rates = [{"currency": currency, "to_home": worth} for currency, worth in RATES]
    with connection.begin():
        connection.exec_driver_sql(f"set local role {OWNER}")
        worth = [row._asdict() for row in VALUE_RATES]
        tiers = [row._asdict() for row in TIER_RULES]
        for table, rows in (
            (tables.codes, codes),
            (tables.rates, rates),
            (tables.value_rates, worth),
            (tables.tier_rules, tiers),
        ):
            connection.execute(sa.dialects.postgresql.insert(table).on_conflict_do_nothing(), rows)


def seed(
    connection: sa.Connection,
    customers: int = 10_000,
    now: datetime | None = None,
    *,
    seed_number: int = SEED,
    whole: bool = True,
    progress: Progress = lambda *_: None,
) -> int:
    """An invented bank of so many customers, the demo's named people among them, all in one transaction.

    The same for the same arguments, whatever the server's version. `whole=False` leaves out what search and lookup do
    not read. Returns how many customers there are. Raises NotEmptyError, and ValueError for more than can be invented.
    """
    if not 0 <= customers <= MOST_CUSTOMERS:
        raise ValueError(f"between 0 and {MOST_CUSTOMERS} customers can be invented")
    put_codes(connection)
    now = now or datetime.now(UTC)
    with connection.begin():
        connection.exec_driver_sql(f"set local role {OWNER}")
        for setting in _SETTINGS:
            connection.exec_driver_sql(f"set local {setting}")
        if connection.execute(sa.select(tables.customers.c.id).limit(1)).first():
            raise NotEmptyError
        demo = Rows(Random(seed_number), now)  # noqa: S311  # not a secret: the same seed must give the same bank
        count = add_demo_people(demo)
        plan = Plan(customers=max(0, customers - count), seed=seed_number, today=now.date(), whole=whole)
        bulk = Bulk(connection, plan, progress)
        bulk.prepare()
        _copy(connection, demo)
        connection.exec_driver_sql(
            "insert into crm.name_words (word, customer_id) select distinct w.word, c.id from crm.customers c"
            " cross join lateral string_to_table(c.latin, ' ') as w (word) where w.word <> ''"
        )
        bulk.fill()
        bulk.clear_away()
    _settle(connection, progress, big=customers >= REBUILD_FROM)
    return plan.customers + count


def _settle(connection: sa.Connection, progress: Progress, *, big: bool) -> None:
    """Statistics; of a big bank also what is known visible, so that no first question pays for it."""
    driver = connection.connection.driver_connection
    if driver is None:
        return
    # Vacuum wants no transaction around it, and SQLAlchemy would change the caller's connection for good.
    driver.autocommit = True
    try:
        names = [table.name for table in tables.metadata.sorted_tables]
        for done, name in enumerate(names, start=1):
            driver.execute(f"{'vacuum (analyze)' if big else 'analyze'} crm.{name}")
            progress("tables looked over", done, len(names))
    finally:
        driver.autocommit = False


def _copy(connection: sa.Connection, bank: Rows) -> None:
    cursor = connection.connection.cursor()
    try:
        for table, rows in bank.tables.items():
            statement = f"copy crm.{table} ({', '.join(COLUMNS[table])}) from stdin"
            # psycopg's own: SQLAlchemy has no word for COPY.
            with cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
    finally:
        cursor.close()
