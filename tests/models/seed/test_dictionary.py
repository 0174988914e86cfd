"""The words a bank is invented from."""

from app.models.name_keys import name_keys
from app.models.seed.dictionary import PLACES, dictionary

WORDS = list(dictionary())


def test_each_list_has_all_its_places() -> None:
    lists: dict[str, list[int]] = {}
    for word in WORDS:
        lists.setdefault(word.list, []).append(word.place)
    assert lists.pop("region") == list(range(600))
    assert all(places == list(range(PLACES)) for places in lists.values())


def test_the_commonest_stand_on_most_places() -> None:
    zh = [word.zh for word in WORDS if word.list == "surname zh"]
    assert zh.count("王") > 4 * zh.count("汤") > 0


def test_parts_of_names_sound_as_the_whole_name_does() -> None:
    parts = {(word.list, word.zh): word for word in WORDS}
    for surname, given in (
        ("曾", "丽"),
        ("吕", "女") if ("given zh f", "女") in parts else ("吕", "丽"),
        ("欧阳", "静"),
    ):
        first, last = parts["surname zh", surname], parts["given zh f", given]
        keys = name_keys(surname + given)
        assert (first.sound + last.sound, first.initials + last.initials) == (keys.pinyin, keys.initials)


def test_passports_spell_u_umlaut_as_yu() -> None:
    assert {word.latin for word in WORDS if word.zh == "吕"} == {"Lyu"}
