"""What stands behind an account: who owns it with whom, contracts with their drawdowns, guarantees and collateral."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import customer, feed, key, metadata, money, origin, percent, ref, text

account_owners = sa.Table(
    "account_owners",
    metadata,
    sa.Column("account_id", pg.UUID(as_uuid=True), primary_key=True),
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    text("role", "joint"),
    percent("share"),
    *origin(),
    sa.CheckConstraint("role in ('holder', 'joint', 'authorised', 'guarantor', 'beneficiary', 'insured')", name="role"),
)
sa.Index("ix_account_owners_customer_id", account_owners.c.customer_id)

contracts = sa.Table(
    "contracts",
    metadata,
    key(),
    customer(),
    text("number", None),
    text("kind", None),
    text("product"),
    text("currency", "CNY"),
    money("amount"),
    money("used"),
    sa.Column("signed_on", sa.Date),
    sa.Column("matures_on", sa.Date),
    text("state", "open"),
    text("branch_code"),
    ref("manager_id"),
    *origin(),
    feed(),
)
sa.Index("ix_contracts_customer_id", contracts.c.customer_id)
sa.Index("ix_contracts_number", contracts.c.number)

drawdowns = sa.Table(
    "drawdowns",
    metadata,
    key(),
    customer(),
    sa.Column("contract_id", pg.UUID(as_uuid=True), nullable=False),
    # The due bill (借据).
    text("number", None),
    text("currency", "CNY"),
    money("amount"),
    money("outstanding"),
    money("arrears"),
    percent("interest_rate"),
    sa.Column("drawn_on", sa.Date),
    sa.Column("due_on", sa.Date),
    text("state", "open"),
    *origin(),
    feed(),
)
sa.Index("ix_drawdowns_contract_id", drawdowns.c.contract_id)
sa.Index("ix_drawdowns_customer_id", drawdowns.c.customer_id)

guarantees = sa.Table(
    "guarantees",
    metadata,
    key(),
    customer(),
    sa.Column("contract_id", pg.UUID(as_uuid=True), nullable=False),
    text("kind", "guarantee"),
    ref("guarantor_id"),
    text("guarantor_name"),
    # What is mortgaged or pledged.
    text("object"),
    text("currency", "CNY"),
    money("value"),
    sa.Column("valued_on", sa.Date),
    sa.Column("valid_until", sa.Date),
    text("state", "open"),
    *origin(),
    sa.CheckConstraint("kind in ('guarantee', 'mortgage', 'pledge', 'deposit')", name="kind"),
)
sa.Index("ix_guarantees_contract_id", guarantees.c.contract_id)
sa.Index("ix_guarantees_customer_id", guarantees.c.customer_id)
