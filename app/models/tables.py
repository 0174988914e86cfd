"""All tables of the central database under one roof; `metadata` knows each of them."""

from app.models.tables_bank import agents, codes, compat, rates
from app.models.tables_base import SCHEMA, metadata
from app.models.tables_customers import accounts, customers, households, managers, phones
from app.models.tables_work import (
    audit,
    audit_heads,
    complaints,
    interactions,
    receipts,
    state_intervals,
    tasks,
)

__all__ = [
    "SCHEMA",
    "accounts",
    "agents",
    "audit",
    "audit_heads",
    "codes",
    "compat",
    "complaints",
    "customers",
    "households",
    "interactions",
    "managers",
    "metadata",
    "phones",
    "rates",
    "receipts",
    "state_intervals",
    "tasks",
]
