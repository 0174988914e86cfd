"""The column shapes all tables share."""

from uuid import uuid4

import sqlalchemy as sa

from app.models.tables import customers
from app.models.tables_base import SCHEMA, metadata, money, search_key


def test_all_tables_live_in_one_schema() -> None:
    assert {table.schema for table in metadata.sorted_tables} == {SCHEMA}


def test_search_keys_compare_bytes_and_money_is_decimal() -> None:
    assert search_key("x").type.collation == "C"
    assert money("x").type.python_type.__name__ == "Decimal"


def test_a_change_moves_the_row_to_the_end_of_the_feed(admin_connection: sa.Connection) -> None:
    key = uuid4()
    place = sa.select(customers.c.xid).where(customers.c.id == key)
    with admin_connection.begin():
        admin_connection.execute(sa.insert(customers).values(id=key, code=str(key), name="X"))
        first = int(admin_connection.execute(place).scalar_one())
    with admin_connection.begin():
        admin_connection.execute(sa.update(customers).where(customers.c.id == key).values(city="Y"))
        second = int(admin_connection.execute(place).scalar_one())
        admin_connection.execute(sa.delete(customers).where(customers.c.id == key))
    assert second > first
