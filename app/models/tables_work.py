"""What agents write: interactions, complaints, tasks, agent states; and the receipts and the audit chain of it."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import digest, feed, instant, key, metadata, number, received, ref, text

NOTE_LENGTH = 20_000
"""Longest note in characters the centre takes."""

interactions = sa.Table(
    "interactions",
    metadata,
    key(),
    ref("customer_id"),
    ref("prospect_id"),
    text("agent", None),
    text("channel", "phone"),
    text("direction", "in"),
    text("queue"),
    sa.Column("trust", sa.SmallInteger, nullable=False, server_default="0"),
    text("disposition"),
    text("note"),
    text("language"),
    # When the desk says it happened: informative only.
    instant("occurred_at"),
    # The earlier of the desk's word and the server's clock: what lists are ordered by.
    instant("at"),
    received(),
    instant("saved_at", nullable=True),
    number("wrap_ms"),
    text("call_id"),
    text("pbx_call_id"),
    text("caller_number"),
    text("called_number"),
    text("ivr_path"),
    text("ivr_method"),
    instant("ring_at", nullable=True),
    instant("answered_at", nullable=True),
    instant("ended_at", nullable=True),
    number("ring_ms"),
    number("talk_ms"),
    number("hold_ms"),
    text("end_reason"),
    # Of what other systems recorded: letters, visits, mails, branch talks.
    text("source"),
    text("source_key"),
    text("subject"),
    digest(),
    feed(),
    sa.CheckConstraint(f"length(note) <= {NOTE_LENGTH}", name="note_length"),
)
sa.Index("ix_interactions_customer", interactions.c.customer_id, interactions.c.at.desc(), interactions.c.id.desc())
sa.Index("ix_interactions_agent", interactions.c.agent, interactions.c.at.desc(), interactions.c.id.desc())
sa.Index("ix_interactions_xid", interactions.c.xid, interactions.c.id)

complaints = sa.Table(
    "complaints",
    metadata,
    key(),
    ref("interaction_id"),
    ref("customer_id"),
    text("number", None),
    text("agent", None),
    text("product"),
    text("what_happened"),
    text("remedy_sought"),
    text("state", "open"),
    instant("opened_at"),
    received(),
    sa.Column("due_on", sa.Date),
    digest(),
    feed(),
    sa.CheckConstraint(
        f"length(what_happened) <= {NOTE_LENGTH} and length(remedy_sought) <= {NOTE_LENGTH}", name="text_length"
    ),
)
sa.Index("uq_complaints_number", complaints.c.number, unique=True)
sa.Index("ix_complaints_customer", complaints.c.customer_id, complaints.c.opened_at.desc())
sa.Index("ix_complaints_xid", complaints.c.xid, complaints.c.id)

tasks = sa.Table(
    "tasks",
    metadata,
    key(),
    ref("interaction_id"),
    ref("customer_id"),
    text("agent", None),
    text("title", None),
    sa.Column("due_on", sa.Date, nullable=False),
    text("state", "open"),
    instant("created_at"),
    text("kind", "task"),
    # A callback: when, and to which number.
    instant("due_at", nullable=True),
    text("phone"),
    text("created_by"),
    received(),
    digest(),
    feed(),
    sa.CheckConstraint("length(title) between 1 and 500", name="title_length"),
    sa.CheckConstraint("kind in ('task', 'callback')", name="kind"),
)
sa.Index("ix_tasks_customer", tasks.c.customer_id, tasks.c.due_on, postgresql_where=tasks.c.state == "open")
sa.Index("ix_tasks_agent", tasks.c.agent, tasks.c.due_on, postgresql_where=tasks.c.state == "open")
sa.Index("ix_tasks_xid", tasks.c.xid, tasks.c.id)

state_intervals = sa.Table(
    "state_intervals",
    metadata,
    key(),
    text("agent", None),
    text("state", None),
    text("reason"),
    text("cause", "agent"),
    text("call_id"),
    instant("started_at"),
    instant("ended_at"),
    received(),
    digest(),
    feed(),
    sa.CheckConstraint("ended_at >= started_at", name="order"),
)
sa.Index("ix_state_intervals_agent", state_intervals.c.agent, state_intervals.c.started_at)
sa.Index("ix_state_intervals_xid", state_intervals.c.xid, state_intervals.c.id)

receipts = sa.Table(
    "receipts",
    metadata,
    key("item_id"),
    key("attempt"),
    text("agent", None),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.text("clock_timestamp()")),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("agent", sa.Text, primary_key=True),
    # `seen` for what was looked at, `done` for what was written: a write that waits for a standby never blocks a look.
    sa.Column("chain", sa.Text, primary_key=True),
    sa.Column("n", sa.BigInteger, primary_key=True, autoincrement=False),
    instant("at"),
    text("action", None),
    sa.Column("customer_id", pg.UUID(as_uuid=True)),
    text("call_id"),
    text("detail"),
    sa.Column("h", sa.LargeBinary, nullable=False),
)
sa.Index("ix_audit_customer_id", audit.c.customer_id, postgresql_where=audit.c.customer_id.is_not(None))

audit_heads = sa.Table(
    "audit_heads",
    metadata,
    sa.Column("agent", sa.Text, primary_key=True),
    sa.Column("chain", sa.Text, primary_key=True),
    sa.Column("n", sa.BigInteger, nullable=False),
    sa.Column("h", sa.LargeBinary, nullable=False),
)
