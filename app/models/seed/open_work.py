"""Complaints and tasks still open, and why a customer has its tier."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.models.seed.rows import Rows


def reason_for(tier: str) -> str:
    """Why a customer has its tier, in the bank's words."""
    return {
        "standard": "",
        "silver": "季日均资产 5 万元以上",
        "gold": "季日均资产 20 万元以上",
        "platinum": "季日均资产 50 万元以上",
        "diamond": "季日均资产 200 万元以上",
        "private": "月日均金融资产 600 万元以上",
    }[tier]


def add_complaint(rows: Rows, customer: UUID, contact: UUID | None, text: tuple[str, str, str], agent: str) -> None:
    opened = rows.now - timedelta(days=rows.rng.randrange(1, 12), hours=2)
    key = rows.key(opened)
    values: dict[str, Any] = dict(zip(("product", "what_happened", "remedy_sought"), text, strict=True))
    rows.add(
        "complaints",
        id=key,
        interaction_id=contact,
        customer_id=customer,
        number=f"{opened:%y%m%d}-{str(key)[-8:].upper()}",
        agent=agent,
        state="open",
        opened_at=opened,
        received_at=opened,
        due_on=(opened + timedelta(days=15)).date(),
        **values,
    )


def add_task(rows: Rows, customer: UUID, contact: UUID | None, title: str, agent: str, due_in_days: int) -> None:
    rows.add(
        "tasks",
        id=rows.key(),
        interaction_id=contact,
        customer_id=customer,
        agent=agent,
        title=title,
        due_on=rows.now.date() + timedelta(days=due_in_days),
        state="open",
        created_at=rows.now - timedelta(days=4),
        kind="task",
        due_at=None,
        phone="",
        created_by=agent,
        received_at=rows.now - timedelta(days=4),
    )
