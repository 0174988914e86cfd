"""The demo bank in one call, and in a second one."""

import pytest

from app.central.admin import create_database
from app.central.demo_bank import make_demo_bank
from app.central.postgres import PostgresStore
from app.central.store import CentralRefused
from tests.central.administration import admin
from tests.central.conftest import Bank


def test_a_second_start_keeps_the_bank_and_changes_the_passwords(bank: Bank) -> None:
    try:
        assert make_demo_bank(bank.admin_url, bank.admin_password, {"anna": "new", "lead": "newer"}) == 0
        store = PostgresStore(bank.url(), "new")
        assert store.whoami().role == "agent"
        store.close()
        lead = PostgresStore(bank.url("lead"), "newer")
        assert lead.whoami().role == "lead"
        lead.close()
        with pytest.raises(CentralRefused):
            bank.store().whoami()
    finally:
        make_demo_bank(bank.admin_url, bank.admin_password, bank.passwords)


def test_a_small_bank_knows_what_its_customers_are_worth(bank: Bank) -> None:
    url = bank.admin_url.replace("/crm", "/worth")
    create_database(url, bank.admin_password)
    assert make_demo_bank(url, bank.admin_password, {}, 40) == 40
    with admin(bank, "worth") as connection:
        assert connection.exec_driver_sql("select count(*) from crm.customer_values").scalar_one() == 40
