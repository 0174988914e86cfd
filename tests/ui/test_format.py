"""Times, days and numbers as they are read."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.ui import format as said

NOW = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)
TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("seconds", "text"), [(-3, "0:00"), (0, "0:00"), (37.9, "0:37"), (751, "12:31"), (3723, "1:02:03")]
)
def test_running(seconds: float, text: str) -> None:
    assert said.running(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(None, "—"), (42, "42 s"), (200, "3 min 20 s"), (3900, "1 h 5 min")])
def test_duration(seconds: int | None, text: str) -> None:
    assert said.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-5, "just now"), (4, "just now"), (9, "9 s ago"), (720, "12 min ago"), (10800, "3 h ago"), (100000, "yesterday"),
     (86400 * 5, "5 days ago")],
)  # fmt: skip
def test_age(seconds: int, text: str) -> None:
    assert said.age(NOW - timedelta(seconds=seconds), NOW) == text


@pytest.mark.parametrize(
    ("days", "text", "tone"),
    [(-3, "3 days overdue", "wrong"), (-1, "due yesterday", "wrong"), (0, "due today", "attention"),
     (1, "due tomorrow", "attention"), (4, "due Tue", "quiet"), (22, "due 12 Dec", "quiet"),
     (50, "due 9 Jan 2027", "quiet")],
)  # fmt: skip
def test_due(days: int, text: str, tone: str) -> None:
    on = TODAY + timedelta(days=days)
    assert said.due(on, TODAY) == text
    assert said.due_tone(on, TODAY) == tone


def test_moment_is_as_short_as_it_is_clear() -> None:
    noon = datetime(2026, 11, 20, 12, 5).astimezone()
    assert said.moment(noon, noon) == "12:05"
    assert said.moment(noon - timedelta(days=1), noon) == "yesterday 12:05"
    assert said.moment(noon - timedelta(days=3), noon) == "17 Nov 12:05"
    assert said.moment(noon - timedelta(days=30), noon) == "21 Oct"
    assert said.moment(noon - timedelta(days=400), noon) == "16 Oct 2025"


@pytest.mark.parametrize(
    ("text", "e164", "shown"),
    [
        ("+8613800138000", None, "+86 138 0013 8000"),
        ("013800138000", 8613800138000, "+86 138 0013 8000"),
        ("+442079460958", None, "+44 20 7946 0958"),
        ("13800138000", None, "138 0013 8000"),
        ("8001", None, "8001"),
        ("anonymous", None, "anonymous"),
        ("<b>1</b>", None, "<b>1</b>"),
        ("", None, ""),
        ("+999", None, "+999"),
    ],
)
def test_number(text: str, e164: int | None, shown: str) -> None:
    assert said.number(text, e164) == shown
