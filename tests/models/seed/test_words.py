"""The raw material of the demo bank."""

from app.models.seed import words
from app.models.seed.codes import CODES


def test_notes_are_of_known_dispositions() -> None:
    assert words.NOTES.keys() <= {row.code for row in CODES if row.kind == "disposition"}
    assert all(len(texts) == 2 for texts in words.NOTES.values())
