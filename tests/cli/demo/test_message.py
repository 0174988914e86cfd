"""SIP messages read and written: what comes back is what was put in."""

import pytest

from app.cli.demo.message import encode, parse, reply

INVITE = encode(
    "INVITE sip:1@pbx SIP/2.0",
    [
        ("Via", "SIP/2.0/UDP 127.0.0.1:5;rport;branch=z9hG4bKa"),
        ("Via", "SIP/2.0/UDP far"),
        ("f", '"a;tag=x" <sip:2@pbx>;tag=me'),
        ("To", "<sip:1@pbx>"),
        ("i", "call"),
        ("CSeq", "7 INVITE"),
        ("X-Raw", "M\udcfcller"),
    ],
    b"body\r\n\r\n",
)


def test_a_request_is_read_as_written() -> None:
    message = parse(b"\r\n\r\n" + INVITE)
    assert message is not None
    assert (message.method, message.uri, message.status, message.body) == ("INVITE", "sip:1@pbx", 0, b"body\r\n\r\n")
    assert (message.call_id, message.cseq, message.branch) == ("call", (7, "INVITE"), "z9hG4bKa")
    assert (message.tag("from"), message.tag("to"), message.get("x-raw")) == ("me", "", "Müller")
    assert b"X-Raw: M\xfcller\r\n" in INVITE


def test_an_answer_goes_back_the_way_the_request_came() -> None:
    request = parse(INVITE)
    assert request is not None
    answer = parse(reply(request, 404, "Not Found", ("127.0.0.9", 99), "you", [("X-A", "1")]))
    assert answer is not None
    assert (answer.status, answer.reason, answer.get("x-a")) == (404, "Not Found", "1")
    assert answer.get("content-length") == "0"
    vias = [value for name, value in answer.headers if name == "via"]
    assert vias == ["SIP/2.0/UDP 127.0.0.1:5;branch=z9hG4bKa;received=127.0.0.9;rport=99", "SIP/2.0/UDP far"]
    assert (answer.tag("to"), answer.tag("from"), answer.cseq) == ("you", "me", (7, "INVITE"))


@pytest.mark.parametrize("data", [b"", b"\r\n", b"hello", b"A b SIP/2.1\r\n\r\n", b"SIP/2.0 x y\r\n\r\n", b"\xff\x00"])
def test_noise_is_no_message(data: bytes) -> None:
    assert parse(data) is None


@pytest.mark.parametrize("value", ["", "x INVITE", "-1 INVITE", "² INVITE"])
def test_an_odd_cseq_is_none(value: str) -> None:
    message = parse(encode("BYE sip:x SIP/2.0", [("CSeq", value)]))
    assert message is not None
    assert message.cseq == (0, "")
    assert (message.branch, message.call_id) == ("", "")
    assert parse(reply(message, 200, "OK", ("127.0.0.1", 1))) is not None
