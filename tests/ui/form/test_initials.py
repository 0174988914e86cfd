"""Pinyin initials without a pinyin library, checked against one."""

import pypinyin
import pytest

from app.ui.form.initials import initials
from tests.ui import customers

TABLES = customers.REFERENCE
CODES = (*TABLES.dispositions, *TABLES.disposition_groups, *TABLES.products, *TABLES.tiers)
LABELS = sorted({code.label_zh for code in CODES})


@pytest.mark.parametrize("label", LABELS)
def test_initials_agree_with_the_library(label: str) -> None:
    expected = "".join(pypinyin.lazy_pinyin(label, style=pypinyin.Style.FIRST_LETTER))
    assert initials(label) == expected


@pytest.mark.parametrize(("text", "expected"), [("", ""), ("PIN 2", "pin2"), ("›—🙂", ""), ("龘齉", "")])
def test_what_has_no_initial_is_left_out(text: str, expected: str) -> None:
    assert initials(text) == expected
