"""Session descriptions: what is taken, what is refused, how directions answer each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.demo import sdp
from app.cli.demo.g711 import PCMA, PCMU


def test_what_is_written_is_read() -> None:
    got = sdp.read(sdp.write("127.0.0.1", 4000, 3, sdp.BOTH_LAWS, "sendonly"))
    assert got == sdp.Stream("127.0.0.1", 4000, PCMA, sdp.DIGITS, "sendonly")
    assert got.held


def body(*lines: str) -> bytes:
    return "\r\n".join(["v=0", "c=IN IP4 10.0.0.1/127", *lines, ""]).encode()


def test_the_phones_preference_and_its_digits_are_taken() -> None:
    got = sdp.read(
        body("m=audio 9 RTP/AVP 9 0 8 96", "a=rtpmap:96 TELEPHONE-EVENT/8000", "m=audio 7 RTP/AVP 8", "a=inactive")
    )
    assert got == sdp.Stream("10.0.0.1", 9, PCMU, 96)
    assert not got.held


def test_the_old_way_of_hold() -> None:
    got = sdp.read(body("m=audio 9 RTP/AVP 8").replace(b"10.0.0.1/127", b"0.0.0.0"))
    assert got is not None
    assert (got.direction, got.held) == ("inactive", True)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["m=audio 9 RTP/SAVP 0"],
        ["m=audio 9 RTP/AVP 9 18"],
        ["m=video 9 RTP/AVP 0"],
        ["m=audio"],
        ["m=audio x RTP/AVP"],
    ],
)
def test_a_stream_we_cannot_speak_is_none(lines: list[str]) -> None:
    assert sdp.read(body(*lines)) is None


@pytest.mark.parametrize(
    ("offered", "answered"),
    [
        ("sendrecv", "sendrecv"),
        ("sendonly", "recvonly"),
        ("recvonly", "sendonly"),
        ("inactive", "inactive"),
        ("", "sendrecv"),
    ],
)
def test_directions(offered: str, answered: str) -> None:
    assert sdp.answering(offered) == answered


@given(st.binary(max_size=300) | st.lists(st.sampled_from(["m=audio", "c=IN IP4 ", "a=rtpmap:", " ", "\n", "9", "/"])))
def test_any_body_is_read(data: bytes | list[str]) -> None:
    got = sdp.read(data if isinstance(data, bytes) else "".join(data).encode())
    assert got is None or got.payload_type in (PCMU, PCMA)
