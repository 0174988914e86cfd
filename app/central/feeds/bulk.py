"""The first load of a table: its indexes are made once, after all rows, instead of row by row."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from psycopg import Connection

FIRST_ROWS = 100_000
"""From so many rows on it is worth it."""


@contextmanager
def first_load(connection: Connection[Any], tables: Sequence[str], rows: int) -> Iterator[None]:
    """Takes the plain indexes of those tables away that are empty, and makes the very same anew at the end.

    Within the transaction under way: if it fails, nothing was taken. An empty table is locked meanwhile: no desk has
    anything to read in it. What keeps keys unique stays.
    """
    empty = [name for name in tables if rows >= FIRST_ROWS and _is_empty(connection, name)]
    made_by = [definition for name in empty for definition in _take(connection, name)]
    yield
    if made_by:
        connection.execute("set local maintenance_work_mem = '512MB'")
    for definition in made_by:
        connection.execute(definition)


def _is_empty(connection: Connection[Any], table: str) -> bool:
    return connection.execute(f"select from crm.{table} limit 1").fetchone() is None


def _take(connection: Connection[Any], table: str) -> list[str]:
    rows = connection.execute(
        "select c.oid::regclass::text, pg_get_indexdef(c.oid) from pg_catalog.pg_index i"
        " join pg_catalog.pg_class c on c.oid = i.indexrelid"
        f" where i.indrelid = 'crm.{table}'::regclass and not i.indisunique order by 1"
    ).fetchall()
    for name, _definition in rows:
        connection.execute(f"drop index {name}")
    return [definition for _name, definition in rows]
