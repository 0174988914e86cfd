"""Customers, how to reach and recognise them, and their accounts: persons, firms and prospects in one table."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import (
    customer,
    digest,
    feed,
    instant,
    key,
    metadata,
    money,
    origin,
    percent,
    received,
    ref,
    search_key,
    text,
)

customers = sa.Table(
    "customers",
    metadata,
    key(),
    text("code", None),
    text("kind", "person"),
    text("name", None),
    text("name_latin"),
    search_key("name_norm"),
    search_key("given"),
    search_key("pinyin"),
    search_key("initials"),
    # A Chinese name as its owner spells it, a Latin one surname first.
    search_key("latin"),
    text("tier", "standard"),
    text("tier_reason"),
    sa.Column("flags", pg.ARRAY(sa.Text), nullable=False, server_default="{}"),
    text("language"),
    ref("manager_id"),
    ref("household_id"),
    text("household_role"),
    sa.Column("born_on", sa.Date),
    sa.Column("customer_since", sa.Date),
    text("certificate_kind"),
    # Only the last four are kept here: what is not stored cannot be shown by mistake.
    text("certificate_tail"),
    text("address"),
    text("city"),
    text("email"),
    text("remark"),
    text("created_by"),
    instant("created_at", nullable=True),
    text("branch_code"),
    # One of the bank's own people: their card is for those whose right says so.
    sa.Column("is_staff", sa.Boolean, nullable=False, server_default="false"),
    # The agent who protects this customer (客户保护); empty: anybody of the bank's desks may help.
    text("owner_agent"),
    text("gender"),
    text("occupation"),
    text("industry"),
    text("preferred_channel"),
    # As the customer said it: "after 18:00".
    text("preferred_time"),
    # Field -> [source, as of], for what several systems may say of the same customer.
    sa.Column("field_origin", pg.JSONB, nullable=False, server_default="{}"),
    # Field -> the version at which it was last changed.
    sa.Column("field_version", pg.JSONB, nullable=False, server_default="{}"),
    # Merged into that one; this row stays so that the merge can be undone.
    ref("merged_into"),
    received(),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    digest(),
    feed(),
    sa.CheckConstraint("kind in ('person', 'firm', 'prospect')", name="kind"),
    sa.CheckConstraint("length(name) between 1 and 200", name="name_length"),
    sa.CheckConstraint("length(remark) <= 20000", name="remark_length"),
)
sa.Index("uq_customers_code", customers.c.code, unique=True)
sa.Index("ix_customers_name_norm", customers.c.name_norm)
sa.Index("ix_customers_given", customers.c.given)
sa.Index("ix_customers_pinyin", customers.c.pinyin)
sa.Index("ix_customers_initials", customers.c.initials)
sa.Index("ix_customers_latin", customers.c.latin)
sa.Index("ix_customers_household_id", customers.c.household_id)
sa.Index("ix_customers_xid", customers.c.xid, customers.c.id)

phones = sa.Table(
    "phones",
    metadata,
    sa.Column("e164", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    text("kind", "mobile"),
    text("relation", "holder"),
    # The last eight digits reversed: "ends with 4567" is a range.
    sa.Column("rev8", sa.Integer, nullable=False),
    sa.Column("verified", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("since", sa.Date),
    *origin(),
)
sa.Index("ix_phones_customer_id", phones.c.customer_id)
sa.Index("ix_phones_rev8", phones.c.rev8)

accounts = sa.Table(
    "accounts",
    metadata,
    key(),
    sa.Column("customer_id", pg.UUID(as_uuid=True), nullable=False),
    text("kind", None),
    text("product", None),
    # A card's number is kept as BIN, stars, last four; its whole number never reaches this database.
    sa.Column("number", sa.Text(collation="C"), nullable=False),
    # BIN and last four of a card, to find the one that was typed at the IVR.
    sa.Column("card_key", sa.Text(collation="C")),
    text("currency", "CNY"),
    # What stands on it; for cards, loans and lines: what is owed.
    money("balance"),
    money("available"),
    text("state", "open"),
    sa.Column("opened_on", sa.Date),
    sa.Column("matures_on", sa.Date),
    text("branch_code"),
    # Frozen: there, and not to be drawn on.
    money("blocked"),
    # Due and not paid.
    money("arrears"),
    sa.Column("days_past_due", sa.Integer),
    money("credit_limit"),
    percent("interest_rate"),
    money("next_payment"),
    sa.Column("next_payment_on", sa.Date),
    sa.Column("last_movement_on", sa.Date),
    ref("contract_id"),
    *origin(),
    feed(),
    sa.CheckConstraint(
        "kind in ('deposit', 'card', 'loan', 'line', 'investment', 'insurance')",
        name="kind",
    ),
    sa.CheckConstraint("kind <> 'card' or number !~ '[0-9]{7}'", name="no_card_number"),
)
sa.Index("ix_accounts_customer_id", accounts.c.customer_id)
sa.Index("ix_accounts_number", accounts.c.number)
sa.Index("ix_accounts_card_key", accounts.c.card_key, postgresql_where=accounts.c.card_key.is_not(None))
sa.Index("ix_accounts_xid", accounts.c.xid, accounts.c.id)

households = sa.Table("households", metadata, key(), text("label"))

managers = sa.Table(
    "managers",
    metadata,
    key(),
    text("name", None),
    text("phone"),
    # The role of the manager's own desk, if there is one: callbacks go there.
    text("agent"),
    text("staff_number"),
    text("branch_code"),
    text("email"),
)

name_words = sa.Table(
    "name_words",
    metadata,
    # A word of a Latin name, so that words are found in any order.
    sa.Column("word", sa.Text(collation="C"), primary_key=True),
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
)
sa.Index("ix_name_words_customer_id", name_words.c.customer_id)

certificates = sa.Table(
    "certificates",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("number", sa.Text(collation="C"), primary_key=True),
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    sa.Column("valid_until", sa.Date),
    *origin(),
)
sa.Index("ix_certificates_number", certificates.c.number)
sa.Index("ix_certificates_customer_id", certificates.c.customer_id)

addresses = sa.Table(
    "addresses",
    metadata,
    key(),
    customer(),
    text("kind", "home"),
    text("address", None),
    text("city"),
    text("postal_code"),
    text("country", "CN"),
    sa.Column("since", sa.Date),
    *origin(),
)
sa.Index("ix_addresses_customer_id", addresses.c.customer_id)

emails = sa.Table(
    "emails",
    metadata,
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    sa.Column("email", sa.Text, primary_key=True),
    text("kind", "private"),
    sa.Column("verified", sa.Boolean, nullable=False, server_default="false"),
    *origin(),
)

consents = sa.Table(
    "consents",
    metadata,
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    # What for: marketing, recording, data_sharing, ...
    sa.Column("purpose", sa.Text, primary_key=True),
    # By which channel: phone, sms, email, post, or all.
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("granted", sa.Boolean, nullable=False),
    instant("since"),
    sa.Column("until", sa.Date),
    text("recorded_by"),
    *origin(),
)

customer_flags = sa.Table(
    "customer_flags",
    metadata,
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    sa.Column("flag", sa.Text, primary_key=True),
    text("reason"),
    text("set_by"),
    instant("since"),
    sa.Column("until", sa.Date),
    *origin(),
)
