"""Places and characters of the invented bank."""

from app.models.seed import words_zh


def test_characters_of_names_are_single() -> None:
    for letters in (words_zh.MEN, words_zh.WOMEN, words_zh.BRAND_FIRST, words_zh.BRAND_LAST):
        assert all(len(letter) == 1 for letter in letters)
    assert len(set(words_zh.SURNAMES)) == len(words_zh.SURNAMES)


def test_each_city_has_its_own_codes() -> None:
    assert len({city.region for city in words_zh.CITIES}) == len({city.area for city in words_zh.CITIES}) == 30
