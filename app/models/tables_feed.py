"""What the nightly extracts bring: source systems and their keys, batches, doubtful matches, merges, branches."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import instant, key, metadata, number, ref, text

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    text("label_en"),
    text("label_zh"),
    # Where two systems say different things of one field, the lower rank is believed.
    number("rank"),
)

source_customers = sa.Table(
    "source_customers",
    metadata,
    # A system's own key of a person or firm, and the one customer it is here.
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("source_key", sa.Text(collation="C"), primary_key=True),
    sa.Column("customer_id", pg.UUID(as_uuid=True), nullable=False),
    # The rule that brought them together: own, certificate, name_birth, name_phone, review, undone.
    text("matched_by", "own"),
    sa.Column("row_sha", sa.LargeBinary),
    instant("as_of", nullable=True),
    ref("batch_id"),
)
sa.Index("ix_source_customers_customer_id", source_customers.c.customer_id)

source_rows = sa.Table(
    "source_rows",
    metadata,
    # What was last loaded of each row of each extract: run again, only what changed is touched.
    sa.Column("feed", sa.Text, primary_key=True),
    sa.Column("row_key", sa.Text(collation="C"), primary_key=True),
    sa.Column("row_sha", sa.LargeBinary, nullable=False),
    # The source's key of the customer whose fact this is: a wrong match is undone by it.
    sa.Column("customer_key", sa.Text(collation="C"), nullable=False, server_default=""),
    ref("batch_id"),
)

import_batches = sa.Table(
    "import_batches",
    metadata,
    key(),
    text("feed", None),
    text("file"),
    sa.Column("file_sha", sa.LargeBinary),
    # Of which moment the extract tells; rows that did not change since are as of now too.
    instant("as_of", nullable=True),
    text("imported_by", None),
    instant("started_at"),
    instant("ended_at", nullable=True),
    number("rows_read"),
    number("added"),
    number("changed"),
    number("unchanged"),
    number("rejected"),
    number("doubtful"),
    number("vanished"),
    text("state", "running"),
)
sa.Index("ix_import_batches_feed", import_batches.c.feed, import_batches.c.started_at)

match_reviews = sa.Table(
    "match_reviews",
    metadata,
    key(),
    text("source", None),
    sa.Column("source_key", sa.Text(collation="C"), nullable=False),
    # The customer made for this record until somebody decides.
    ref("customer_id"),
    sa.Column("candidates", pg.ARRAY(pg.UUID(as_uuid=True)), nullable=False),
    text("rule", None),
    text("why"),
    text("state", "open"),
    text("decided_by"),
    instant("decided_at", nullable=True),
    instant("at"),
    sa.CheckConstraint("state in ('open', 'same', 'different')", name="state"),
)
sa.Index("ix_match_reviews_open", match_reviews.c.at, postgresql_where=match_reviews.c.state == "open")

merges = sa.Table(
    "merges",
    metadata,
    key(),
    sa.Column("kept_id", pg.UUID(as_uuid=True), nullable=False),
    sa.Column("merged_id", pg.UUID(as_uuid=True), nullable=False),
    text("rule", None),
    text("reason"),
    text("merged_by", None),
    instant("at"),
    # Table -> keys of the rows that changed hands, so that they can change back.
    sa.Column("moved", pg.JSONB, nullable=False, server_default="{}"),
    text("undone_by"),
    instant("undone_at", nullable=True),
)
sa.Index("ix_merges_kept_id", merges.c.kept_id)
sa.Index("ix_merges_merged_id", merges.c.merged_id)

code_maps = sa.Table(
    "code_maps",
    metadata,
    # What a system's code means here.
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("source_code", sa.Text, primary_key=True),
    text("code", None),
)

branches = sa.Table(
    "branches",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    text("parent_code"),
    text("name", None),
    text("name_latin"),
    # From the root down, each code followed by a slash: "all below" is a prefix.
    sa.Column("path", sa.Text(collation="C"), nullable=False, server_default=""),
    text("source"),
)
sa.Index("ix_branches_path", branches.c.path)

staff = sa.Table(
    "staff",
    metadata,
    sa.Column("staff_number", sa.Text, primary_key=True),
    text("name", None),
    text("department_code"),
    text("post"),
    text("phone"),
    text("email"),
    text("agent"),
    sa.Column("active", sa.Boolean, nullable=False, server_default="true"),
    text("source"),
    instant("as_of", nullable=True),
)

departments = sa.Table(
    "departments",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    text("parent_code"),
    text("name", None),
    text("branch_code"),
    text("source"),
)
