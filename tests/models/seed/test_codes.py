"""The code tables."""

from app.models.seed.codes import CODES, SYSTEM_GROUP
from app.services.form_closing import UNWRAPPED
from app.services.missed_calls import MISSED, REJECTED


def test_codes_have_both_languages_and_a_group() -> None:
    groups = {row.code for row in CODES if row.kind == "disposition_group"}
    assert len({(row.kind, row.code) for row in CODES}) == len(CODES)
    for row in CODES:
        assert row.label_en.isascii()
        assert not row.label_zh.isascii()
        if row.kind == "disposition":
            assert row.group in groups
            assert row.code.startswith(f"{row.group}.") or row.group == SYSTEM_GROUP


def test_what_the_desk_sets_by_itself_has_its_words() -> None:
    system = {row.code for row in CODES if row.kind == "disposition" and row.group == SYSTEM_GROUP}
    assert system == {MISSED, REJECTED, UNWRAPPED}
