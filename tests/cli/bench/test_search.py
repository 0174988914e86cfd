"""What is typed into the search that is measured; the measuring itself is tried in test_lookup.py."""

from app.cli.bench import search


def test_each_kind_of_question_is_asked_once() -> None:
    assert not set(search.NAMES) & set(search.KEYS)
    assert search.NAMES_P99_MS == search.KEYS_P99_MS == 5.0
