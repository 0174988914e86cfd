"""Value: what a customer is worth and may need next."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import Xid8

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _credit_evaluations()
    _customer_values()
    _opportunities()
    _satisfaction()
    _tier_rules()
    _value_rates()


def _credit_evaluations() -> None:
    op.create_table(
        "credit_evaluations",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("score", sa.Numeric(precision=9, scale=2), nullable=True),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("advised_limit", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("evaluated_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("evaluator", sa.Text(), server_default="", nullable=False),
        sa.Column("sections", pg.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("judgement", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_evaluations")),
        schema="crm",
    )
    op.create_index(
        "ix_credit_evaluations_customer_id",
        "credit_evaluations",
        ["customer_id", "evaluated_on"],
        unique=False,
        schema="crm",
    )


def _customer_values() -> None:
    op.create_table(
        "customer_values",
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("assets", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("debts", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("contribution", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("cost_to_serve", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("profit", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("tier", sa.Text(), server_default="", nullable=False),
        sa.Column("tier_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("information_value", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("inputs", pg.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("seven", pg.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_values")),
        schema="crm",
    )


def _opportunities() -> None:
    op.create_table(
        "opportunities",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="opportunity", nullable=False),
        sa.Column("product", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.Text(), server_default="open", nullable=False),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("probability_percent", sa.SmallInteger(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("agent", sa.Text(), server_default="", nullable=False),
        sa.Column("interaction_id", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "received_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("payload_sha", sa.LargeBinary(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint("kind in ('lead', 'opportunity')", name=op.f("ck_opportunities_kind")),
        sa.CheckConstraint(
            "stage in ('open', 'contacted', 'offered', 'won', 'lost')", name=op.f("ck_opportunities_stage")
        ),
        sa.CheckConstraint("length(title) between 1 and 500", name=op.f("ck_opportunities_title_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunities")),
        schema="crm",
    )
    op.create_index(
        "ix_opportunities_customer_id", "opportunities", ["customer_id", "created_at"], unique=False, schema="crm"
    )
    op.create_index("ix_opportunities_xid", "opportunities", ["xid", "id"], unique=False, schema="crm")


def _satisfaction() -> None:
    op.create_table(
        "satisfaction",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("interaction_id", sa.UUID(), nullable=True),
        sa.Column("score", sa.SmallInteger(), nullable=False),
        sa.Column("best", sa.SmallInteger(), server_default="5", nullable=False),
        sa.Column("channel", sa.Text(), server_default="phone", nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "received_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("score between 0 and best", name=op.f("ck_satisfaction_score")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction")),
        schema="crm",
    )
    op.create_index("ix_satisfaction_customer_id", "satisfaction", ["customer_id", "at"], unique=False, schema="crm")


def _tier_rules() -> None:
    op.create_table(
        "tier_rules",
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("assets_from", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("profit_from", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tier", name=op.f("pk_tier_rules")),
        schema="crm",
    )


def _value_rates() -> None:
    op.create_table(
        "value_rates",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rate", sa.Numeric(precision=18, scale=8), nullable=False),
        sa.Column("label_en", sa.Text(), server_default="", nullable=False),
        sa.Column("label_zh", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("kind in ('contribution', 'cost', 'vi', 'seven')", name=op.f("ck_value_rates_kind")),
        sa.PrimaryKeyConstraint("kind", "code", name=op.f("pk_value_rates")),
        schema="crm",
    )
