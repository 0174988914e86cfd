"""The code tables."""

from app.models.seed.codes import CODES


def test_codes_have_both_languages_and_a_group() -> None:
    groups = {row.code for row in CODES if row.kind == "disposition_group"}
    assert len({(row.kind, row.code) for row in CODES}) == len(CODES)
    for row in CODES:
        assert row.label_en.isascii()
        assert not row.label_zh.isascii()
        if row.kind == "disposition":
            assert row.group in groups
            assert row.code.startswith(f"{row.group}.")
