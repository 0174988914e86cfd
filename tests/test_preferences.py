from pathlib import Path

from app.preferences import PreferenceFile
from app.telephony.account import SoundChoice


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "preferences.ini"
    PreferenceFile(path).put("theme", "dark")
    again = PreferenceFile(path)
    assert (again.get("theme", "system"), again.get("language", "en")) == ("dark", "en")


def test_a_chosen_device_beats_the_sites_patterns_and_is_no_pattern_itself(tmp_path: Path) -> None:
    preferences = PreferenceFile(tmp_path / "preferences.ini")
    preferences.put("sound/speaker", "Jabra (2)")
    choice = preferences.sound(SoundChoice(speaker=("plantronics",), ringer=("built-in",)))
    assert choice.speaker == (r"^Jabra\ \(2\)$", "plantronics")
    assert (choice.microphone, choice.ringer) == ((), ("built-in",))


def test_an_empty_name_takes_the_systems_device_again(tmp_path: Path) -> None:
    preferences = PreferenceFile(tmp_path / "preferences.ini")
    preferences.put("sound/ringer", "Jabra")
    preferences.put("sound/ringer", "")
    assert preferences.sound(SoundChoice()).ringer == ()


def test_a_damaged_file_counts_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "preferences.ini"
    path.write_bytes(b"\x00\xff[[[")
    assert PreferenceFile(path).get("theme", "system") == "system"
