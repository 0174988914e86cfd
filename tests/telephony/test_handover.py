"""From headers to what the desk may believe: identity order, privacy, diversion, the table of rules, shapes."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.telephony.handover import DEFAULT_RULES, Handover, HeaderRule, read_handover
from app.telephony.headers import read_headers

PAI = "P-Asserted-Identity: "
RPID = "Remote-Party-ID: "


def read(*lines: str, trusted: bool = True, rules: tuple[HeaderRule, ...] = DEFAULT_RULES) -> Handover:
    start = ("INVITE sip:1001@127.0.0.1:40000;ob SIP/2.0", "To: <sip:5000@bank.example>")
    return read_handover(read_headers("\r\n".join((*start, *lines, "", ""))), rules, trusted)


def test_what_the_ivr_of_the_lab_sends() -> None:
    got = read(
        'From: "Wang" <sip:13800138001@pbx>;tag=1',
        PAI + '"王小明" <sip:+8613800138001@pbx;user=phone>',
        "X-CC-Queue: bank-service",
        "X-CC-Call-Id: 1795287274.0",
        "X-CC-Customer-Id: 0012345",
        "X-CC-Menu-Path: main/2",
        "X-CC-Language: zh_CN",
        "X-CC-Authenticated: PIN",
        "X-CC-Wait: 42",
        "Diversion: <sip:95588@bank.example>;reason=unconditional",
    )
    assert got == Handover(
        caller_number="+8613800138001",
        caller_name="王小明",
        called_number="5000",
        diverted_from="95588",
        pbx_call_id="1795287274.0",
        customer_claim="0012345",
        queue="bank-service",
        menu_path="main/2",
        language="zh_CN",
        method="pin",
        wait_s=42,
        trusted=True,
    )


@pytest.mark.parametrize(
    ("lines", "number", "name"),
    [
        (["From: <sip:3@pbx>", RPID + "<sip:2@pbx>", PAI + "<tel:+1>"], "+1", ""),
        (["From: <sip:3@pbx>", RPID + '"R" <sip:2@pbx>'], "2", "R"),
        (["From: <sip:3@pbx>", RPID + "<sip:2@pbx>;party=called"], "3", ""),
        (['From: "F" <sip:3@pbx>'], "3", "F"),
        (['From: "F" <sip:3@pbx>', PAI + "<mailto:x@y>, <sip:pbx.example>, tel:+49;x=y"], "+49", "F"),
        (["From: <sip:+15617500080;verstat=TN-Validation-Passed@pbx>"], "+15617500080", ""),
        (['From: "3" <sip:3@pbx>'], "3", ""),
        (["From: <sip:3@pbx>", "From: <sip:4@pbx>"], "3", ""),
        ([], "", ""),
    ],
)
def test_identity_order(lines: list[str], number: str, name: str) -> None:
    got = read(*lines)
    assert (got.caller_number, got.caller_name, got.withheld) == (number, name, False)


@pytest.mark.parametrize(
    "lines",
    [
        ['From: "Anonymous" <sip:anonymous@anonymous.invalid>'],
        ["From: <sip:Anonymous@pbx>"],
        ["From: <sip:3@anonymous.invalid>"],
        ["From: <sip:3@pbx>", PAI + '"W" <tel:+1>', "Privacy: id"],
        ["From: <sip:3@pbx>", "Privacy: Header; User"],
        ["From: <sip:3@pbx>", RPID + '"R" <sip:2@pbx>;privacy=full'],
    ],
)
@pytest.mark.parametrize("trusted", [True, False])
def test_a_withheld_number_and_name_are_not_handed_on(lines: list[str], trusted: bool) -> None:
    got = read(*lines, trusted=trusted)
    if not trusted and RPID in lines[-1]:
        assert not got.withheld  # Remote-Party-ID of a stranger is not read at all
        return
    assert (got.withheld, got.caller_number, got.caller_name) == (True, "", "")


def test_privacy_none_withholds_nothing() -> None:
    assert read("From: <sip:3@pbx>", "Privacy: none").caller_number == "3"


def test_a_stranger_gives_a_number_and_nothing_else() -> None:
    lines = [
        'From: "Your Bank" <sip:3@evil>',
        PAI + "<tel:+1>",
        "Diversion: <sip:9@evil>",
        "X-CC-Authenticated: pin",
        "X-CC-Customer-Id: C00000001",
        "User-to-User: 00C806313233343536;encoding=hex",
    ]
    assert read(*lines, trusted=False) == Handover(caller_number="3")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Diversion: <sip:+11@a>;reason=no-answer, <sip:+12@a>"], "+11"),
        (["Diversion: <sip:+11@a>;privacy=full", "Diversion: <tel:+12>"], "+12"),
        (["History-Info: <sip:5000@b?Reason=SIP%3Bcause%3D302>;index=1.1, <sip:1001@b>;index=1.2;rc=1.1"], "5000"),
        (["History-Info: <sip:7@b?Privacy=history>;index=1, <sip:8@b>;index=1.1"], ""),
        (["History-Info: <sip:8@b>;index=1, <sip:8@c>;index=1.1"], ""),
        (["History-Info: <sip:8@b>;index=1"], ""),
    ],
)
def test_diversion(lines: list[str], number: str) -> None:
    assert read("From: <sip:3@pbx>", *lines).diverted_from == number


def test_called_number_comes_from_the_request_line_when_to_names_nobody() -> None:
    headers = read_headers("INVITE sip:+4989@bank SIP/2.0\r\nTo: <sip:bank>\r\n\r\n")
    assert read_handover(headers, (), trusted=True).called_number == "+4989"
    assert read_handover(read_headers("INVITE\r\nTo: x"), (), trusted=True).called_number == ""


def test_user_to_user_by_the_default_table() -> None:
    got = read("User-to-User: 00FA080019001038F725B3C806313233343536;encoding=hex, 48656c6c6f;encoding=hex")
    assert (got.pbx_call_id, got.customer_claim, got.note) == ("00025000160955721139", "123456", "Hello")


@pytest.mark.parametrize(
    ("rule", "line", "field", "value"),
    [
        (HeaderRule(header="x-cisco", decoder="hex", field="note"), "X-Cisco: e78e8b", "note", "王"),
        (
            HeaderRule(header="X-Data", decoder="urlencoded", key="acct", field="customer_claim"),
            "X-Data: a=1&acct=C%30",
            "customer_claim",
            "C0",
        ),
        (HeaderRule(header="X-Who", field="transferred_by"), "X-Who: 王 <1002>", "transferred_by", "王 <1002>"),
        (HeaderRule(header="X-Q", field="queue"), "X-Q: support@default", "queue", "support@default"),
    ],
)
def test_own_rules(rule: HeaderRule, line: str, field: str, value: str) -> None:
    assert getattr(read(line, rules=(rule,)), field) == value


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("X-CC-Customer-Id: 1' OR '1'='1", "customer_claim"),
        ("X-CC-Customer-Id: " + "9" * 65, "customer_claim"),
        ("X-CC-Call-Id: <script>", "pbx_call_id"),
        ("X-CC-Queue: a b", "queue"),
        ("X-CC-Language: <b>de</b>", "language"),
        ("X-CC-Authenticated: pin; drop", "method"),
        ("X-CC-Customer-Id: ", "customer_claim"),
    ],
)
def test_a_value_of_another_shape_counts_as_not_sent(line: str, field: str) -> None:
    assert getattr(read(line), field) == ""


@pytest.mark.parametrize("value", ["-1", "1e3", "99999", "٣"])
def test_an_absurd_waiting_time_is_dropped(value: str) -> None:
    assert read(f"X-CC-Wait: {value}").wait_s is None


def test_the_first_valid_value_of_a_repeated_header_counts() -> None:
    assert read("X-CC-Customer-Id: ??", "X-CC-Customer-Id: 1", "X-CC-Customer-Id: 2").customer_claim == "1"


def test_html_in_names_stays_text_and_long_names_are_cut() -> None:
    got = read('From: "<img src=x>" <sip:3@pbx>')
    assert got.caller_name == "<img src=x>"
    assert len(read(f'From: "{"n" * 3000}" <sip:3@pbx>').caller_name) <= 128


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "rfc4475").glob("*.dat")), ids=lambda path: path.stem)
def test_torture_messages(path: Path) -> None:
    headers = read_headers(path.read_bytes().decode("utf-8", "surrogateescape"))
    for trusted in (True, False):
        got = read_handover(headers, DEFAULT_RULES, trusted)
        assert msgspec.json.decode(msgspec.json.encode(got), type=Handover) == got


names = st.sampled_from(["From", "To", "Privacy", "Diversion", "History-Info", "User-to-User", "X-CC-Wait"])
line = st.tuples(names | st.just(PAI[:-2]) | st.just(RPID[:-2]), st.text(max_size=80)).map(": ".join)


@given(st.lists(line, max_size=12), st.booleans())
def test_any_headers_give_a_bounded_handover(lines: list[str], trusted: bool) -> None:
    got = read(*lines, trusted=trusted)
    assert len(msgspec.json.encode(got)) < 20_000
    assert got.trusted is trusted
    if not trusted:
        assert got == Handover(caller_number=got.caller_number, withheld=got.withheld)


@pytest.mark.parametrize(
    ("sent", "claim"),
    [
        ("6222 0200 1111 2222", "6222020011112222"),
        ("6222-0200-1111-2222", "6222020011112222"),
        ("DE89 3704 0044 0532", "DE89370400440532"),
        ("C0000-0001", "C00000001"),
        ("no account", ""),
        ("6222 0200 ' or 1", ""),
        ("-6222", "-6222"),
        (" ".join("9" * 65), ""),
    ],
)
def test_an_account_number_may_come_in_groups(sent: str, claim: str) -> None:
    assert read(f"X-CC-Customer-Id: {sent}").customer_claim == claim
