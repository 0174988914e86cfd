"""Every code of the program has a word."""

import pytest
from PySide6.QtCore import QLocale

from app.models.records import Code, Flag, FoundBy, ItemKind, TrustLevel
from app.services.agent_state import State
from app.services.call import EndReason, Phase
from app.ui import words


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        (State, words.STATES),
        (Phase, words.PHASES),
        (EndReason, words.END_REASONS),
        (Flag, words.FLAGS),
        (Flag, words.FLAG_TONES),
        (FoundBy, words.FOUND_BY),
        (ItemKind, words.ITEM_KINDS),
        (("deposit", "card", "loan", "line", "investment", "insurance"), words.ACCOUNT_KINDS),
        (("person", "firm", "prospect"), words.CUSTOMER_KINDS),
        (("not_registered", "no_sound", "locked", "unwrapped"), words.READY_BLOCKED),
        (("in", "out"), words.DIRECTIONS),
        (("phone", "letter", "email", "sms", "visit", "branch", "chat", "fax"), words.CHANNELS),
    ],
)
def test_no_code_without_a_word(codes: tuple[str, ...], table: words.Table) -> None:
    assert [code for code in codes if str(code) not in table] == []


def test_unknown_code_is_shown_readable() -> None:
    assert words.word(words.STATES, "SYS.NEW_THING") == "new thing"
    assert words.word(words.STATES, "") == ""


def test_values_fill_their_places_and_braces_in_them_stay() -> None:
    assert words.word(words.CALL_FACTS, "typed", claim="{x}") == "typed {x}"


def test_trust_is_a_shape_and_a_word() -> None:
    assert words.trust_word(TrustLevel.IVR, "pin") == "◐ PIN by IVR"
    assert words.trust_word(TrustLevel.IVR) == "◐ Checked by IVR"
    assert words.trust_word(TrustLevel.VERIFIED, "pin") == "● Verified"
    assert len({words.trust_word(level)[0] for level in TrustLevel}) == 3


def test_labels_follow_the_language() -> None:
    row = Code(code="cards", label_en="Cards", label_zh="信用卡")
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("zh_CN"))
        assert words.label_of(row) == "信用卡"
        QLocale.setDefault(QLocale("en_GB"))
        assert words.label_of(row) == "Cards"
    finally:
        QLocale.setDefault(before)


def test_label_falls_back_to_the_desks_word_then_to_the_code() -> None:
    assert words.label_in((), "gold", words.TIERS) == "Gold"
    assert words.label_in((), "blue_moon", words.TIERS) == "blue moon"
    assert words.label_of(Code(code="x", label_en="", label_zh="")) == "x"
