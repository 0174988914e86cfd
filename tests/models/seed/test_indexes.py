"""Indexes taken down and put back."""

import sqlalchemy as sa

from app.models.seed.indexes import indexes_of

THERE = (
    "select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index"
    " where indrelid in ('crm.customers'::regclass, 'crm.phones'::regclass) order by 1"
)


def test_what_is_put_back_is_what_was_there(admin_connection: sa.Connection) -> None:
    before = admin_connection.exec_driver_sql(THERE).all()
    found = indexes_of(admin_connection, ("customers", "phones"))
    assert {index.name for index in found} >= {"pk_customers", "uq_customers_code", "ix_phones_rev8"}
    for index in found:
        admin_connection.exec_driver_sql(index.drop)
    assert admin_connection.exec_driver_sql(THERE).all() == []
    for index in found:
        admin_connection.exec_driver_sql(index.create)
    assert admin_connection.exec_driver_sql(THERE).all() == before
    admin_connection.rollback()
