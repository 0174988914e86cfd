"""What the customers' tables refuse by themselves."""

from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from app.models.tables import accounts, customers, phones


def put(connection: sa.Connection, table: sa.Table, **values: Any) -> None:
    with connection.begin() as transaction:
        connection.execute(sa.insert(table).values(**values))
        transaction.rollback()


def account(**changes: Any) -> dict[str, Any]:
    return {"id": uuid4(), "customer_id": uuid4(), "kind": "card", "product": "credit_card", **changes}


def test_no_whole_card_number_gets_in(admin_connection: sa.Connection) -> None:
    put(admin_connection, accounts, **account(number="622202******0102"))
    with pytest.raises(sa.exc.IntegrityError, match="ck_accounts_no_card_number"):
        put(admin_connection, accounts, **account(number="6222020000000102"))


def test_kinds_are_a_closed_list(admin_connection: sa.Connection) -> None:
    with pytest.raises(sa.exc.IntegrityError, match="ck_accounts_kind"):
        put(admin_connection, accounts, **account(kind="gold", number="1"))
    with pytest.raises(sa.exc.IntegrityError, match="ck_customers_kind"):
        put(admin_connection, customers, id=uuid4(), code="X1", name="X", kind="friend")


def test_one_number_may_be_several_customers_but_once_each(admin_connection: sa.Connection) -> None:
    one = uuid4()
    with admin_connection.begin() as transaction:
        for customer in (one, uuid4()):
            admin_connection.execute(sa.insert(phones).values(e164=861, customer_id=customer, rev8=1))
        with pytest.raises(sa.exc.IntegrityError, match="pk_phones"):
            admin_connection.execute(sa.insert(phones).values(e164=861, customer_id=one, rev8=1))
        transaction.rollback()
