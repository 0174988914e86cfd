"""Rights: teams, shares, calls of a desk, verification, edits, recycle bin."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import Xid8

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _customer_shares()
    _desk_calls()
    _edits()
    _field_trust()
    _recycle_bin()
    _search_counts()
    _teams()
    _verification_questions()
    _verification_rule()
    _verifications()


def _customer_shares() -> None:
    op.create_table(
        "customer_shares",
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("shared_with", sa.Text(), nullable=False),
        sa.Column("shared_by", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("customer_id", "shared_with", name=op.f("pk_customer_shares")),
        schema="crm",
    )


def _desk_calls() -> None:
    op.create_table(
        "desk_calls",
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("e164", sa.BigInteger(), nullable=True),
        sa.Column("said_trust", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("method", sa.Text(), server_default="", nullable=False),
        sa.Column("by_number", pg.ARRAY(sa.UUID()), server_default="{}", nullable=False),
        sa.Column("by_claim", pg.ARRAY(sa.UUID()), server_default="{}", nullable=False),
        sa.Column("chosen", pg.ARRAY(sa.UUID()), server_default="{}", nullable=False),
        sa.Column("contradiction", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("first_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("last_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("agent", "call_id", name=op.f("pk_desk_calls")),
        schema="crm",
    )
    op.create_index("ix_desk_calls_last_at", "desk_calls", ["last_at"], unique=False, schema="crm")


def _edits() -> None:
    op.create_table(
        "edits",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), server_default="", nullable=False),
        sa.Column("mine", sa.Text(), server_default="", nullable=False),
        sa.Column("theirs", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "received_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("payload_sha", sa.LargeBinary(), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint(
            "state in ('applied', 'conflict', 'kept_mine', 'kept_theirs', 'refused')", name=op.f("ck_edits_state")
        ),
        sa.PrimaryKeyConstraint("id", "field", name=op.f("pk_edits")),
        schema="crm",
    )
    op.create_index(
        "ix_edits_customer_id",
        "edits",
        ["customer_id"],
        unique=False,
        schema="crm",
        postgresql_where=sa.text("state = 'conflict'"),
    )
    op.create_index("ix_edits_xid", "edits", ["xid", "id"], unique=False, schema="crm")


def _field_trust() -> None:
    op.create_table(
        "field_trust",
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("trust", sa.SmallInteger(), nullable=False),
        sa.Column("reveal_trust", sa.SmallInteger(), nullable=True),
        sa.Column("reveal_seconds", sa.Integer(), server_default="30", nullable=False),
        sa.PrimaryKeyConstraint("field", name=op.f("pk_field_trust")),
        schema="crm",
    )


def _recycle_bin() -> None:
    op.create_table(
        "recycle_bin",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=True),
        sa.Column("content", pg.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("deleted_by", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("restored_by", sa.Text(), server_default="", nullable=False),
        sa.Column("restored_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recycle_bin")),
        schema="crm",
    )
    op.create_index("ix_recycle_bin_customer_id", "recycle_bin", ["customer_id"], unique=False, schema="crm")


def _search_counts() -> None:
    op.create_table(
        "search_counts",
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("minute", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("searches", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lookups", sa.Integer(), server_default="0", nullable=False),
        sa.Column("typed", sa.Text(), server_default="", nullable=False),
        sa.Column("typed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("agent", name=op.f("pk_search_counts")),
        schema="crm",
    )


def _teams() -> None:
    op.create_table(
        "teams",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("branch_code", sa.Text(), server_default="", nullable=False),
        sa.Column("sees_vip", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("sees_staff", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("searches_per_minute", sa.Integer(), server_default="30", nullable=False),
        sa.Column("lookups_per_minute", sa.Integer(), server_default="600", nullable=False),
        sa.PrimaryKeyConstraint("team", name=op.f("pk_teams")),
        schema="crm",
    )


def _verification_questions() -> None:
    op.create_table(
        "verification_questions",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("label_zh", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), server_default="", nullable=False),
        sa.Column("shown", sa.Text(), server_default="after", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.CheckConstraint("shown in ('before', 'after', 'never')", name=op.f("ck_verification_questions_shown")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_verification_questions")),
        schema="crm",
    )


def _verification_rule() -> None:
    op.create_table(
        "verification_rule",
        sa.Column("one", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("right_needed", sa.Integer(), server_default="2", nullable=False),
        sa.Column("wrong_allowed", sa.Integer(), server_default="1", nullable=False),
        sa.Column("valid_minutes", sa.Integer(), server_default="60", nullable=False),
        sa.CheckConstraint("one", name=op.f("ck_verification_rule_one_row")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_verification_rule")),
        schema="crm",
    )


def _verifications() -> None:
    op.create_table(
        "verifications",
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "outcome in ('right', 'wrong', 'skipped', 'seen', 'unlocked')", name=op.f("ck_verifications_outcome")
        ),
        sa.PrimaryKeyConstraint("agent", "call_id", "customer_id", "question", "nth", name=op.f("pk_verifications")),
        schema="crm",
    )
    op.create_index("ix_verifications_customer_id", "verifications", ["customer_id"], unique=False, schema="crm")
    op.create_index("ix_verifications_agent", "verifications", ["agent", "at"], unique=False, schema="crm")
