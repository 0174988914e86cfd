"""Text from callers and records made safe to paint: one line, no control or direction characters, bounded."""

import unicodedata

LONGEST = 300
"""Characters kept; shaping a longer line costs time and no card has room for it."""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def plain(text: str) -> str:
    """One line without control characters, direction overrides or zero-width tricks (Unicode TR 36)."""
    if text.isprintable():  # no control, format or separator character but the space
        return text[:LONGEST]
    kept = (" " if c.isspace() else c for c in text[: LONGEST * 2])
    clean = "".join(c for c in kept if c == " " or unicodedata.category(c) not in HIDDEN)
    return " ".join(clean.split())[:LONGEST]
