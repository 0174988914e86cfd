"""Customers: certificates, addresses, consents, flags with reasons, words of names."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _addresses()
    _certificates()
    _consents()
    _customer_flags()
    _emails()
    _name_words()
    _rev8()
    seen = op.get_bind().exec_driver_sql("select pg_snapshot_xmin(pg_current_snapshot())::text").scalar_one()
    _fill("0")
    # Every function of a desk reads its agent first: with this lock no desk is half-way, so that none can deadlock.
    op.execute("lock table crm.agents in access exclusive mode")
    _accounts()
    _agents()
    _customers()
    _interactions()
    _managers()
    _phones()
    _tasks()
    _checks()
    _fill(seen)


def _addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="home", nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("postal_code", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), server_default="CN", nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        schema="crm",
    )
    op.create_index("ix_addresses_customer_id", "addresses", ["customer_id"], unique=False, schema="crm")


def _certificates() -> None:
    op.create_table(
        "certificates",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(collation="C"), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("kind", "number", "customer_id", name=op.f("pk_certificates")),
        schema="crm",
    )
    op.create_index("ix_certificates_customer_id", "certificates", ["customer_id"], unique=False, schema="crm")
    op.create_index("ix_certificates_number", "certificates", ["number"], unique=False, schema="crm")


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("customer_id", "purpose", "channel", name=op.f("pk_consents")),
        schema="crm",
    )


def _customer_flags() -> None:
    op.create_table(
        "customer_flags",
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("flag", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("set_by", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("customer_id", "flag", name=op.f("pk_customer_flags")),
        schema="crm",
    )


def _emails() -> None:
    op.create_table(
        "emails",
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="private", nullable=False),
        sa.Column("verified", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_key", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("customer_id", "email", name=op.f("pk_emails")),
        schema="crm",
    )


def _name_words() -> None:
    op.create_table(
        "name_words",
        sa.Column("word", sa.Text(collation="C"), nullable=False),
        sa.Column("customer_id", sa.UUID(), nullable=False),
        sa.PrimaryKeyConstraint("word", "customer_id", name=op.f("pk_name_words")),
        schema="crm",
    )
    op.create_index("ix_name_words_customer_id", "name_words", ["customer_id"], unique=False, schema="crm")


def _accounts() -> None:
    op.add_column("accounts", sa.Column("branch_code", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("accounts", sa.Column("blocked", sa.Numeric(precision=20, scale=2), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("arrears", sa.Numeric(precision=20, scale=2), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("days_past_due", sa.Integer(), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("credit_limit", sa.Numeric(precision=20, scale=2), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("interest_rate", sa.Numeric(precision=9, scale=6), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("next_payment", sa.Numeric(precision=20, scale=2), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("next_payment_on", sa.Date(), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("last_movement_on", sa.Date(), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("contract_id", sa.UUID(), nullable=True), schema="crm")
    op.add_column("accounts", sa.Column("source", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("accounts", sa.Column("source_key", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("accounts", sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True), schema="crm")


def _agents() -> None:
    op.add_column(
        "agents", sa.Column("by_certificate", sa.Boolean(), server_default="false", nullable=False), schema="crm"
    )


def _customers() -> None:
    op.add_column("customers", sa.Column("branch_code", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column(
        "customers", sa.Column("is_staff", sa.Boolean(), server_default="false", nullable=False), schema="crm"
    )
    op.add_column("customers", sa.Column("owner_agent", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("customers", sa.Column("gender", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("customers", sa.Column("occupation", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("customers", sa.Column("industry", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column(
        "customers", sa.Column("preferred_channel", sa.Text(), server_default="", nullable=False), schema="crm"
    )
    op.add_column("customers", sa.Column("preferred_time", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column(
        "customers",
        sa.Column("field_origin", pg.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        schema="crm",
    )
    op.add_column(
        "customers",
        sa.Column("field_version", pg.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        schema="crm",
    )
    op.add_column("customers", sa.Column("merged_into", sa.UUID(), nullable=True), schema="crm")


def _interactions() -> None:
    op.add_column("interactions", sa.Column("source", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("interactions", sa.Column("source_key", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("interactions", sa.Column("subject", sa.Text(), server_default="", nullable=False), schema="crm")


def _managers() -> None:
    op.add_column("managers", sa.Column("agent", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("managers", sa.Column("staff_number", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("managers", sa.Column("branch_code", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("managers", sa.Column("email", sa.Text(), server_default="", nullable=False), schema="crm")


def _phones() -> None:
    op.add_column("phones", sa.Column("since", sa.Date(), nullable=True), schema="crm")
    op.add_column("phones", sa.Column("source", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("phones", sa.Column("source_key", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("phones", sa.Column("as_of", sa.TIMESTAMP(timezone=True), nullable=True), schema="crm")


def _tasks() -> None:
    op.add_column("tasks", sa.Column("kind", sa.Text(), server_default="task", nullable=False), schema="crm")
    op.add_column("tasks", sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="crm")
    op.add_column("tasks", sa.Column("phone", sa.Text(), server_default="", nullable=False), schema="crm")
    op.add_column("tasks", sa.Column("created_by", sa.Text(), server_default="", nullable=False), schema="crm")


def _checks() -> None:
    op.drop_constraint(op.f("ck_agents_role"), "agents", schema="crm", type_="check")
    op.create_check_constraint(
        op.f("ck_agents_role"), "agents", "role in ('agent', 'lead', 'complaints', 'auditor', 'admin')", schema="crm"
    )
    op.drop_constraint(op.f("ck_codes_kind"), "codes", schema="crm", type_="check")
    op.create_check_constraint(op.f("ck_codes_kind"), "codes", "kind ~ '^[a-z_]{1,40}$'", schema="crm")
    op.create_check_constraint(op.f("ck_tasks_kind"), "tasks", "kind in ('task', 'callback')", schema="crm")


def _rev8() -> None:
    """The first version made it of a prospect's first eight digits: nobody found them by the last ones."""
    op.execute(
        "update crm.phones set rev8 = reverse(right('0000000' || e164, 8))::integer"
        " where rev8 <> reverse(right('0000000' || e164, 8))::integer"
    )


def _fill(since: str) -> None:
    """What the first schema kept in one column of the customer; the columns stay for desks of its time.

    For customers written from the transaction `since` on: once for all while desks go on working, and under the locks
    for those that came meanwhile.
    """
    words = (
        "insert into crm.name_words (word, customer_id) select distinct w, c.id from crm.customers c"
        " cross join lateral regexp_split_to_table(c.name_norm || ' ' || c.latin, '[\\s,.;:&/()\"]+') w"
        " where c.xid >= cast(:since as xid8) and w ~ '^[^0-9''-]' and w !~ '[\\u3400-\\u9fff]' on conflict do nothing"
    )
    emails = (
        "insert into crm.emails (customer_id, email) select c.id, c.email from crm.customers c"
        " where c.xid >= cast(:since as xid8) and c.email <> '' on conflict do nothing"
    )
    addresses = (
        "insert into crm.addresses (id, customer_id, address, city)"
        " select gen_random_uuid(), c.id, c.address, c.city from crm.customers c"
        " where c.xid >= cast(:since as xid8) and c.address <> ''"
        " and not exists (select 1 from crm.addresses a where a.customer_id = c.id)"
    )
    for statement in (words, emails, addresses):
        op.execute(sa.text(statement).bindparams(since=since))
