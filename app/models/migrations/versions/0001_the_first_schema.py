"""The first schema."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import Xid8

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _accounts()
    _agents()
    _audit()
    _audit_heads()
    _codes()
    _compat()
    _complaints()
    _customers()
    _households()
    _interactions()
    _managers()
    _phones()
    _rates()
    _receipts()
    _state_intervals()
    _tasks()


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("card_key", sa.Text(collation="C"), nullable=True),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("balance", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("available", sa.Numeric(precision=20, scale=2), nullable=True),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("matures_on", sa.Date(), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint("kind <> 'card' or number !~ '[0-9]{7}'", name=op.f("ck_accounts_no_card_number")),
        sa.CheckConstraint(
            "kind in ('deposit', 'card', 'loan', 'line', 'investment', 'insurance')", name=op.f("ck_accounts_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        schema="crm",
    )
    op.create_index(
        "ix_accounts_card_key",
        "accounts",
        ["card_key"],
        unique=False,
        schema="crm",
        postgresql_where=sa.text("card_key IS NOT NULL"),
    )
    op.create_index("ix_accounts_customer_id", "accounts", ["customer_id"], unique=False, schema="crm")
    op.create_index("ix_accounts_number", "accounts", ["number"], unique=False, schema="crm")
    op.create_index("ix_accounts_xid", "accounts", ["xid", "id"], unique=False, schema="crm")


def _agents() -> None:
    op.create_table(
        "agents",
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="agent", nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.CheckConstraint("role in ('agent', 'lead')", name=op.f("ck_agents_role")),
        sa.PrimaryKeyConstraint("agent", name=op.f("pk_agents")),
        schema="crm",
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=True),
        sa.Column("call_id", sa.Text(), server_default="", nullable=False),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.Column("h", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("agent", "chain", "n", name=op.f("pk_audit")),
        schema="crm",
    )
    op.create_index(
        "ix_audit_customer_id",
        "audit",
        ["customer_id"],
        unique=False,
        schema="crm",
        postgresql_where=sa.text("customer_id IS NOT NULL"),
    )


def _audit_heads() -> None:
    op.create_table(
        "audit_heads",
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("h", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("agent", "chain", name=op.f("pk_audit_heads")),
        schema="crm",
    )


def _codes() -> None:
    op.create_table(
        "codes",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("group_code", sa.Text(), server_default="", nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("label_zh", sa.Text(), nullable=False),
        sa.Column("needs_task", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "kind in ('disposition_group', 'disposition', 'product', 'tier', 'queue')", name=op.f("ck_codes_kind")
        ),
        sa.PrimaryKeyConstraint("kind", "code", name=op.f("pk_codes")),
        schema="crm",
    )


def _compat() -> None:
    op.create_table(
        "compat",
        sa.Column("one", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("min_client", sa.Text(), server_default="", nullable=False),
        sa.Column("max_client", sa.Text(), server_default="", nullable=False),
        sa.Column("schema_epoch", sa.Integer(), nullable=False),
        sa.CheckConstraint("one", name=op.f("ck_compat_one_row")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_compat")),
        schema="crm",
    )


def _complaints() -> None:
    op.create_table(
        "complaints",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("interaction_id", sa.UUID(), nullable=True),
        sa.Column("customer_id", sa.UUID(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), server_default="", nullable=False),
        sa.Column("what_happened", sa.Text(), server_default="", nullable=False),
        sa.Column("remedy_sought", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("opened_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "received_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("payload_sha", sa.LargeBinary(), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint(
            "length(what_happened) <= 20000 and length(remedy_sought) <= 20000", name=op.f("ck_complaints_text_length")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaints")),
        schema="crm",
    )
    op.create_index(
        "ix_complaints_customer",
        "complaints",
        ["customer_id", sa.literal_column("opened_at DESC")],
        unique=False,
        schema="crm",
    )
    op.create_index("ix_complaints_xid", "complaints", ["xid", "id"], unique=False, schema="crm")
    op.create_index("uq_complaints_number", "complaints", ["number"], unique=True, schema="crm")


def _customers() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="person", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_latin", sa.Text(), server_default="", nullable=False),
        sa.Column("name_norm", sa.Text(collation="C"), server_default="", nullable=False),
        sa.Column("given", sa.Text(collation="C"), server_default="", nullable=False),
        sa.Column("pinyin", sa.Text(collation="C"), server_default="", nullable=False),
        sa.Column("initials", sa.Text(collation="C"), server_default="", nullable=False),
        sa.Column("latin", sa.Text(collation="C"), server_default="", nullable=False),
        sa.Column("tier", sa.Text(), server_default="standard", nullable=False),
        sa.Column("tier_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("flags", pg.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("manager_id", sa.UUID(), nullable=True),
        sa.Column("household_id", sa.UUID(), nullable=True),
        sa.Column("household_role", sa.Text(), server_default="", nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("customer_since", sa.Date(), nullable=True),
        sa.Column("certificate_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("certificate_tail", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("created_by", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "received_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("payload_sha", sa.LargeBinary(), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint("kind in ('person', 'firm', 'prospect')", name=op.f("ck_customers_kind")),
        sa.CheckConstraint("length(name) between 1 and 200", name=op.f("ck_customers_name_length")),
        sa.CheckConstraint("length(remark) <= 20000", name=op.f("ck_customers_remark_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        schema="crm",
    )
    op.create_index("ix_customers_given", "customers", ["given"], unique=False, schema="crm")
    op.create_index("ix_customers_household_id", "customers", ["household_id"], unique=False, schema="crm")
    op.create_index("ix_customers_initials", "customers", ["initials"], unique=False, schema="crm")
    op.create_index("ix_customers_latin", "customers", ["latin"], unique=False, schema="crm")
    op.create_index("ix_customers_name_norm", "customers", ["name_norm"], unique=False, schema="crm")
    op.create_index("ix_customers_pinyin", "customers", ["pinyin"], unique=False, schema="crm")
    op.create_index("ix_customers_xid", "customers", ["xid", "id"], unique=False, schema="crm")
    op.create_index("uq_customers_code", "customers", ["code"], unique=True, schema="crm")


def _households() -> None:
    op.create_table(
        "households",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_households")),
        schema="crm",
    )


def _interactions() -> None:
    op.create_table(
        "interactions",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=True),
        sa.Column("prospect_id", sa.UUID(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), server_default="phone", nullable=False),
        sa.Column("direction", sa.Text(), server_default="in", nullable=False),
        sa.Column("queue", sa.Text(), server_default="", nullable=False),
        sa.Column("trust", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("disposition", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("occurred_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "received_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("saved_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("wrap_ms", sa.Integer(), server_default="0", nullable=False),
        sa.Column("call_id", sa.Text(), server_default="", nullable=False),
        sa.Column("pbx_call_id", sa.Text(), server_default="", nullable=False),
        sa.Column("caller_number", sa.Text(), server_default="", nullable=False),
        sa.Column("called_number", sa.Text(), server_default="", nullable=False),
        sa.Column("ivr_path", sa.Text(), server_default="", nullable=False),
        sa.Column("ivr_method", sa.Text(), server_default="", nullable=False),
        sa.Column("ring_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("answered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ring_ms", sa.Integer(), server_default="0", nullable=False),
        sa.Column("talk_ms", sa.Integer(), server_default="0", nullable=False),
        sa.Column("hold_ms", sa.Integer(), server_default="0", nullable=False),
        sa.Column("end_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("payload_sha", sa.LargeBinary(), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_interactions_note_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interactions")),
        schema="crm",
    )
    op.create_index(
        "ix_interactions_agent",
        "interactions",
        ["agent", sa.literal_column("at DESC"), sa.literal_column("id DESC")],
        unique=False,
        schema="crm",
    )
    op.create_index(
        "ix_interactions_customer",
        "interactions",
        ["customer_id", sa.literal_column("at DESC"), sa.literal_column("id DESC")],
        unique=False,
        schema="crm",
    )
    op.create_index("ix_interactions_xid", "interactions", ["xid", "id"], unique=False, schema="crm")


def _managers() -> None:
    op.create_table(
        "managers",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_managers")),
        schema="crm",
    )


def _phones() -> None:
    op.create_table(
        "phones",
        sa.Column("e164", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="mobile", nullable=False),
        sa.Column("relation", sa.Text(), server_default="holder", nullable=False),
        sa.Column("rev8", sa.Integer(), nullable=False),
        sa.Column("verified", sa.Boolean(), server_default="false", nullable=False),
        sa.PrimaryKeyConstraint("e164", "customer_id", name=op.f("pk_phones")),
        schema="crm",
    )
    op.create_index("ix_phones_customer_id", "phones", ["customer_id"], unique=False, schema="crm")
    op.create_index("ix_phones_rev8", "phones", ["rev8"], unique=False, schema="crm")


def _rates() -> None:
    op.create_table(
        "rates",
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("to_home", sa.Numeric(precision=18, scale=8), nullable=False),
        sa.PrimaryKeyConstraint("currency", name=op.f("pk_rates")),
        schema="crm",
    )


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("item_id", sa.UUID(), nullable=False),
        sa.Column("attempt", sa.UUID(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.PrimaryKeyConstraint("item_id", "attempt", name=op.f("pk_receipts")),
        schema="crm",
    )


def _state_intervals() -> None:
    op.create_table(
        "state_intervals",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("cause", sa.Text(), server_default="agent", nullable=False),
        sa.Column("call_id", sa.Text(), server_default="", nullable=False),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "received_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("payload_sha", sa.LargeBinary(), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint("ended_at >= started_at", name=op.f("ck_state_intervals_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_intervals")),
        schema="crm",
    )
    op.create_index("ix_state_intervals_agent", "state_intervals", ["agent", "started_at"], unique=False, schema="crm")
    op.create_index("ix_state_intervals_xid", "state_intervals", ["xid", "id"], unique=False, schema="crm")


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("interaction_id", sa.UUID(), nullable=True),
        sa.Column("customer_id", sa.UUID(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "received_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("payload_sha", sa.LargeBinary(), nullable=True),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint("length(title) between 1 and 500", name=op.f("ck_tasks_title_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        schema="crm",
    )
    op.create_index(
        "ix_tasks_agent",
        "tasks",
        ["agent", "due_on"],
        unique=False,
        schema="crm",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "ix_tasks_customer",
        "tasks",
        ["customer_id", "due_on"],
        unique=False,
        schema="crm",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index("ix_tasks_xid", "tasks", ["xid", "id"], unique=False, schema="crm")
