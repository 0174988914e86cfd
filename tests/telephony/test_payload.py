"""The decoders of handed-over values: hex, User-to-User with and without discriminator, Avaya items, urlencoded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.telephony.headers import MAX_VALUE, clean
from app.telephony.payload import decode, uui_data

DIGITS = "C806313233343536"  # Avaya item: digits 123456 collected by the IVR
UCID = "FA080019001038F725B3"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("e78e8be5b08fe6988e", "王小明"),
        ("34373131;x=1", "4711"),
        ('"34373131"', "4711"),
        ("343", ""),
        ("zz", ""),
        ("ff00", ""),
        ("", ""),
    ],
)
def test_hex(value: str, text: str) -> None:
    assert decode(value, "hex") == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0034373131;encoding=hex", "4711"),
        ("0434373131;encoding=hex;purpose=isdn-uui;content=isdn-uui", "4711"),
        ("34373131;encoding=hex", "4711"),
        ("34373131;pd=04;encoding=hex", "4711"),
        ("34373131", "4711"),
        ("34373131;purpose=other", "34373131"),
        ("hello;encoding=text", "hello"),
        ('"a;b,c";encoding=ascii', "a;b,c"),
        ("nothex;encoding=hex", ""),
        (f"00{UCID};encoding=hex", ""),
        (";;;", ""),
    ],
)
def test_user_to_user(value: str, text: str) -> None:
    assert decode(value, "uui") == text


def test_a_discriminator_that_travels_apart_is_not_taken_off_twice() -> None:
    assert uui_data("0041;pd=04;encoding=hex") == b"\x00A"


@pytest.mark.parametrize(
    ("value", "key", "text"),
    [
        (f"00{UCID};encoding=hex", "FA", "00025000160955721139"),
        (f"00{DIGITS}{UCID};encoding=hex", "fa", "00025000160955721139"),
        (f"04{UCID}{DIGITS};encoding=hex", "C8", "123456"),
        (f"{DIGITS};encoding=hex;pd=00", "C8", "123456"),
        (f"00{UCID};encoding=hex", "C8", ""),
        ("00C8FF3132;encoding=hex", "C8", ""),
        ("00C800C80131;encoding=hex", "C8", ""),
        ("00;encoding=hex", "C8", ""),
        ("text", "C8", ""),
    ],
)
def test_avaya_items(value: str, key: str, text: str) -> None:
    assert decode(value, "avaya", key) == text


@pytest.mark.parametrize(
    ("value", "key", "text"),
    [
        ("account=6222+02&name=%E7%8E%8B", "name", "王"),
        ("account=6222+02&name=%E7%8E%8B", "account", "6222 02"),
        ("a=1&a=2", "a", "1"),
        ("a=%00%ff", "a", "\ufffd"),
        ("main%2F2", "", "main/2"),
        ("a=1", "b", ""),
    ],
)
def test_urlencoded(value: str, key: str, text: str) -> None:
    assert decode(value, "urlencoded", key) == text


@given(
    st.one_of(st.text(max_size=200), st.from_regex(r"\A[0-9A-F]{0,40}(;encoding=hex)?(;pd=00)?\Z")),
    st.sampled_from(["text", "hex", "uui", "avaya", "urlencoded"]),
    st.sampled_from(["", "C8", "FA", "a"]),
)
def test_any_value_is_decoded_to_clean_bounded_text(value: str, decoder: str, key: str) -> None:
    text = decode(value, decoder, key)
    assert len(text) <= MAX_VALUE
    assert text == clean(text)
