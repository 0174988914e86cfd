"""Protected customers (客户保护): whose a customer is, and with whom it is shared. The administrator's side of it."""

import datetime as dt
import json
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.central.admin import AdminError
from app.models import tables
from app.models.schema import OWNER

TEAM = "team:"
"""A share with a whole team names it after this word."""


def protect(connection: sa.Connection, code: str, owner: str, reason: str) -> None:
    """The customer becomes `owner`'s; empty: nobody's any more. Raises AdminError for names nobody has."""
    with connection.begin():
        customer = _customer(connection, code)
        if owner:
            _known(connection, owner)
        before = connection.execute(
            sa.text("select owner_agent from crm.customers where id = :id for update"), {"id": customer}
        ).scalar_one()
        connection.execute(
            sa.text("update crm.customers set owner_agent = :owner, version = version + 1 where id = :id"),
            {"owner": owner, "id": customer},
        )
        _audit(connection, "protect", customer, {"from": before, "to": owner, "reason": reason})


def share(connection: sa.Connection, code: str, shared_with: str, reason: str, until: dt.date | None = None) -> None:
    """An agent or `team:NAME` may see the customer, to the last day `until`. Raises AdminError for unknown names."""
    with connection.begin():
        customer = _customer(connection, code)
        _known(connection, shared_with)
        connection.execute(
            sa.text(
                "insert into crm.customer_shares (customer_id, shared_with, shared_by, reason, since, until)"
                " values (:id, :with, session_user, :reason, clock_timestamp(), :until)"
                " on conflict (customer_id, shared_with) do update set shared_by = excluded.shared_by,"
                " reason = excluded.reason, since = excluded.since, until = excluded.until"
            ),
            {"id": customer, "with": shared_with, "reason": reason, "until": until},
        )
        _audit(connection, "share", customer, {"with": shared_with, "until": until, "reason": reason})


def unshare(connection: sa.Connection, code: str, shared_with: str, reason: str) -> None:
    """Raises AdminError if there is no such share."""
    with connection.begin():
        customer = _customer(connection, code)
        gone = connection.execute(
            sa.text("delete from crm.customer_shares where customer_id = :id and shared_with = :with"),
            {"id": customer, "with": shared_with},
        )
        if not gone.rowcount:
            raise AdminError(f"{code} is not shared with {shared_with}.")
        _audit(connection, "unshare", customer, {"with": shared_with, "reason": reason})


def _customer(connection: sa.Connection, code: str) -> UUID:
    connection.exec_driver_sql(f"set local role {OWNER}")
    found: UUID | None = connection.execute(
        sa.text("select id from crm.customers where code = :code"), {"code": code}
    ).scalar_one_or_none()
    if found is None:
        raise AdminError(f"There is no customer with the code {code!r}.")
    return found


def _known(connection: sa.Connection, who: str) -> None:
    column = tables.teams.c.team if who.startswith(TEAM) else tables.agents.c.agent
    name = who.removeprefix(TEAM)
    if connection.execute(sa.select(column).where(column == name)).first() is None:
        raise AdminError(f"There is no {column.name} {name!r} here.")


def _audit(connection: sa.Connection, action: str, customer: UUID, detail: dict[str, Any]) -> None:
    connection.execute(
        sa.text("select crm.audit_put('done', :action, :customer, '', :detail)"),
        {"action": action, "customer": customer, "detail": json.dumps(detail, ensure_ascii=False, default=str)},
    )
