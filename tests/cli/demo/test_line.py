"""The demo's line against a phone told what to do, datagram by datagram: who is let in, and every way a call goes."""

import struct
from collections.abc import Iterator

import msgspec
import pytest

from app.cli.demo import g711, sdp
from app.cli.demo.line import DemoLine
from app.cli.demo.message import parse, reply
from app.cli.demo.stories import KNOWN, RING, STRANGER, WITHHELD, Story
from app.telephony.handover import DEFAULT_RULES, read_handover
from tests.fakes.plain_phone import PlainPhone

STORY = msgspec.structs.replace(KNOWN, rings_s=20.0, talks_s=20.0)
FIELDS = [("From", "<sip:x@y>;tag=1"), ("To", "<sip:demo>"), ("Call-ID", "elsewhere")]


@pytest.fixture
def line() -> Iterator[DemoLine]:
    with DemoLine(("127.0.0.1", 0), {"1001": "secret", "1002": "other"}, keep_audio=True) as line:
        yield line


@pytest.fixture
def phone(line: DemoLine) -> Iterator[PlainPhone]:
    with PlainPhone(line.address) as phone:
        assert phone.register().status == 200
        assert line.wait_registered(5)
        yield phone


# ---- signing in


def test_only_the_right_password_signs_in(line: DemoLine) -> None:
    with PlainPhone(line.address, password="wrong") as phone:
        assert phone.register().status == 401
    with PlainPhone(line.address, user="9999") as phone:
        assert phone.register().status == 401
    assert not line.wait_registered(0)


def test_signing_in_out_and_in_again_from_elsewhere(line: DemoLine, phone: PlainPhone) -> None:
    assert phone.register(expires=0).get("contact") == ""
    assert not line.wait_registered(0)
    with PlainPhone(line.address) as other:
        answer = other.register()
        assert answer.status == 200
        assert f"127.0.0.1:{other.port}" in answer.get("contact")
        assert line.wait_registered(0)
        pending = line.start_call(RING)
        other.expect_invite()
        other.answer(486, "Busy Here")
        assert pending.result(5).status == 486
    assert not line.wait_registered(0, "1002")


def test_an_answer_to_a_challenge_works_once(line: DemoLine, phone: PlainPhone) -> None:
    challenge = phone.send_register()
    authorization = phone.authorization(challenge)
    assert phone.send_register(authorization=authorization).status == 200
    assert phone.send_register(authorization=authorization).status == 401
    assert phone.send_register(authorization=phone.authorization(challenge, count=2)).status == 200


def test_a_star_takes_every_binding_away(line: DemoLine, phone: PlainPhone) -> None:
    assert phone.register(contact="*", expires=0).status == 200
    assert not line.wait_registered(0)


@pytest.mark.parametrize(("method", "status"), [("OPTIONS", 200), ("SUBSCRIBE", 489), ("BYE", 481), ("PUBLISH", 405)])
def test_requests_outside_a_call(phone: PlainPhone, method: str, status: int) -> None:
    assert phone.ask(method, "sip:demo", FIELDS).status == status


def test_noise_is_ignored(phone: PlainPhone) -> None:
    for noise in (
        b"",
        b"\r\n\r\n",
        b"\x00\xff" * 100,
        b"INVITE\r\n\r\n",
        b"SIP/2.0 abc\r\n\r\n",
        b"A b SIP/3.0\r\n\r\n",
    ):
        phone.send(noise)
    assert phone.ask("OPTIONS", "sip:demo", FIELDS).status == 200


# ---- a call's ways


def test_a_call_to_its_end_with_sound_both_ways(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STORY)
    invite = phone.expect_invite()
    phone.answer(100, "Trying")
    phone.answer(180, "Ringing")
    phone.answer(200)
    assert phone.receive("ACK").cseq == (1, "ACK")
    stream = sdp.read(invite.body)
    assert stream is not None
    packets = [phone.rtp.recv(2048) for _ in range(20)]
    assert {(packet[1] & 0x7F, len(packet)) for packet in packets} == {(g711.PCMU, 172)}
    numbers = [struct.unpack("!H", packet[2:4])[0] for packet in packets]
    assert numbers == [(numbers[0] + step) & 0xFFFF for step in range(20)]
    tone = g711.encode([8000, -8000] * 80, g711.PCMU)
    for number in range(10):
        head = struct.pack("!BBHII", 0x80, g711.PCMU, number, number * 160, 7)
        phone.rtp.sendto(head + tone, (stream.host, stream.port))
    phone.in_call("BYE")
    while (answer := phone.receive()).cseq[1] != "BYE":
        pass
    log = pending.result(5)
    assert answer.status == 200
    assert (log.status, log.side, log.packets_received) == (200, "agent", 10)
    assert log.level == pytest.approx(8000, rel=0.05)
    assert log.packets_sent >= 20
    assert len(log.heard) == 10 * 160 * 2
    assert log.invite_sent_ns is not None
    assert log.trying_ns is not None
    assert log.ringing_ns is not None
    assert log.answered_ns is not None
    assert log.ended_ns is not None
    assert log.invite_sent_ns < log.trying_ns < log.ringing_ns < log.answered_ns < log.ended_ns


def test_the_story_reaches_the_desk_as_told(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STORY)
    got = read_handover(phone.expect_invite().headers, DEFAULT_RULES, trusted=True)
    assert (got.caller_number, got.caller_name, got.customer_claim, got.method, got.wait_s) == (
        "+8613800138001",
        "王小明",
        "6222020000000001",
        "pin",
        42,
    )
    phone.answer(603, "Decline")
    assert phone.receive("ACK").branch == phone.invite.branch  # type: ignore[union-attr]  # set by expect_invite
    log = pending.result(5)
    assert (got.pbx_call_id, log.status, log.side) == (log.pbx_call_id, 603, "agent")


def test_a_withheld_number(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(WITHHELD)
    got = read_handover(phone.expect_invite().headers, DEFAULT_RULES, trusted=True)
    assert (got.withheld, got.caller_number, got.queue) == (True, "", "bank-service")
    phone.answer(486, "Busy Here")
    pending.result(5)


def test_the_caller_gives_up_at_the_first_ring(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(RING)
    invite = phone.expect_invite()
    phone.answer(180, "Ringing")
    cancel = phone.receive("CANCEL")
    assert cancel.branch == invite.branch
    phone.answer_request(cancel)
    phone.answer(487, "Request Terminated")
    phone.receive("ACK")
    log = pending.result(5)
    assert (log.status, log.side, log.answered_ns) == (487, "caller", None)
    assert log.ring_ms is not None


def test_the_agent_answers_just_as_the_caller_gives_up(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(RING)
    phone.expect_invite()
    phone.answer(180, "Ringing")
    phone.receive("CANCEL")
    phone.answer(200)
    phone.receive("ACK")
    phone.answer_request(phone.receive("BYE"))
    log = pending.result(5)
    assert (log.status, log.side) == (200, "caller")


def test_the_caller_hangs_up(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(msgspec.structs.replace(STORY, talks_s=0.05))
    phone.expect_invite()
    phone.answer(200)
    phone.receive("ACK")
    bye = phone.receive("BYE")
    assert bye.cseq == (2, "BYE")
    assert bye.tag("to") == phone.tag
    phone.answer_request(bye)
    assert pending.result(5).side == "caller"
    assert [*pending.steps()] == []


def test_a_repeated_200_is_acknowledged_again(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STORY)
    phone.expect_invite()
    for _ in range(2):
        phone.answer(200)
        phone.receive("ACK")
    phone.in_call("BYE")
    assert phone.receive().status == 200
    log = pending.result(5)
    phone.answer(200)  # so late that the call is over here
    phone.receive("ACK")
    assert log.side == "agent"


def test_a_lost_invite_is_sent_again_and_only_until_it_was_heard(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STORY)
    first = phone.expect_invite()
    assert phone.expect_invite() == first
    phone.answer(180, "Ringing")
    phone.answer(486, "Busy Here")
    phone.receive("ACK")
    assert pending.result(5).invites_sent == 2


def test_hold_retrieve_and_digits(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STORY)
    steps = pending.steps()
    stream = sdp.read(phone.expect_invite().body)
    assert stream is not None
    phone.answer(200)
    phone.receive("ACK")
    for direction, answered in (("sendonly", "recvonly"), ("sendrecv", "sendrecv")):
        via = phone.via()
        phone.in_call("INVITE", phone.sdp(direction))
        answer = sdp.read(phone.receive().body)
        assert answer is not None
        assert (answer.direction, answer.port) == (answered, stream.port)
        phone.in_call("ACK", via=via)
    for event, stamp in ((1, 100), (1, 100), (1, 900), (11, 1700)):
        packet = struct.pack("!BBHIIBBH", 0x80, sdp.DIGITS, 1, stamp, 7, event, 0x8A, 960)
        phone.rtp.sendto(packet, (stream.host, stream.port))
    told = [next(steps) for _ in range(6)]
    assert told == ["answered", "held", "retrieved", "digit 1", "digit 1", "digit #"]
    phone.in_call("BYE")
    log = pending.result(5)
    assert (log.holds, log.digits) == (1, "11#")


def test_an_offer_without_a_law_of_ours_is_refused(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STORY)
    phone.expect_invite()
    phone.answer(200)
    phone.receive("ACK")
    phone.in_call("INVITE", phone.sdp().replace(b"RTP/AVP 0", b"RTP/SAVP 0"))
    assert phone.receive().status == 488
    phone.in_call("REFER")
    assert phone.receive().status == 603
    phone.in_call("BYE")
    assert phone.receive().status == 200
    assert pending.result(5).side == "agent"


def test_an_invite_without_an_offer_is_answered_in_the_ack(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(msgspec.structs.replace(STORY, offer=False))
    assert phone.expect_invite().body == b""
    phone.answer(200, body=phone.sdp(law=g711.PCMA))
    stream = sdp.read(phone.receive("ACK").body)
    assert stream is not None
    assert stream.payload_type == g711.PCMA
    assert phone.rtp.recv(2048)[1] & 0x7F == g711.PCMA
    phone.in_call("BYE")
    assert pending.result(5).side == "agent"


def test_two_calls_at_once_are_kept_apart(line: DemoLine, phone: PlainPhone) -> None:
    calls = [line.start_call(STORY), line.start_call(WITHHELD)]
    invites = [phone.expect_invite() for _ in calls]
    for phone.invite, code in zip(invites, (486, 480), strict=True):
        phone.answer(code, "No")
        assert phone.receive("ACK").call_id == phone.invite.call_id
    assert [call.result(5).status for call in calls] == [486, 480]


def test_a_call_from_elsewhere_comes_from_elsewhere(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STRANGER)
    data, source = phone.sock.recvfrom(65_536)
    invite = parse(data)
    assert invite is not None
    assert source[0] == "127.0.0.2"
    phone.sock.sendto(reply(invite, 403, "Forbidden", source, "t"), source)
    assert pending.result(5).status == 403


def test_nobody_is_called_before_signing_in(line: DemoLine) -> None:
    log = line.call(STORY, timeout_s=5)
    assert (log.status, log.side, log.invite_sent_ns) == (404, "nobody", None)


def test_a_phone_that_died_in_a_call_ends_it_by_signing_in_anew(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STORY)
    phone.expect_invite()
    phone.answer(200)
    phone.receive("ACK")
    phone.register()
    with PlainPhone(line.address) as other:
        other.register()
        assert pending.result(5).side == "nobody"
        next_one = line.start_call(STORY)
        other.expect_invite()
        other.answer(486, "Busy Here")
        assert next_one.result(5).status == 486


def test_closing_the_line_hangs_up(line: DemoLine, phone: PlainPhone) -> None:
    pending = line.start_call(STORY)
    phone.expect_invite()
    phone.answer(200)
    phone.receive("ACK")
    line.hang_up_all()
    phone.answer_request(phone.receive("BYE"))
    assert pending.result(5).side == "caller"
    line.close()
    line.close()


def test_a_taken_port_is_said_at_once(line: DemoLine) -> None:
    with pytest.raises(OSError, match="in use"):
        DemoLine(line.address, {})


def test_a_missing_recording_is_said_to_who_asked(line: DemoLine) -> None:
    with pytest.raises(FileNotFoundError):
        line.start_call(Story(key="x", title="x", speech="no-such-recording"))


def test_a_number_dialled_by_a_stranger_is_refused(line: DemoLine) -> None:
    with PlainPhone(line.address) as stranger:
        assert stranger.ask("INVITE", "sip:+8613800138001@bank", FIELDS).status == 403


# ---- what must cost no other call


@pytest.mark.parametrize("method", ["INVITE", "UPDATE"])
def test_a_change_of_a_call_that_is_over_is_refused(line: DemoLine, phone: PlainPhone, method: str) -> None:
    pending = line.start_call(STORY)
    phone.expect_invite()
    phone.answer(200)
    phone.receive("ACK")
    phone.in_call("BYE")
    assert phone.receive().status == 200
    assert pending.result(5).side == "agent"
    phone.in_call(method, phone.sdp("sendonly"))
    assert phone.receive().status == 481
    assert phone.register().status == 200, "and the line lives"


def test_a_call_that_fails_is_dropped_and_the_line_lives(
    line: DemoLine, phone: PlainPhone, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ArithmeticError("on purpose")

    pending = line.start_call(STORY)
    phone.expect_invite()
    monkeypatch.setattr("app.cli.demo.media.Media.take", fail)
    phone.answer(200)
    assert pending.result(5).side == "nobody"
    monkeypatch.undo()
    assert phone.receive("ACK")
    assert phone.register().status == 200
    second = line.start_call(RING)
    phone.expect_invite()
    phone.answer(486, "Busy Here")
    assert second.result(5).status == 486
    assert "ArithmeticError: on purpose" in capfd.readouterr().err
