"""What a customer is worth to the bank and may need next: value, grading rules, credit, opportunities, satisfaction."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from app.models.tables_base import customer, digest, feed, instant, key, metadata, money, origin, received, ref, text

customer_values = sa.Table(
    "customer_values",
    metadata,
    sa.Column("customer_id", pg.UUID(as_uuid=True), primary_key=True),
    # All in the bank's own currency, over the last twelve months.
    money("assets"),
    money("debts"),
    money("contribution"),
    money("cost_to_serve"),
    money("profit"),
    # By the rule in force; `customers.tier` is what is used.
    text("tier"),
    text("tier_reason"),
    # VI = K * sum(p_i * N_i) / (M * C): the value of what the bank knows of this customer.
    sa.Column("information_value", sa.Numeric(20, 6)),
    # Each figure's own inputs, so that a click can show how it came about: {"contribution": [[name, value], ...], ...}.
    sa.Column("inputs", pg.JSONB, nullable=False, server_default="{}"),
    # profiling, persistency, profitability, performance, prospecting, product, promotion: {score, words, inputs}.
    sa.Column("seven", pg.JSONB, nullable=False, server_default="{}"),
    instant("as_of"),
)

tier_rules = sa.Table(
    "tier_rules",
    metadata,
    sa.Column("tier", sa.Text, primary_key=True),
    # Tried from the highest position down; the first of whose two floors one is reached is the tier.
    sa.Column("position", sa.Integer, nullable=False),
    money("assets_from"),
    money("profit_from"),
    # Why, in the bank's words, for the card.
    text("reason"),
)

value_rates = sa.Table(
    "value_rates",
    metadata,
    # `contribution` by kind of account (share of the balance a year), `cost` by channel (a contact), `vi`: K and C.
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("rate", sa.Numeric(18, 8), nullable=False),
    text("label_en"),
    text("label_zh"),
    sa.CheckConstraint("kind in ('contribution', 'cost', 'vi', 'seven')", name="kind"),
)

credit_evaluations = sa.Table(
    "credit_evaluations",
    metadata,
    key(),
    customer(),
    text("grade", None),
    sa.Column("score", sa.Numeric(9, 2)),
    text("currency", "CNY"),
    money("advised_limit"),
    sa.Column("evaluated_on", sa.Date, nullable=False),
    sa.Column("valid_until", sa.Date),
    text("evaluator"),
    # Profile, owners and management, finances, bank credit, payment record, visits, related parties, public record, ...
    sa.Column("sections", pg.JSONB, nullable=False, server_default="{}"),
    text("judgement"),
    *origin(),
)
sa.Index("ix_credit_evaluations_customer_id", credit_evaluations.c.customer_id, credit_evaluations.c.evaluated_on)

opportunities = sa.Table(
    "opportunities",
    metadata,
    key(),
    customer(),
    text("kind", "opportunity"),
    text("product"),
    text("title", None),
    # Why now: "deposit matures on 3 May".
    text("reason"),
    text("stage", "open"),
    text("result"),
    text("currency", "CNY"),
    money("amount"),
    sa.Column("probability_percent", sa.SmallInteger),
    sa.Column("next_on", sa.Date),
    text("agent"),
    ref("interaction_id"),
    instant("created_at"),
    received(),
    digest(),
    *origin(),
    feed(),
    sa.CheckConstraint("kind in ('lead', 'opportunity')", name="kind"),
    sa.CheckConstraint("stage in ('open', 'contacted', 'offered', 'won', 'lost')", name="stage"),
    sa.CheckConstraint("length(title) between 1 and 500", name="title_length"),
)
sa.Index("ix_opportunities_customer_id", opportunities.c.customer_id, opportunities.c.created_at)
sa.Index("ix_opportunities_xid", opportunities.c.xid, opportunities.c.id)

satisfaction = sa.Table(
    "satisfaction",
    metadata,
    key(),
    customer(),
    ref("interaction_id"),
    sa.Column("score", sa.SmallInteger, nullable=False),
    sa.Column("best", sa.SmallInteger, nullable=False, server_default="5"),
    text("channel", "phone"),
    text("comment"),
    instant("at"),
    received(),
    *origin(),
    sa.CheckConstraint("score between 0 and best", name="score"),
)
sa.Index("ix_satisfaction_customer_id", satisfaction.c.customer_id, satisfaction.c.at)
