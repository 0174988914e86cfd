"""The INVITE of each story, read as the desk reads it."""

import pytest

from app.cli.demo import sdp
from app.cli.demo.invite import caller_headers, pbx_call_id, quoted, request
from app.cli.demo.message import parse
from app.cli.demo.stories import BROKEN, BY_KEY, HOSTILE, STORIES, Story
from app.models.demo_people import FRAUD
from app.telephony.handover import DEFAULT_RULES, Handover, read_handover
from app.telephony.headers import read_address

PJSIP_LIMIT = 4000
"""Bytes of one datagram that the phone's stack reads (PJSIP_MAX_PKT_LEN)."""


def written(story: Story) -> bytes:
    headers = [*caller_headers(story, "tag", "1795287274.0"), ("To", "<sip:1001@127.0.0.1>"), ("Call-ID", "x" * 24)]
    return request("INVITE", "sip:1001@127.0.0.1:54321;ob", "SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK" + "x" * 16,
                   headers, 1, sdp.write("127.0.0.1", 40_000, 1, sdp.BOTH_LAWS))  # fmt: skip  # one message, one line


def read(story: Story) -> Handover:
    message = parse(written(story))
    assert message is not None
    return read_handover(message.headers, DEFAULT_RULES, trusted=True)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_a_story_fits_into_what_a_phone_reads(story: Story) -> None:
    assert len(written(story)) < PJSIP_LIMIT - 300
    got = read(story)
    assert got.caller_number == ("" if story.withheld else story.number)
    assert got.called_number == "1001"


def test_the_broken_one_does_not() -> None:
    assert len(written(BROKEN)) > PJSIP_LIMIT


def test_what_the_hostile_caller_achieves() -> None:
    got = read(HOSTILE)
    assert got.caller_number == FRAUD.numbers[0]
    assert got.caller_name == '<img src=x onerror="alert(1)"><b>knaB ruoY[31m M\ufffdller\ufffd\ufffd</b>'
    assert (got.customer_claim, got.pbx_call_id, got.method, got.language, got.wait_s) == ("", "", "", "", None)
    assert (got.queue, got.diverted_from) == ("bank-service", "95588")
    assert "\u202e" not in "".join(str(value) for value in (got.menu_path, got.note, got.caller_name))
    assert len(got.note) == 1024


def test_each_call_has_an_id_of_its_own() -> None:
    headers = dict(caller_headers(BY_KEY["known"], "t", "1.2"))
    assert headers["X-CC-Call-Id"] == "1.2"
    assert pbx_call_id().partition(".")[0].isdigit()


@pytest.mark.parametrize("name", ["王小明", 'a"b', "a\\b", '\\"', "<x>, y;z"])
def test_any_name_survives_quoting(name: str) -> None:
    assert read_address(f"{quoted(name)}<sip:1@pbx>").name == name
    assert quoted("") == ""
