"""Whose a customer is, and with whom shared, stands in the audit from what to what, with the reason."""

import json

import pytest

from app.central.admin import AdminError
from app.central.protection import protect, share, unshare
from tests.central.administration import admin
from tests.central.conftest import Bank

CODE = "C00000002"


def test_each_step_stands_in_the_audit(bank: Bank) -> None:
    with admin(bank) as connection:
        protect(connection, CODE, "anna", "hers since 2019")
        share(connection, CODE, "lead", "anna is on leave")
        share(connection, CODE, "team:service", "anna is on leave")
        unshare(connection, CODE, "lead", "anna is back")
        unshare(connection, CODE, "team:service", "anna is back")
        protect(connection, CODE, "", "moved away")
        with connection.begin():
            rows = connection.exec_driver_sql(
                "select a.action, a.detail from crm.audit a join crm.customers c on c.id = a.customer_id"
                " where c.code = %s and a.action in ('protect', 'share', 'unshare') order by a.n desc limit 6",
                (CODE,),
            ).all()
    told = [(action, json.loads(detail)) for action, detail in reversed(rows)]
    assert [action for action, _ in told] == ["protect", "share", "share", "unshare", "unshare", "protect"]
    assert told[0][1] == {"from": "", "to": "anna", "reason": "hers since 2019"}
    assert told[1][1] == {"with": "lead", "until": None, "reason": "anna is on leave"}
    assert told[5][1] == {"from": "anna", "to": "", "reason": "moved away"}


def test_what_cannot_be_done_changes_nothing(bank: Bank) -> None:
    with admin(bank) as connection:
        for attempt, words in (
            (lambda: protect(connection, CODE, "nobody", "x"), "no agent 'nobody'"),
            (lambda: protect(connection, "C0", "anna", "x"), "no customer with the code 'C0'"),
            (lambda: share(connection, CODE, "team:nobody", "x"), "no team 'nobody'"),
            (lambda: unshare(connection, CODE, "anna", "x"), "is not shared with anna"),
        ):
            with pytest.raises(AdminError, match=words):
                attempt()
        with connection.begin():
            owner = connection.exec_driver_sql("select owner_agent from crm.customers where code = %s", (CODE,))
            assert owner.scalar_one() == ""
