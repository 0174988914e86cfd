"""Puts code tables and the demo bank into the database, as the owner; refuses to touch a bank that has customers."""

from datetime import UTC, datetime

import sqlalchemy as sa

from app.models import tables
from app.models.schema import OWNER
from app.models.seed.bank import make_bank
from app.models.seed.codes import CODES, RATES
from app.models.seed.rows import COLUMNS, Rows
from app.models.seed.value_rules import TIER_RULES, VALUE_RATES


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


def seed(connection: sa.Connection, customers: int = 10_000, now: datetime | None = None) -> int:
    """The demo bank by COPY, in one transaction. Returns how many customers there are. Raises NotEmptyError."""
    put_codes(connection)
    bank = make_bank(customers, now or datetime.now(UTC))
    with connection.begin():
        connection.exec_driver_sql(f"set local role {OWNER}")
        connection.exec_driver_sql("set local statement_timeout = 0")
        if connection.execute(sa.select(sa.func.count()).select_from(tables.customers)).scalar_one():
            raise NotEmptyError
        _copy(connection, bank)
        # Those who have left: their names stand under past contacts, no role of theirs can sign in.
        connection.exec_driver_sql(
            "insert into crm.agents (agent, display_name, team, active) values"
            " ('mei', '周梅', 'service', false), ('tom', 'Tom Baker', 'service', false)"
            " on conflict (agent) do nothing"
        )
    with connection.begin():
        for table in COLUMNS:
            connection.exec_driver_sql(f"analyze crm.{table}")
    return len(bank.tables["customers"])


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
