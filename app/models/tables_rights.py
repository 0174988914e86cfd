"""Who may see and change what, on which call, and what was refused: rights, verification, edits, the recycle bin."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import customer, digest, feed, instant, key, metadata, number, received, ref, text

teams = sa.Table(
    "teams",
    metadata,
    sa.Column("team", sa.Text, primary_key=True),
    text("label"),
    # Branch and all below it; empty: every branch.
    text("branch_code"),
    sa.Column("sees_vip", sa.Boolean, nullable=False, server_default="true"),
    sa.Column("sees_staff", sa.Boolean, nullable=False, server_default="false"),
    # Of each agent; 0: no limit. Typing on is no search of its own.
    sa.Column("searches_per_minute", sa.Integer, nullable=False, server_default="30"),
    sa.Column("lookups_per_minute", sa.Integer, nullable=False, server_default="600"),
)

customer_shares = sa.Table(
    "customer_shares",
    metadata,
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    # An agent's role, or "team:NAME".
    sa.Column("shared_with", sa.Text, primary_key=True),
    text("shared_by"),
    text("reason"),
    instant("since"),
    sa.Column("until", sa.Date),
)

desk_calls = sa.Table(
    "desk_calls",
    metadata,
    # What the desk of this agent said of a call; the trust of a look follows from it and from `verifications`.
    sa.Column("agent", sa.Text, primary_key=True),
    sa.Column("call_id", sa.Text, primary_key=True),
    sa.Column("e164", sa.BigInteger),
    # The desk's word for what the IVR checked.
    sa.Column("said_trust", sa.SmallInteger, nullable=False, server_default="0"),
    text("method"),
    # Customers found by the number alone, by what was typed, and opened by hand with a reason.
    sa.Column("by_number", pg.ARRAY(pg.UUID(as_uuid=True)), nullable=False, server_default="{}"),
    sa.Column("by_claim", pg.ARRAY(pg.UUID(as_uuid=True)), nullable=False, server_default="{}"),
    sa.Column("chosen", pg.ARRAY(pg.UUID(as_uuid=True)), nullable=False, server_default="{}"),
    sa.Column("contradiction", sa.Boolean, nullable=False, server_default="false"),
    instant("first_at"),
    instant("last_at"),
)
sa.Index("ix_desk_calls_last_at", desk_calls.c.last_at)

search_counts = sa.Table(
    "search_counts",
    metadata,
    sa.Column("agent", sa.Text, primary_key=True),
    # The minute under way began here.
    instant("minute"),
    number("searches"),
    number("lookups"),
    # The longest text of the typing under way, and its last key.
    text("typed"),
    instant("typed_at"),
)

field_trust = sa.Table(
    "field_trust",
    metadata,
    # The trust level from which a field is told; `reveal_trust`: from which it may be revealed whole, with a reason.
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("trust", sa.SmallInteger, nullable=False),
    sa.Column("reveal_trust", sa.SmallInteger),
    sa.Column("reveal_seconds", sa.Integer, nullable=False, server_default="30"),
)

verification_questions = sa.Table(
    "verification_questions",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    number("position"),
    text("label_en", None),
    text("label_zh", None),
    # Which fact answers it: born_on, certificate_tail, address, account_tail, manager, last_movement_on, ...; or free.
    text("field"),
    # When the agent sees the expected answer: before it is entered, after it, or never.
    text("shown", "after"),
    sa.Column("active", sa.Boolean, nullable=False, server_default="true"),
    sa.CheckConstraint("shown in ('before', 'after', 'never')", name="shown"),
)

verification_rule = sa.Table(
    "verification_rule",
    metadata,
    sa.Column("one", sa.Boolean, primary_key=True, server_default="true"),
    sa.Column("right_needed", sa.Integer, nullable=False, server_default="2"),
    sa.Column("wrong_allowed", sa.Integer, nullable=False, server_default="1"),
    sa.Column("valid_minutes", sa.Integer, nullable=False, server_default="60"),
    sa.CheckConstraint("one", name="one_row"),
)

verifications = sa.Table(
    "verifications",
    metadata,
    sa.Column("agent", sa.Text, primary_key=True),
    sa.Column("call_id", sa.Text, primary_key=True),
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    sa.Column("question", sa.Text, primary_key=True),
    # The nth answer to this question; wrong ones are counted, none is overwritten.
    sa.Column("nth", sa.Integer, primary_key=True),
    # `seen`: the agent had the fact revealed, so it proves nothing on this call; `unlocked`: a team lead let it go on.
    text("outcome", None),
    instant("at"),
    text("decided_by"),
    text("reason"),
    sa.CheckConstraint("outcome in ('right', 'wrong', 'skipped', 'seen', 'unlocked')", name="outcome"),
)
sa.Index("ix_verifications_customer_id", verifications.c.customer_id)
sa.Index("ix_verifications_agent", verifications.c.agent, verifications.c.at)

edits = sa.Table(
    "edits",
    metadata,
    # One field somebody wanted changed. A conflict keeps mine, theirs and base until somebody decides.
    key(),
    sa.Column("field", sa.Text, primary_key=True),
    customer(),
    text("agent", None),
    text("base"),
    text("mine"),
    text("theirs"),
    text("state", None),
    text("decided_by"),
    instant("decided_at", nullable=True),
    received(),
    digest(),
    feed(),
    sa.CheckConstraint("state in ('applied', 'conflict', 'kept_mine', 'kept_theirs', 'refused')", name="state"),
)
sa.Index("ix_edits_customer_id", edits.c.customer_id, postgresql_where=edits.c.state == "conflict")
sa.Index("ix_edits_xid", edits.c.xid, edits.c.id)

recycle_bin = sa.Table(
    "recycle_bin",
    metadata,
    key(),
    text("kind", None),
    sa.Column("row_id", pg.UUID(as_uuid=True), nullable=False),
    ref("customer_id"),
    sa.Column("content", pg.JSONB, nullable=False),
    text("reason"),
    text("deleted_by", None),
    instant("deleted_at"),
    text("restored_by"),
    instant("restored_at", nullable=True),
)
sa.Index("ix_recycle_bin_customer_id", recycle_bin.c.customer_id)
