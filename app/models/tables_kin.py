"""Who belongs to whom: groups of firms and households with roles, and relations between two people."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import customer, instant, key, metadata, origin, ref, text

RELATIONS = (
    *("spouse", "parent", "child", "sibling", "guardian", "ward", "accountant", "power_of_attorney"),
    *("legal_representative", "director", "shareholder", "contact", "employer", "guarantor", "beneficiary"),
)
"""`kind` says what the other (`other_id`) is to the customer (`customer_id`)."""

groups = sa.Table(
    "groups",
    metadata,
    key(),
    text("kind", "group"),
    text("label", None),
    *origin(),
    sa.CheckConstraint("kind in ('group', 'club', 'association')", name="kind"),
)

group_members = sa.Table(
    "group_members",
    metadata,
    sa.Column("group_id", pg.UUID(as_uuid=True), primary_key=True),
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    # parent, subsidiary, member, ...
    text("role", "member"),
    *origin(),
)
sa.Index("ix_group_members_customer_id", group_members.c.customer_id)

relations = sa.Table(
    "relations",
    metadata,
    key(),
    customer(),
    text("kind", None),
    # Nobody of the bank's: only a name, and perhaps a number.
    ref("other_id"),
    text("other_name"),
    text("other_phone"),
    text("note"),
    sa.Column("since", sa.Date),
    sa.Column("until", sa.Date),
    text("created_by"),
    instant("created_at", nullable=True),
    *origin(),
    sa.CheckConstraint(f"kind in {RELATIONS!r}", name="kind"),
    sa.CheckConstraint("other_id is not null or other_name <> ''", name="somebody"),
)
sa.Index("ix_relations_customer_id", relations.c.customer_id)
sa.Index("ix_relations_other_id", relations.c.other_id, postgresql_where=relations.c.other_id.is_not(None))
