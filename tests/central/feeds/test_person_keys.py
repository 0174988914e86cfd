"""What a customer is found by is made when the record comes in."""

import pytest

from app.central.feeds.person_keys import PERSON_COLUMNS, latin_words, person_keys


def test_the_keys_stand_in_their_columns() -> None:
    at = {"name": 0, "name_latin": 1, "kind": 2, "mobile": 3, "work_phone": 4}
    made = person_keys(at, ["王小明", "Wang Xiaoming", "person", "8613900002001", None])
    assert dict(zip([name for name, _kind in PERSON_COLUMNS], made, strict=True)) == {
        "name_norm": "王小明",
        "given": "小明",
        "pinyin": "wangxiaoming",
        "initials": "wxm",
        "latin": "wang xiaoming",
        "words": '{"wang","xiaoming"}',
        "numbers": "{8613900002001}",
    }


@pytest.mark.parametrize(
    ("name", "latin", "words"),
    [
        ("王小明", "", set()),
        ("Anne-Marie O'Brien", "", {"anne-marie", "o'brien"}),
        ("ＷＡＮＧ 小明", "", {"wang"}),
        ('Bo "the" Li', "", {"bo", "the", "li"}),
        ("Müller 3", "", {"müller"}),
    ],
)
def test_latin_words(name: str, latin: str, words: set[str]) -> None:
    assert latin_words(name, latin) == words
