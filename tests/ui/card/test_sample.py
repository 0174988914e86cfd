"""The card that nobody sees."""

from uuid import UUID

from app.ui.card.sample import sample


def test_it_is_nobodys_and_every_part_of_it_is_filled() -> None:
    made = sample()
    assert made.customer.customer_id == UUID(int=0)
    assert made.totals.deposits
    assert all((made.accounts, made.interactions, made.complaints, made.tasks, made.customer.flags))
