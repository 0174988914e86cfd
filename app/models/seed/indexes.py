"""Indexes out of the way of a big load, and back as they were: in the load's own transaction, so never seen missing."""

from typing import NamedTuple

import sqlalchemy as sa


class Index(NamedTuple):
    """One index or primary key of a table, and the statements that take it down and put it back."""

    table: str
    name: str
    drop: str
    create: str


def indexes_of(connection: sa.Connection, tables: tuple[str, ...]) -> list[Index]:
    """In the database's own words, so that what is put back is what was there, whoever made it."""
    rows = connection.execute(
        sa.text(
            "select t.relname, i.relname, pg_get_indexdef(i.oid), k.conname, pg_get_constraintdef(k.oid)"
            " from pg_catalog.pg_index x join pg_catalog.pg_class i on i.oid = x.indexrelid"
            " join pg_catalog.pg_class t on t.oid = x.indrelid"
            " left join pg_catalog.pg_constraint k on k.conindid = i.oid and k.contype in ('p', 'u')"
            " where t.relnamespace = 'crm'::regnamespace and t.relname = any (:tables) order by 1, 2"
        ),
        {"tables": list(tables)},
    ).all()
    found = []
    for table, name, definition, key, rule in rows:
        if key:
            drop, create = f"drop constraint {key}", f"add constraint {key} {rule}"
            found.append(Index(table, name, f"alter table crm.{table} {drop}", f"alter table crm.{table} {create}"))
        else:
            found.append(Index(table, name, f"drop index crm.{name}", definition))
    return found
