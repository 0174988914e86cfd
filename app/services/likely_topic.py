"""What a caller probably wants: a guess from the IVR's menu and from what the last contacts were about. Pure rules."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from app.models.records import InteractionLine, Profile

FRESH = timedelta(days=3)
"""One contact so short ago is enough for a guess."""
RECENT = timedelta(days=30)
"""Older ones say nothing; within these, two about the same are enough."""
SILENT_GROUPS = frozenset({"", "no_contact", "system"})
"""Outcomes that say nothing of what the customer wanted."""
CLOSED = frozenset({"closed", "done"})


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """`code` is a disposition or a group of them; `text` the menu's own words where no table names its path."""

    code: str = ""
    text: str = ""
    by_menu: bool = False
    contacts: int = 0
    """So many recent contacts were about it, the last of them `last_at`."""
    last_at: datetime | None = None
    complaint: str = ""
    """The number of the open complaint it is about."""


def likely_topic(
    menu_path: str, profile: Profile, menu_topics: Mapping[str, str], groups: Mapping[str, str], now: datetime
) -> Topic | None:
    """What was chosen in the menu today comes first, then a complaint that is late, then what was asked lately.

    `menu_topics`: menu path to a disposition or a group; `groups`: disposition to its group.
    """
    recent = _recent(profile.interactions, groups, now)
    chosen = _of_menu(menu_path, menu_topics)
    if chosen is not None:
        return _narrowed(chosen, recent, groups)
    late, waiting = _complaints(profile, now)
    return late or _asked_lately(recent, now) or waiting


def _of_menu(path: str, topics: Mapping[str, str]) -> Topic | None:
    """The longest beginning of the path that the table names; else the words behind its colon, if there are any."""
    steps, _, words = path.partition(":")
    parts = steps.strip().split("/")
    for length in range(len(parts), 0, -1):
        if code := topics.get("/".join(parts[:length])):
            return Topic(code=code, by_menu=True)
    return Topic(text=words.strip(), by_menu=True) if words.strip() else None


def _recent(
    lines: tuple[InteractionLine, ...], groups: Mapping[str, str], now: datetime
) -> tuple[InteractionLine, ...]:
    """Contacts the customer sought that say what about, newest first."""
    told = (line for line in lines if line.direction == "in" and now - line.at <= RECENT)
    speaking = [line for line in told if groups.get(line.disposition, "") not in SILENT_GROUPS]
    return tuple(sorted(speaking, key=lambda line: line.at, reverse=True))


def _narrowed(chosen: Topic, recent: tuple[InteractionLine, ...], groups: Mapping[str, str]) -> Topic:
    """A recent contact about the same, or within the same group, says more exactly what it is."""
    about = next((one.disposition for one in recent if chosen.code in (one.disposition, groups[one.disposition])), "")
    return _counted(about, recent, by_menu=True) if about and chosen.code else chosen


def _counted(code: str, recent: tuple[InteractionLine, ...], by_menu: bool = False) -> Topic:
    about = [line for line in recent if line.disposition == code]
    return Topic(code=code, by_menu=by_menu, contacts=len(about), last_at=about[0].at)


def _asked_lately(recent: tuple[InteractionLine, ...], now: datetime) -> Topic | None:
    """What was asked most often; of those the newest. One contact must be a fresh one."""
    topics = [_counted(code, recent) for code in dict.fromkeys(line.disposition for line in recent)]
    likely = [t for t in topics if t.contacts > 1 or (t.last_at is not None and now - t.last_at <= FRESH)]
    return max(likely, key=lambda t: t.contacts, default=None)


def _complaints(profile: Profile, now: datetime) -> tuple[Topic | None, Topic | None]:
    """An open complaint that is late, and any open one."""
    today = now.astimezone().date()
    still = [one for one in profile.complaints if one.state not in CLOSED]
    late = next((one for one in still if one.due_on is not None and one.due_on < today), None)
    first = next(iter(still), None)
    return (Topic(complaint=late.number) if late else None, Topic(complaint=first.number) if first else None)
