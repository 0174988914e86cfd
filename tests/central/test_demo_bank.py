"""The demo bank in one call, and in a second one."""

import pytest

from app.central.demo_bank import make_demo_bank
from app.central.postgres import PostgresStore
from app.central.store import CentralRefused
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
