"""The bank's own settings: its people at the desks, code tables, exchange rates, and which desks it still serves."""

import sqlalchemy as sa

from app.models.tables_base import metadata, text

agents = sa.Table(
    "agents",
    metadata,
    # The PostgreSQL role; whoever is signed in as this role is this agent.
    sa.Column("agent", sa.Text, primary_key=True),
    text("display_name", None),
    text("team"),
    text("role", "agent"),
    text("language", "en"),
    sa.Column("active", sa.Boolean, nullable=False, server_default="true"),
    # Signs in by a client certificate whose common name is the role.
    sa.Column("by_certificate", sa.Boolean, nullable=False, server_default="false"),
    sa.CheckConstraint("role in ('agent', 'lead', 'complaints', 'auditor', 'admin')", name="role"),
)

codes = sa.Table(
    "codes",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    text("group_code"),
    text("label_en", None),
    text("label_zh", None),
    sa.Column("needs_task", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("position", sa.Integer, nullable=False, server_default="0"),
    # disposition_group, disposition, product, tier, queue, and whatever else the bank's mappings name.
    sa.CheckConstraint("kind ~ '^[a-z_]{1,40}$'", name="kind"),
)

rates = sa.Table(
    "rates",
    metadata,
    sa.Column("currency", sa.Text, primary_key=True),
    # One unit of the currency in the bank's own (CNY).
    sa.Column("to_home", sa.Numeric(18, 8), nullable=False),
)

compat = sa.Table(
    "compat",
    metadata,
    sa.Column("one", sa.Boolean, primary_key=True, server_default="true"),
    text("min_client"),
    text("max_client"),
    sa.Column("schema_epoch", sa.Integer, nullable=False),
    sa.CheckConstraint("one", name="one_row"),
)
