import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.number import Numbers, Rewrite, dialled_digits, reversed_tail, to_e164, warm_up

CN = Numbers()
HK = Numbers(region="HK")
SITE = Numbers(rewrites=(Rewrite(prefix="8755", replacement="0755"), Rewrite(prefix="+521", replacement="+52")))


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
        ("00 86 138-0013-8000", CN, 8613800138000),
        ("００８５２９１２３４５６７", HK, 85291234567),
        ("(020) 8123 4567", CN, 862081234567),
        ("+44 (0)20 7946 0018", CN, 442079460018),
        ("+86\u00a0138\u202f0013\u30008000", CN, 8613800138000),
        ("+86\u2011138\u20130013\u20148000", CN, 8613800138000),
        ("\u0660\u0660\u0668\u0665\u0662\u0669\u0661\u0662\u0663\u0664\u0665\u0666\u0667", CN, 85291234567),
        ("\u2066+86\u2069 13800138000", CN, 8613800138000),
        ("91234567", Numbers(region="HK", trunk_prefix="9"), 85291234567),
        ("991234567", Numbers(region="HK", trunk_prefix="9"), 85291234567),
        ("8755 8123 4567", SITE, 8675581234567),
        ("17951 13800138000", CN, 8613800138000),
        ("+52 1 55 1234 5678", SITE, 525512345678),
        ("0052 1 55 1234 5678", SITE, 525512345678),
        ("+52 1 55 1234 5678", CN, None),
        ("0852 9123 4567", Numbers(region="HK", rewrites=(Rewrite(prefix="0852", replacement="+852"),)), 85291234567),
    ],
)
def test_numbers_become_e164(text: str, numbers: Numbers, wanted: int | None) -> None:
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
        "withheld",
        "Unavailable",
        "anonymous@anonymous.invalid",
        "sip:+0@pbx.example",
        "0",
        "0000000000",
        "266696687",
        "+7378742833",
        "13800138000x",
        "\u202e\u202c",
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


def test_the_outside_line_makes_no_customer_of_an_extension() -> None:
    outside = Numbers(region="HK", trunk_prefix="9")
    assert to_e164("94001", outside) is None
    assert to_e164("995588", outside) is None


MARKS = st.text(alphabet=" -.()/\u00a0\u200e\u200f\u202a\u202c\u2066\u2069\ufeff\u2011", max_size=2)


@given(st.integers(13_000_000_000, 19_999_999_999), st.lists(MARKS, min_size=16, max_size=16))
def test_marks_between_the_digits_change_nothing(mobile: int, marks: list[str]) -> None:
    for written in (f"{mobile}", f"+86{mobile}", f"0086{mobile}"):
        marked = "".join(mark + digit for mark, digit in zip(marks, written, strict=False))
        assert to_e164(marked, CN) == int(f"86{mobile}")


@given(st.text(max_size=60), st.sampled_from([CN, HK, SITE, Numbers(trunk_prefix="9"), Numbers(region="ZZ")]))
def test_whatever_comes_is_a_number_or_none_and_stays_what_it_is(text: str, numbers: Numbers) -> None:
    found = to_e164(text, numbers)
    if found is not None:
        assert len(str(found)) > numbers.internal_length
        assert to_e164(f"+{found}", numbers) in (found, None if numbers.rewrites else found)


@given(st.text(alphabet="0123456789", max_size=5), st.sampled_from([CN, HK, Numbers(trunk_prefix="9")]))
def test_no_extension_is_ever_a_customer(digits: str, numbers: Numbers) -> None:
    assert to_e164(digits, numbers) is None


@given(st.text(alphabet="+0123456789", min_size=6, max_size=18))
def test_digits_are_read_once_and_for_all(written: str) -> None:
    found = to_e164(written, CN)
    if found is not None:
        assert to_e164(f"+{found}", CN) == to_e164(f"00{found}", CN) == found


@pytest.mark.parametrize(("e164", "tail"), [(8613800138001, 10083100), (442079460018, 81006497), (1234567, 76543210)])
def test_numbers_that_end_alike_stand_together(e164: int, tail: int) -> None:
    assert reversed_tail(e164) == tail
