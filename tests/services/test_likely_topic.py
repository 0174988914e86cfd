"""The guess of what a caller wants: the menu of today, then late complaints, then what was asked lately."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.models.records import ComplaintLine, InteractionLine, Profile
from app.services.likely_topic import Topic, likely_topic
from tests.services.stub_central import AT, profile

GROUPS = {"loan.rate": "loan", "loan.early": "loan", "card.lost": "card", "gone": "no_contact", "missed": "system"}
MENU = {"main/2": "card", "main/3": "loan", "main/3/1": "loan.early"}


def contact(disposition: str, days: float, direction: str = "in") -> InteractionLine:
    at = AT - timedelta(days=days)
    return InteractionLine(
        interaction_id=UUID(int=round(days * 100)), at=at, channel="phone", direction=direction, disposition=disposition
    )


def complaint(due_in_days: int, state: str = "open") -> ComplaintLine:
    return ComplaintLine(
        complaint_id=UUID(int=5),
        number="K-1",
        opened_at=AT - timedelta(days=9),
        product="card",
        summary="twice charged",
        state=state,
        due_on=AT.date() + timedelta(days=due_in_days),
    )


def guess(menu: str = "", *contacts: InteractionLine, complaints: tuple[ComplaintLine, ...] = ()) -> Topic | None:
    of: Profile = profile(interactions=contacts, complaints=complaints)
    return likely_topic(menu, of, MENU, GROUPS, AT)


@pytest.mark.parametrize(
    ("path", "code"), [("main/2", "card"), ("main/3/1", "loan.early"), ("main/3/9/4", "loan"), ("main/2: lost", "card")]
)
def test_the_longest_path_of_the_table_names_the_topic(path: str, code: str) -> None:
    assert guess(path) == Topic(code=code, by_menu=True)


def test_a_path_no_table_names_speaks_by_its_own_words() -> None:
    assert guess("main/7: new branch ") == Topic(text="new branch", by_menu=True)
    assert guess("main/7") is None
    assert guess("") is None


def test_a_contact_of_the_same_group_says_more_exactly_what_was_chosen() -> None:
    topic = guess("main/3", contact("card.lost", 1), contact("loan.rate", 2), contact("loan.rate", 9))
    assert topic == Topic(code="loan.rate", by_menu=True, contacts=2, last_at=AT - timedelta(days=2))


def test_what_was_chosen_today_beats_what_was_asked_before() -> None:
    topic = guess("main/2", contact("loan.rate", 0.1), contact("loan.rate", 1), complaints=(complaint(-3),))
    assert topic == Topic(code="card", by_menu=True)


def test_one_fresh_contact_or_two_recent_ones_are_enough() -> None:
    fresh = guess("", contact("card.lost", 2))
    assert (fresh and fresh.code, fresh and fresh.contacts) == ("card.lost", 1)
    assert guess("", contact("card.lost", 8)) is None
    twice = guess("", contact("card.lost", 1), contact("loan.rate", 8), contact("loan.rate", 20))
    assert (twice and twice.code, twice and twice.contacts) == ("loan.rate", 2)


def test_old_outgoing_and_silent_contacts_say_nothing() -> None:
    silent = (contact("gone", 0.2), contact("missed", 0.1), contact("card.lost", 1, "out"), contact("unheard of", 1))
    assert guess("", *silent, contact("loan.rate", 31), contact("loan.rate", 40)) is None


def test_a_late_complaint_comes_before_contacts_and_another_after() -> None:
    fresh = contact("card.lost", 1)
    assert guess("", fresh, complaints=(complaint(-1),)) == Topic(complaint="K-1")
    soon = guess("", fresh, complaints=(complaint(4),))
    assert soon is not None
    assert soon.code == "card.lost"
    assert guess("", complaints=(complaint(4),)) == Topic(complaint="K-1")
    assert guess("", complaints=(complaint(-1, "closed"),)) is None
