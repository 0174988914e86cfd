"""Reckons what each customer is worth anew, in slices, so that desks go on working meanwhile."""

from collections.abc import Callable

import sqlalchemy as sa

from app.models.schema import OWNER

SLICE = 10_000
"""Customers a transaction."""


def reckon_values(connection: sa.Connection, *, tiers: bool, told: Callable[[int], object] = lambda _done: None) -> int:
    """All customers; with `tiers` theirs follow the rule too. `told` hears how many are done. Returns how many.

    May be stopped and run again: each slice stands by itself.
    """
    done, last = 0, None
    while True:
        with connection.begin():
            connection.exec_driver_sql(f"set local role {OWNER}")
            connection.exec_driver_sql("set local statement_timeout = 0")
            slice_of = sa.text(
                "select array_agg(x.id order by x.id) from (select c.id from crm.customers c"
                " where c.kind <> 'prospect' and c.merged_into is null"
                " and (cast(:last as uuid) is null or c.id > :last) order by c.id limit :most) x"
            ).bindparams(sa.bindparam("last", type_=sa.UUID()), most=SLICE)
            ids = connection.execute(slice_of, {"last": last}).scalar_one()
            if not ids:
                return done
            done += connection.execute(
                sa.text("select crm.reckon_values(:ids, :tiers)"), {"ids": ids, "tiers": tiers}
            ).scalar_one()
            last = ids[-1]
        told(done)
