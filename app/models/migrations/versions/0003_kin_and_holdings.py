"""Kin and holdings: groups, relations, owners, contracts, drawdowns, guarantees."""

import sqlalchemy as sa
from alembic import op

from app.models.tables_base import Xid8

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _account_owners()
    _contracts()
    _drawdowns()
    _group_members()
    _groups()
    _guarantees()
    _relations()


def _account_owners() -> None:
    op.create_table(
        "account_owners",
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("role", sa.Text(), server_default="joint", nullable=False),
        sa.Column("share", sa.Numeric(precision=9, scale=6), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role in ('holder', 'joint', 'authorised', 'guarantor', 'beneficiary', 'insured')",
            name=op.f("ck_account_owners_role"),
        ),
        sa.PrimaryKeyConstraint("account_id", "customer_id", name=op.f("pk_account_owners")),
        schema="crm",
    )
    op.create_index("ix_account_owners_customer_id", "account_owners", ["customer_id"], unique=False, schema="crm")


def _contracts() -> None:
    op.create_table(
        "contracts",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("used", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("matures_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("branch_code", sa.Text(), server_default="", nullable=False),
        sa.Column("manager_id", sa.UUID(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts")),
        schema="crm",
    )
    op.create_index("ix_contracts_customer_id", "contracts", ["customer_id"], unique=False, schema="crm")
    op.create_index("ix_contracts_number", "contracts", ["number"], unique=False, schema="crm")


def _drawdowns() -> None:
    op.create_table(
        "drawdowns",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("contract_id", sa.UUID(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("outstanding", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("arrears", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("interest_rate", sa.Numeric(precision=9, scale=6), nullable=True),
        sa.Column("drawn_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawdowns")),
        schema="crm",
    )
    op.create_index("ix_drawdowns_contract_id", "drawdowns", ["contract_id"], unique=False, schema="crm")
    op.create_index("ix_drawdowns_customer_id", "drawdowns", ["customer_id"], unique=False, schema="crm")


def _group_members() -> None:
    op.create_table(
        "group_members",
        sa.Column("group_id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("role", sa.Text(), server_default="member", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("group_id", "customer_id", name=op.f("pk_group_members")),
        schema="crm",
    )
    op.create_index("ix_group_members_customer_id", "group_members", ["customer_id"], unique=False, schema="crm")


def _groups() -> None:
    op.create_table(
        "groups",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="group", nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('group', 'club', 'association')", name=op.f("ck_groups_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        schema="crm",
    )


def _guarantees() -> None:
    op.create_table(
        "guarantees",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("contract_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="guarantee", nullable=False),
        sa.Column("guarantor_id", sa.UUID(), nullable=True),
        sa.Column("guarantor_name", sa.Text(), server_default="", nullable=False),
        sa.Column("object", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("value", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("valued_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('guarantee', 'mortgage', 'pledge', 'deposit')", name=op.f("ck_guarantees_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guarantees")),
        schema="crm",
    )
    op.create_index("ix_guarantees_contract_id", "guarantees", ["contract_id"], unique=False, schema="crm")
    op.create_index("ix_guarantees_customer_id", "guarantees", ["customer_id"], unique=False, schema="crm")


def _relations() -> None:
    op.create_table(
        "relations",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("other_id", sa.UUID(), nullable=True),
        sa.Column("other_name", sa.Text(), server_default="", nullable=False),
        sa.Column("other_phone", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("created_by", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind in ('spouse', 'parent', 'child', 'sibling', 'guardian', 'ward', 'accountant', 'power_of_attorney',"
            " 'legal_representative', 'director', 'shareholder', 'contact', 'employer', 'guarantor', 'beneficiary')",
            name=op.f("ck_relations_kind"),
        ),
        sa.CheckConstraint("other_id is not null or other_name <> ''", name=op.f("ck_relations_somebody")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relations")),
        schema="crm",
    )
    op.create_index("ix_relations_customer_id", "relations", ["customer_id"], unique=False, schema="crm")
    op.create_index(
        "ix_relations_other_id",
        "relations",
        ["other_id"],
        unique=False,
        schema="crm",
        postgresql_where=sa.text("other_id IS NOT NULL"),
    )
