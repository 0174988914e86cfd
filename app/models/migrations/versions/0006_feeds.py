"""Feeds: source systems, batches, matches, merges, branches, staff."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _branches()
    _code_maps()
    _departments()
    _import_batches()
    _match_reviews()
    _merges()
    _source_customers()
    _source_rows()
    _sources()
    _staff()


def _branches() -> None:
    op.create_table(
        "branches",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent_code", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_latin", sa.Text(), server_default="", nullable=False),
        sa.Column("path", sa.Text(collation="C"), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_branches")),
        schema="crm",
    )
    op.create_index("ix_branches_path", "branches", ["path"], unique=False, schema="crm")


def _code_maps() -> None:
    op.create_table(
        "code_maps",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_code", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "kind", "source_code", name=op.f("pk_code_maps")),
        schema="crm",
    )


def _departments() -> None:
    op.create_table(
        "departments",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent_code", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("branch_code", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_departments")),
        schema="crm",
    )


def _import_batches() -> None:
    op.create_table(
        "import_batches",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("file_sha", sa.LargeBinary(), nullable=True),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("rows_read", sa.Integer(), server_default="0", nullable=False),
        sa.Column("added", sa.Integer(), server_default="0", nullable=False),
        sa.Column("changed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unchanged", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rejected", sa.Integer(), server_default="0", nullable=False),
        sa.Column("doubtful", sa.Integer(), server_default="0", nullable=False),
        sa.Column("vanished", sa.Integer(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), server_default="running", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
        schema="crm",
    )
    op.create_index("ix_import_batches_feed", "import_batches", ["feed", "started_at"], unique=False, schema="crm")


def _match_reviews() -> None:
    op.create_table(
        "match_reviews",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(collation="C"), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=True),
        sa.Column("candidates", pg.ARRAY(sa.UUID()), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("state in ('open', 'same', 'different')", name=op.f("ck_match_reviews_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_reviews")),
        schema="crm",
    )
    op.create_index(
        "ix_match_reviews_open",
        "match_reviews",
        ["at"],
        unique=False,
        schema="crm",
        postgresql_where=sa.text("state = 'open'"),
    )


def _merges() -> None:
    op.create_table(
        "merges",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("kept_id", sa.UUID(), nullable=False),
        sa.Column("merged_id", sa.UUID(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("merged_by", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("moved", pg.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("undone_by", sa.Text(), server_default="", nullable=False),
        sa.Column("undone_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        schema="crm",
    )
    op.create_index("ix_merges_kept_id", "merges", ["kept_id"], unique=False, schema="crm")
    op.create_index("ix_merges_merged_id", "merges", ["merged_id"], unique=False, schema="crm")


def _source_customers() -> None:
    op.create_table(
        "source_customers",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(collation="C"), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("matched_by", sa.Text(), server_default="own", nullable=False),
        sa.Column("row_sha", sa.LargeBinary(), nullable=True),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("batch_id", sa.UUID(), nullable=True),
        sa.PrimaryKeyConstraint("source", "source_key", name=op.f("pk_source_customers")),
        schema="crm",
    )
    op.create_index("ix_source_customers_customer_id", "source_customers", ["customer_id"], unique=False, schema="crm")


def _source_rows() -> None:
    op.create_table(
        "source_rows",
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_sha", sa.LargeBinary(), nullable=False),
        sa.Column("customer_key", sa.Text(collation="C"), server_default="", nullable=False),
        sa.Column("batch_id", sa.UUID(), nullable=True),
        sa.PrimaryKeyConstraint("feed", "row_key", name=op.f("pk_source_rows")),
        schema="crm",
    )


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), server_default="", nullable=False),
        sa.Column("label_zh", sa.Text(), server_default="", nullable=False),
        sa.Column("rank", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_sources")),
        schema="crm",
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("staff_number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("department_code", sa.Text(), server_default="", nullable=False),
        sa.Column("post", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("agent", sa.Text(), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("staff_number", name=op.f("pk_staff")),
        schema="crm",
    )
