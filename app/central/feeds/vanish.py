"""Rows a full extract no longer has: kept, or closed, as the mapping says; too many of them are a broken extract."""

from typing import Any

from psycopg import Connection

from app.central.feeds.ids import made_id
from app.central.feeds.mapping import FeedError
from app.central.feeds.mapping_file import MappingFile


def close_vanished(connection: Connection[Any], read: MappingFile, customers: str, seen: list[str]) -> int:
    """`feed_stage` holds every row that could be read, `seen` the keys of those that could not. Returns how many went.

    Raises FeedError when more vanished than the mapping allows.
    """
    feed, target = read.mapping.feed, read.target
    name = {"feed": read.mapping.feed_name}
    connection.execute(
        'create temporary table feed_gone (row_key text collate "C", id uuid, customer_key text) on commit drop'
    )
    gone = connection.execute(
        "select o.row_key, o.customer_key from crm.source_rows o where o.feed = %(feed)s and o.row_sha <> ''"
        " and not exists (select 1 from pg_temp.feed_stage s where s.row_key = o.row_key)"
        " and not o.row_key = any (%(seen)s)",
        name | {"seen": seen},
    ).fetchall()
    if not gone:
        return 0
    row = connection.execute(
        "select count(*) from crm.source_rows o where o.feed = %(feed)s and o.row_sha <> ''", name
    ).fetchone()
    known = int(row[0]) if row else 0
    if len(gone) * 100 > known * feed.vanished_at_most_percent:
        raise FeedError(
            f"{len(gone)} of {known} rows are no longer in it, more than vanished_at_most_percent ="
            f" {feed.vanished_at_most_percent} allows. Is the extract whole?"
        )
    with connection.cursor() as cursor, cursor.copy("copy pg_temp.feed_gone from stdin") as copy:
        for key, customer_key in gone:
            copy.write_row((key, made_id(target.table, feed.source, key), customer_key))
    if target.name != "freezes":
        connection.execute(_close(read), {"source": feed.source, "customers": customers})
    connection.execute(
        "update crm.source_rows o set row_sha = '' from pg_temp.feed_gone g"
        " where o.feed = %(feed)s and o.row_key = g.row_key",
        name,
    )
    return len(gone)


def _close(read: MappingFile) -> str:
    target = read.target
    if target.when_closed == "state":
        return f"update crm.{target.table} t set state = 'closed' from pg_temp.feed_gone g where t.id = g.id"
    if target.when_closed == "active":
        return (
            "update crm.staff t set active = false from pg_temp.feed_gone g"
            " where t.staff_number = g.row_key and t.source = %(source)s"
        )
    if target.ids == "made":
        return f"delete from crm.{target.table} t using pg_temp.feed_gone g where t.id = g.id"
    if target.name == "code_maps":
        return (
            "delete from crm.code_maps t using pg_temp.feed_gone g"
            " where t.source = %(source)s and t.kind || '/' || t.source_code = g.row_key"
        )
    return (
        f"delete from crm.{target.table} t using pg_temp.feed_gone g join crm.source_customers c"
        " on c.source = %(customers)s and c.source_key = g.customer_key"
        " where t.customer_id = c.customer_id and t.source = %(source)s and t.source_key = g.row_key"
    )
