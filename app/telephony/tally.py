"""Counts what strangers send, and says when a count is worth a line of the log: a flood must not fill it."""

MOST_KEYS = 64
"""Sources told apart; further ones count together: the sender chooses how many there are."""
_OTHERS = "others"


class Tally:
    """One count for each key. Not thread-safe."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def add(self, key: str) -> tuple[str, int] | None:
        """Count one more; the key and its count when that is to be logged (1, 2, 5, 10, 20, 50, 100 ...), else None."""
        if key not in self._counts and len(self._counts) >= MOST_KEYS:
            key = _OTHERS
        count = self._counts[key] = self._counts.get(key, 0) + 1
        digits = str(count)
        return (key, count) if digits[0] in "125" and not digits[1:].strip("0") else None
