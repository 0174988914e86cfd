"""Where each key of a settings file stands."""

from pathlib import Path

import pytest

from app.settings_file import SettingsError, key_lines, read_settings_file

TEXT = '''# a comment
[site.phone]
user = "1"   # why
codecs = [
  "A",  # [site.trap]
  "B",
]
note = """
[site.trap]
x = 1
"""
a.b.c = 1
inline = { p = 1, q = 2 }
[[site.handover]]
header = "A"
[[site.handover]]
header = "B"
["odd name"."x.y"]
'key one' = 1
'''


def test_each_key_has_its_line() -> None:
    lines = key_lines(TEXT)
    assert lines == {
        ("site", "phone"): 2,
        ("site", "phone", "user"): 3,
        ("site", "phone", "codecs"): 4,
        ("site", "phone", "note"): 8,
        ("site", "phone", "a"): 12,
        ("site", "phone", "a", "b"): 12,
        ("site", "phone", "a", "b", "c"): 12,
        ("site", "phone", "inline"): 13,
        ("site", "phone", "inline", "p"): 13,
        ("site", "phone", "inline", "q"): 13,
        ("site", "handover", 0): 14,
        ("site", "handover", 0, "header"): 15,
        ("site", "handover", 1): 16,
        ("site", "handover", 1, "header"): 17,
        ("odd name", "x.y"): 18,
        ("odd name", "x.y", "key one"): 19,
    }


def test_what_has_no_line_of_its_own_is_placed_at_what_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(TEXT, encoding="utf-8")
    file = read_settings_file(path)
    assert file.place(("site", "phone", "codecs", 1)) == f"{path}, line 4"
    assert file.place(("nowhere",)) == str(path)


def test_text_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes("[site]\n# 小休\n".encode("gb18030"))
    with pytest.raises(SettingsError, match=r"a\.toml, line 2: this is not UTF-8 text"):
        read_settings_file(path)


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf[site]\n")
    assert read_settings_file(path).tables == {"site": {}}
