import sys

import pytest

from app.services.number import dialled_digits, to_e164, warm_up
from app.settings import Numbers

CN = Numbers()
HK = Numbers(region="HK")


@pytest.mark.parametrize(
    ("text", "numbers", "wanted"),
    [
        ("13800138000", CN, 8613800138000),
        ("+86 138 0013 8000", CN, 8613800138000),
        ("008613800138000", CN, 8613800138000),
        ("020-8123 4567", CN, 862081234567),
        ("１３８００１３８０００", CN, 8613800138000),
        ("\u202a+8613800138000\u202c", CN, 8613800138000),
        ("\u200e+8613800138000", CN, 8613800138000),
        ("sip:+8613800138000@pbx.example;user=phone", CN, 8613800138000),
        ("tel:+86-138-0013-8000;ext=4", CN, 8613800138000),
        ("+852 9123/4567", CN, 85291234567),
        ("91234567", HK, 85291234567),
        ("9013800138000", Numbers(trunk_prefix="9"), 8613800138000),
        ("90085291234567", Numbers(trunk_prefix="9"), 85291234567),
        ("+390669821", CN, 390669821),
    ],
)
def test_numbers_become_e164(text: str, numbers: Numbers, wanted: int) -> None:
    assert to_e164(text, numbers) == wanted


def test_the_trunks_00_is_rewritten_before_the_regions_rules_are_asked() -> None:
    # In Hong Kong the parser takes 00 for part of a carrier prefix and makes +52 (Mexico) of it.
    assert to_e164("00852-9123-4567", HK) == 85291234567


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anonymous",
        "Restricted",
        "4001",
        "999",
        "95588",
        "10086",
        "+86",
        "+8612",
        "+" + "9" * 20,
        "<script>",
        "1" * 300,
    ],
)
def test_what_is_no_subscribers_number_matches_nobody(text: str) -> None:
    assert to_e164(text, CN) is None
    assert to_e164(text, HK) is None


def test_extensions_may_be_longer_where_the_site_says_so() -> None:
    assert to_e164("91234567", Numbers(region="HK", internal_length=8)) is None


def test_warming_up_brings_the_number_plans_in() -> None:
    warm_up(CN)
    assert "phonenumbers.phonenumberutil" in sys.modules


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("+86 (138) 0013-8002", "+8613800138002"),
        ("95588", "95588"),
        ("*72#", "*72#"),
        ("wang", ""),
        ("+", ""),
        ("", ""),
    ],
)
def test_what_would_be_dialled(typed: str, dialled: str) -> None:
    assert dialled_digits(typed) == dialled
