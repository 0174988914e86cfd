"""Seeding a real database."""

import pytest
import sqlalchemy as sa

from app.models.seed.load import NotEmptyError, put_codes, seed


def test_codes_are_added_and_never_overwritten(admin_connection: sa.Connection) -> None:
    with admin_connection.begin():
        admin_connection.exec_driver_sql("update crm.codes set label_en = 'Ours' where code = 'gold'")
        admin_connection.exec_driver_sql("delete from crm.codes where code = 'silver'")
    put_codes(admin_connection)
    labels = dict(admin_connection.exec_driver_sql("select code, label_en from crm.codes where kind = 'tier'").all())
    admin_connection.rollback()
    assert (labels["gold"], labels["silver"]) == ("Ours", "Silver")


def test_seed_once(admin_connection: sa.Connection) -> None:
    assert seed(admin_connection, 50) == 50
    with pytest.raises(NotEmptyError):
        seed(admin_connection, 50)
    counts = admin_connection.exec_driver_sql(
        "select (select count(*) from crm.customers), (select count(*) from crm.agents where active)"
    ).one()
    admin_connection.rollback()
    assert tuple(counts) == (50, 0)
