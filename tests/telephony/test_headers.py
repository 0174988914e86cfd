"""The header reader: RFC 3261's forms, RFC 4475's torture messages, limits, and text that no person should see."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.telephony.headers import (
    MAX_HEADERS,
    MAX_ITEMS,
    MAX_NAME,
    MAX_VALUE,
    MAX_X_HEADERS,
    REQUEST_LINE,
    clean,
    every,
    first,
    read_address,
    read_addresses,
    read_headers,
    read_uri,
    split_outside,
    unescape,
)

TORTURE = sorted((Path(__file__).parent / "rfc4475").glob("*.dat"))


def torture(name: str) -> str:
    return (Path(__file__).parent / "rfc4475" / f"{name}.dat").read_bytes().decode("utf-8", "surrogateescape")


def test_all_torture_messages_are_here() -> None:
    assert len(TORTURE) == 49


@pytest.mark.parametrize("path", TORTURE, ids=lambda path: path.stem)
def test_torture_message_gives_its_main_headers(path: Path) -> None:
    headers = read_headers(torture(path.stem))
    wanted = {"cseq"} if path.stem == "insuf" else {"from", "to", "call-id", "cseq"}
    assert wanted <= {name for name, _ in headers}
    for name, value in headers:
        assert name == name.lower()
        assert value == clean(value) != ""
        read_address(value)
        read_uri(value)


def test_folding_compact_names_and_blanks_before_the_colon() -> None:
    headers = read_headers(torture("wsinv"))
    assert first(headers, "to") == "sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n"
    assert first(headers, "from").startswith('"J Rosenberg \\\\\\""       <sip:jdrosen@example.com>')
    assert first(headers, "call-id") == "wsinv.ndaksdj@192.0.2.1"
    assert len(every(headers, "VIA")) == 2
    assert first(headers, "NewFangledHeader") == "newfangled value continued newfangled value"


def test_an_escaped_name_is_another_header() -> None:
    headers = read_headers(torture("esc02"))
    assert len(every(headers, "contact")) == 2
    assert first(headers, "c%6Fntact") == "<sip:alias2@host2.example.com>"


def test_only_the_first_of_two_messages_is_read() -> None:
    assert first(read_headers(torture("dblreq")), "call-id") == "dblreq.0ha0isndaksdj99sdfafnl3lk233412"


def test_request_line_is_kept_and_a_status_line_is_not() -> None:
    assert first(read_headers(torture("lwsstart")), REQUEST_LINE) == "INVITE  sip:user@example.com  SIP/2.0"
    assert first(read_headers(torture("bcast")), REQUEST_LINE) == ""


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_line_end(end: str) -> None:
    text = end.join(["INVITE sip:1@pbx SIP/2.0", "f: <sip:2@pbx>", " ;tag=1", "X-A: 1", "X-A: 2", "", "X-A: body"])
    headers = read_headers(text)
    assert first(headers, "from") == "<sip:2@pbx> ;tag=1"
    assert every(headers, "x-a") == ["1", "2"]


def test_empty_values_count_as_absent() -> None:
    assert read_headers("INVITE sip:1@pbx SIP/2.0\r\nX-CC-Customer-Id: \r\nX-B: \x00\u202e\r\n")[1:] == ()


@pytest.mark.parametrize("cut", ["X-CC-Customer-Id: 0012", "X-CC-Customer-Id:", "X-CC-Cust", "X-CC-Customer-Id: 00\r"])
def test_of_a_message_that_was_cut_no_half_value_is_read(cut: str) -> None:
    whole = "X-CC-Queue: bank\r\n"
    headers = read_headers(f"INVITE sip:1@pbx SIP/2.0\r\n{whole}{cut}")
    assert every(headers, "x-cc-queue") == ["bank"]
    assert every(headers, "x-cc-customer-id") == (["00"] if cut.endswith("\r") else [])


def test_limits_of_count_and_length() -> None:
    lines = [
        "INVITE sip:1@pbx SIP/2.0",
        *(f"X-{n}: {'v' * 500}" for n in range(100)),
        f"{'n' * 200}: 1",
        "After: 1",
        "",
        "",
    ]
    headers = read_headers("\r\n".join(lines))
    x_values = [value for name, value in headers if name.startswith("x-")]
    assert len(x_values) == MAX_X_HEADERS
    assert headers[-1] == ("after", "1")
    long = read_headers(f"INVITE sip:1@pbx SIP/2.0\r\nX-A: {'v' * 3000}\r\n")
    assert [len(value) for _, value in long[1:]] == [MAX_VALUE]
    many = read_headers("INVITE sip:1@pbx SIP/2.0\r\n" + "A: 1\r\n" * 1000)
    assert len(many) == MAX_HEADERS


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("M\udcfcller", "Müller"),
        ("王\udcff明", "王\ufffd明"),
        ("a\udc80b", "a\ufffdb"),
        ("lone\ud800", "lone\ufffd"),
        ("a\x00b\x07c\x7fd\x85e", "abcde"),
        ("tab\there", "tab here"),
        ("pay\u202eeno\u2066x\u200f\ufeff", "payenox"),
        ("line\u2028end\u2029", "lineend"),
        ("<b>王小明</b> & 'x'", "<b>王小明</b> & 'x'"),
        ("Robert'); DROP TABLE customers;--", "Robert'); DROP TABLE customers;--"),
    ],
)
def test_what_a_person_may_see(sent: str, shown: str) -> None:
    assert clean(sent) == shown


@pytest.mark.parametrize(
    ("value", "name", "uri"),
    [
        ('"Jane \\"J\\" Doe, <x>" <sip:1@pbx;user=phone>;tag=7', 'Jane "J" Doe, <x>', "sip:1@pbx;user=phone"),
        ("caller<sip:caller@example.com>;tag=323", "caller", "sip:caller@example.com"),
        ("Bell, Alexander <sip:a@example.com>;tag=43", "Bell, Alexander", "sip:a@example.com"),
        ("sip:caller@example.net;tag=2234923", "", "sip:caller@example.net"),
        ('"Mr. J. User <sip:j.user@example.com>', "Mr. J. User", "sip:j.user@example.com"),
        ("<sip:open@example.com", "", "sip:open@example.com"),
        ('"', "", '"'),
        ("", "", ""),
    ],
)
def test_addresses(value: str, name: str, uri: str) -> None:
    address = read_address(value)
    assert (address.name, address.uri) == (name, uri)


def test_parameters_of_an_address() -> None:
    assert read_address('<sip:1@pbx>;Party=calling;privacy="full";x;party=called').params == {
        "party": "calling",
        "privacy": "full",
        "x": "",
    }
    assert read_address("sip:1@pbx;tag=5").params == {"tag": "5"}


def test_comma_lists_and_repeated_headers_are_one_list() -> None:
    found = read_addresses(['"A, B" <sip:1@pbx>, <sip:2@pbx;a=b,c>', "tel:+3"])
    assert [address.uri for address in found] == ["sip:1@pbx", "sip:2@pbx;a=b,c", "tel:+3"]
    assert len(read_addresses(["sip:1@pbx," * 500] * 3)) == MAX_ITEMS


@pytest.mark.parametrize(
    ("text", "scheme", "user", "host"),
    [
        ("sip:+8613800138001@pbx.example:5060;user=phone?X=1", "sip", "+8613800138001", "pbx.example:5060"),
        ("sip:+15617500080;verstat=TN-Validation-Passed@foo.com;user=phone", "sip", "+15617500080", "foo.com"),
        ("tel:+4930123456;phone-context=x", "tel", "+4930123456", ""),
        ("SIPS:%75se%72:secret@[::1]:5061", "sips", "user", "[::1]:5061"),
        ("sip:sips%3Auser%40example.com@example.net", "sip", "sips:user@example.com", "example.net"),
        ("sip:null-%00-null@example.com", "sip", "null--null", "example.com"),
        ("sip:%E2%80%AE%ff@example.com", "sip", "\ufffd", "example.com"),
        ("sip:example.com;lr", "sip", "", "example.com"),
        ("nobodyKnowsThisScheme:totallyopaquecontent", "nobodyknowsthisscheme", "", ""),
        ("alan@jasomi.com", "", "", ""),
    ],
)
def test_uris(text: str, scheme: str, user: str, host: str) -> None:
    uri = read_uri(text)
    assert (uri.scheme, uri.user, uri.host) == (scheme, user, host)


hostile = st.text(st.characters(codec=None) | st.sampled_from('\r\n\t :;,<>"\\@%=?&\x00\udcff\u202e'), max_size=400)


@given(hostile)
def test_any_text_is_read_within_the_limits(text: str) -> None:
    headers = read_headers(text)
    assert len(headers) <= MAX_HEADERS + 1
    for name, value in headers:
        assert name == REQUEST_LINE or 0 < len(name) <= MAX_NAME
        assert 0 < len(value) <= MAX_VALUE
        value.encode()
        assert clean(value) == value
    assert len(split_outside(text, ",")) <= MAX_ITEMS
    address = read_address(text)
    read_uri(address.uri)
    assert unescape(text) == clean(unescape(text))


@given(st.binary(max_size=600))
def test_any_bytes_are_read(data: bytes) -> None:
    for _, value in read_headers("INVITE sip:1@pbx SIP/2.0\r\n" + data.decode("utf-8", "surrogateescape")):
        assert value.isprintable() or any(c.isspace() or ord(c) > 127 for c in value)


def test_work_grows_with_the_text_and_the_text_is_bounded() -> None:
    big = "INVITE sip:1@pbx SIP/2.0\r\nX-A: " + '"<\\' * 20_000 + "\r\n"
    assert [len(value) for name, value in read_headers(big) if name == "x-a"] == [MAX_VALUE]
    assert read_headers(big[:-2] + "x" * 1_000_000)[1:] == ()
    assert read_headers("\r\n" * 1_000_000) == ()
