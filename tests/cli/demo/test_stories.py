"""The stories: seven of them, and each reaches the desk as its title says."""

import pytest

from app.cli.demo import speech
from app.cli.demo.g711 import PCMA
from app.cli.demo.stories import BROKEN, BY_KEY, CONTRADICTION, HOSTILE, KNOWN, SHARED, STORIES, STRANGER, UNKNOWN
from app.models.demo_people import DEMO_PEOPLE, SUN, ZHOU


def test_seven_stories_in_the_order_of_the_demo() -> None:
    assert [story.key for story in STORIES] == [
        "known",
        "unproven",
        "shared",
        "unknown",
        "withheld",
        "contradiction",
        "hostile",
    ]
    assert all(BY_KEY[story.key] is story for story in STORIES)


@pytest.mark.parametrize("story", BY_KEY.values(), ids=lambda story: story.key)
def test_what_a_story_says_can_be_heard(story: object) -> None:
    name = BY_KEY[getattr(story, "key", "")].speech
    seconds = len(speech.frames(name, PCMA)) / 50
    assert seconds < 8
    assert bool(name) == (seconds > 1)


def holders(number: str) -> int:
    return sum(number in person.numbers for person in DEMO_PEOPLE)


def test_numbers_belong_to_whom_the_story_needs() -> None:
    assert (holders(KNOWN.number), holders(SHARED.number), holders(UNKNOWN.number)) == (1, 2, 0)
    assert CONTRADICTION.number in SUN.numbers
    assert dict(CONTRADICTION.headers)["X-CC-Customer-Id"] in ZHOU.accounts


def test_nothing_hostile_breaks_the_message_apart() -> None:
    for story in (HOSTILE, BROKEN):
        assert not any("\r" in value or "\n" in value for _, value in story.headers)


def test_only_the_stranger_calls_from_elsewhere() -> None:
    assert [story.key for story in BY_KEY.values() if story.source] == [STRANGER.key]
