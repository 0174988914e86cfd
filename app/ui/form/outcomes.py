"""The bank's dispositions as the agent finds them: by English, Chinese, pinyin initials, group; most used first."""

from collections import Counter
from dataclasses import dataclass

from app.models.records import Code, Reference
from app.ui.form.initials import initials
from app.ui.words import label_of

SIGN = "›"
SYSTEM_GROUP = "system"
"""What the desk sets by itself is not offered."""
FAVOURITES = 5
"""So many of the most used stand at the top of the untyped list."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the list. Without a code it is the heading of a group."""

    code: str
    label: str
    group: str = ""
    favourite: bool = False

    @property
    def whole(self) -> str:
        return f"{self.group} {SIGN} {self.label}" if self.group else self.label


@dataclass(frozen=True, slots=True)
class _Entry:
    code: Code
    group: Code | None
    words: tuple[str, ...]
    short: str


class Outcomes:
    """All dispositions of one reference, searched at each key: in memory, some hundreds at most."""

    def __init__(self, reference: Reference, used: Counter[str] | None = None) -> None:
        self._used = used if used is not None else Counter()
        groups = {group.code: group for group in reference.disposition_groups}
        places = {code: i for i, code in enumerate(groups)}
        chosen_by_agents = (code for code in reference.dispositions if code.group != SYSTEM_GROUP)
        ordered = sorted(chosen_by_agents, key=lambda code: places.get(code.group, len(places)))
        self._entries = tuple(_entry(code, groups.get(code.group)) for code in ordered)
        self._by_code = {entry.code.code: entry for entry in self._entries}

    def find(self, text: str, favourites_title: str = "") -> tuple[Outcome, ...]:
        """What fits `text`, best first; for no text the favourites and then all, under their groups' headings."""
        typed = text.casefold().replace(SIGN, " ").split()
        if not typed:
            return self._everything(favourites_title)
        hits = [(rank, entry) for entry in self._entries if (rank := _rank(entry, typed)) is not None]
        hits.sort(key=lambda hit: (hit[0], -self._used[hit[1].code.code]))
        return tuple(self._line(entry) for _, entry in hits)

    def _everything(self, favourites_title: str) -> tuple[Outcome, ...]:
        lines: list[Outcome] = []
        favourites = [code for code, _ in self._used.most_common(FAVOURITES) if code in self._by_code]
        if favourites:
            lines.append(Outcome("", favourites_title))
            lines += [self._line(self._by_code[code], favourite=True) for code in favourites]
        group = None
        for entry in self._entries:
            if entry.group is not group:
                group = entry.group
                lines.append(Outcome("", _label(group)))
            lines.append(self._line(entry))
        return tuple(lines)

    def by_code(self, code: str) -> Outcome | None:
        entry = self._by_code.get(code)
        return self._line(entry) if entry else None

    def needs_task(self, code: str) -> bool:
        entry = self._by_code.get(code)
        return entry is not None and entry.code.needs_task

    @staticmethod
    def _line(entry: _Entry, favourite: bool = False) -> Outcome:
        return Outcome(entry.code.code, label_of(entry.code), _label(entry.group), favourite)


def _entry(code: Code, group: Code | None) -> _Entry:
    texts = [code.label_en, code.label_zh, code.code]
    if group:
        texts += [group.label_en, group.label_zh]
    words = tuple(word for text in texts for word in text.casefold().replace(",", " ").split())
    return _Entry(code, group, words, initials(code.label_zh))


def _label(group: Code | None) -> str:
    """Asked each time: the agent may change the language."""
    return label_of(group) if group else ""


def _rank(entry: _Entry, typed: list[str]) -> int | None:
    """0: begins like the label; 1: each word typed begins one of ours; 2: initials; 3: somewhere inside; else None."""
    whole = " ".join(typed)
    if any(label.casefold().startswith(whole) for label in (entry.code.label_en, entry.code.label_zh)):
        return 0
    if all(any(word.startswith(part) for word in entry.words) for part in typed):
        return 1
    if entry.short and entry.short.startswith("".join(typed)):
        return 2
    if all(any(part in word for word in entry.words) for part in typed):
        return 3
    return None
