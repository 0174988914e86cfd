import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.card_numbers import find_card_numbers, hide_card_numbers, is_luhn

VISA = "4111111111111111"
UNIONPAY = "6222020000000000000"


@pytest.mark.parametrize(
    "text",
    [
        VISA,
        "card 4111 1111 1111 1111 please",
        "4111-1111-1111-1111",
        "4111 1111 1111 1111 12/27",
        "ref 12 4111111111111111",
        "４１１１１１１１１１１１１１１１",
        "4222222222222",
        "378282246310005",
    ],
)
def test_card_numbers_are_found(text: str) -> None:
    assert len(find_card_numbers(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4111111111111112",
        "+86 138 0013 8000 0",
        "8613800138000",
        "2026-11-21 12:00",
        "411111111111111111111111",
        "100.00 CNY",
        "411111111111",
    ],
)
def test_other_figures_are_not(text: str) -> None:
    assert find_card_numbers(text) == []


def test_hiding_keeps_the_last_four_and_the_rest_of_the_text() -> None:
    assert hide_card_numbers("a 4111 1111 1111 1111 b 378282246310005") == "a ····1111 b ····0005"


@given(st.text(), st.integers(10**11, 10**18 - 1), st.text())
def test_whatever_surrounds_it_no_right_number_stays(before: str, body: int, after: str) -> None:
    check = next(d for d in range(10) if is_luhn(f"{body}{d}"))
    number = f"{body}{check}"
    if number[0] != "8":
        assert number not in hide_card_numbers(f"{before} , {number} , {after}")
