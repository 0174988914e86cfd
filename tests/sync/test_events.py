"""The values the sync core speaks in."""

import typing

import msgspec
import pytest

from app.sync import events


def test_each_value_is_an_event_an_action_or_the_moment() -> None:
    spoken = {*typing.get_args(events.Event), *typing.get_args(events.Action), events.Now}
    made = {kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Value)}
    assert spoken == made - {events.Value}


def test_a_value_never_changes() -> None:
    told = events.Tell(word="online")
    with pytest.raises(AttributeError):
        told.word = "other"  # type: ignore[misc]  # the point of the test
    assert msgspec.structs.replace(told, word="other") != told
