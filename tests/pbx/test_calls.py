"""Calls through a real PBX to the real phone: ring, answer, talk, hold, hang up, give up, digits, SRTP."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.telephony import events
from app.telephony.handover import DEFAULT_RULES
from tests.pbx.agent import Agent
from tests.pbx.asterisk import MUSIC, PROMPTS, Asterisk
from tests.pbx.caller import Caller
from tests.pbx.sound import RATE, SoundServer
from tests.pbx.test_registration import tls
from tests.pbx.tones import share_of_tone

Call = Callable[..., Caller]
CALLER_HZ = 440
AGENT_HZ = 700


@pytest.fixture
def agent_speaks(sound: SoundServer) -> Iterator[None]:
    """The agent hums all the while."""
    player = sound.speak(AGENT_HZ, 60.0)
    yield
    player.kill()
    player.wait()


def talking(agent: Agent, caller: Caller) -> str:
    """The phone rings and is answered; the caller hums. Returns the call's id."""
    caller.voice.say(CALLER_HZ)
    ringing = agent.ring()
    agent.phone.answer(ringing.call_id)
    agent.wait_for(events.Answered, call_id=ringing.call_id)
    return ringing.call_id


def test_the_ivr_hands_over_what_it_knows(registered: Agent, call: Call) -> None:
    caller = call("5000", number="+8613800138000", name="Wang")
    for prompt, digits in (("language", "2"), ("account", "622200001111#"), ("pin", "4711"), ("menu", "3")):
        caller.voice.wait_for_tone(PROMPTS[prompt])
        caller.voice.dial(digits)
    ringing = registered.ring()
    headers = dict(ringing.headers)
    assert ringing.from_registrar
    assert headers["x-cc-customer-id"] == "622200001111"
    assert headers["x-cc-authenticated"] == "pin"
    assert headers["x-cc-menu-path"] == "main/3"
    assert headers["x-cc-language"] == "en"
    assert headers["x-cc-queue"] == "bank-service"
    assert headers["x-cc-call-id"]
    assert "+8613800138000" in headers["p-asserted-identity"]


def test_the_callers_own_x_headers_do_not_reach_the_agent(registered: Agent, call: Call) -> None:
    call("6000")
    headers = registered.ring().headers
    assert ("x-cc-authenticated", "no") in headers
    assert not any("9999999999" in value for _, value in headers)


def test_the_built_in_rules_know_every_header_of_the_pbx() -> None:
    dialplan = (Path(__file__).parent / "asterisk" / "extensions.conf").read_text()
    added = set(re.findall(r"PJSIP_HEADER\(add,([\w-]+)\)", dialplan))
    assert added
    assert added <= {rule.header for rule in DEFAULT_RULES}


def test_both_hear_each_other(registered: Agent, call: Call, sound: SoundServer, agent_speaks: None) -> None:
    caller = call("6000")
    talking(registered, caller)
    caller.voice.wait_for_tone(AGENT_HZ)
    agent_heard = sound.record("headset", 2.5)[RATE // 2 :]
    assert share_of_tone(caller.voice.hear(2.0), AGENT_HZ) > 0.8
    assert share_of_tone(agent_heard, CALLER_HZ, RATE) > 0.8


def test_the_ring_is_heard_on_the_other_device_until_the_answer(
    registered: Agent, call: Call, sound: SoundServer
) -> None:
    caller = call("6000")
    ringing = registered.ring()
    assert abs(sound.record("loud", 4.0)).max() > 100
    registered.phone.answer(ringing.call_id)
    registered.wait_for(events.Answered)
    caller.voice.say(CALLER_HZ)
    registered.settle(1.0)
    assert abs(sound.record("loud", 1.0)).max() < 100


def test_on_hold_the_caller_hears_music_and_then_the_agent_again(
    registered: Agent, call: Call, agent_speaks: None
) -> None:
    caller = call("6000")
    call_id = talking(registered, caller)
    caller.voice.wait_for_tone(AGENT_HZ)
    registered.phone.hold(call_id)
    assert registered.wait_for(events.Held, call_id=call_id).by_us
    caller.voice.wait_for_tone(MUSIC)
    registered.phone.retrieve(call_id)
    assert registered.wait_for(events.Retrieved, call_id=call_id).by_us
    caller.voice.wait_for_tone(AGENT_HZ)


def test_muted_the_caller_hears_nothing(registered: Agent, call: Call, agent_speaks: None) -> None:
    caller = call("6000")
    call_id = talking(registered, caller)
    caller.voice.wait_for_tone(AGENT_HZ)
    registered.phone.mute(call_id, True)
    registered.wait_for(events.Muted, on=True)
    registered.settle(0.5)
    assert share_of_tone(caller.voice.hear(1.0), AGENT_HZ) < 0.05
    registered.phone.mute(call_id, False)
    registered.wait_for(events.Muted, on=False)
    caller.voice.wait_for_tone(AGENT_HZ)


def test_the_agent_hangs_up(registered: Agent, call: Call) -> None:
    caller = call("6000")
    call_id = talking(registered, caller)
    registered.phone.hang_up(call_id)
    assert registered.wait_for(events.Ended, call_id=call_id).side == "local"
    assert caller.wait_ended() == 0


def test_the_caller_hangs_up(registered: Agent, call: Call) -> None:
    caller = call("6000")
    call_id = talking(registered, caller)
    caller.hang_up()
    assert registered.wait_for(events.Ended, call_id=call_id).side == "remote"


def test_the_agent_rejects_and_the_queue_offers_again(registered: Agent, call: Call) -> None:
    call("6000")
    first = registered.ring()
    registered.phone.reject(first.call_id, 486)
    assert registered.wait_for(events.Ended, call_id=first.call_id).side == "local"
    again = registered.ring()
    assert again.call_id != first.call_id
    assert dict(again.headers)["x-cc-call-id"] == dict(first.headers)["x-cc-call-id"]


@pytest.mark.parametrize("extension", ["6000", "1001"])
def test_the_caller_gives_up_while_it_rings(registered: Agent, call: Call, extension: str) -> None:
    caller = call(extension)
    call_id = registered.ring().call_id
    caller.hang_up()
    ended = registered.wait_for(events.Ended, call_id=call_id)
    assert (ended.side, ended.code) == ("remote", 487)
    registered.phone.answer(call_id)
    assert registered.wait_for(events.CommandFailed).call_id == call_id
    assert registered.count(events.Answered, call_id) == 0


@pytest.mark.parametrize("lead_ms", [-30, -10, 0, 5, 10, 20, 40])
def test_the_caller_gives_up_just_as_the_agent_answers(registered: Agent, call: Call, lead_ms: int) -> None:
    """Whoever wins: one end, and the phone takes the next call."""
    caller = call("1001")
    call_id = registered.ring().call_id
    moves = [lambda: registered.phone.answer(call_id), caller.hang_up]
    if lead_ms < 0:
        moves.reverse()
    moves[0]()
    registered.settle(abs(lead_ms) / 1000)
    moves[1]()
    registered.wait_for(events.Ended, call_id=call_id)
    registered.settle(0.3)
    assert registered.count(events.Ended, call_id) == 1
    talking(registered, call("1001"))


def test_digits_reach_the_other_side(registered: Agent, asterisk: Asterisk) -> None:
    registered.phone.dial("out-1", "602")
    registered.wait_for(events.Answered, call_id="out-1")
    registered.settle(0.5)
    registered.phone.send_digits("out-1", "1*2")
    registered.phone.send_digits("out-1", "34")
    end = time.monotonic() + 15
    while "digits heard 1*23" not in asterisk.log() and time.monotonic() < end:
        registered.settle(0.1)
    assert "digits heard 1*23" in asterisk.log()


def test_the_callers_digits_reach_the_agent(registered: Agent, call: Call) -> None:
    caller = call("6000")
    talking(registered, caller)
    registered.settle(0.5)
    caller.voice.dial("7")
    assert registered.wait_for(events.DigitsReceived).digits == "7"


def test_a_number_that_is_busy_or_unknown_ends_with_its_code(registered: Agent) -> None:
    registered.phone.dial("busy", "601")
    assert registered.wait_for(events.Ended, call_id="busy").code == 486
    registered.phone.dial("nobody", "99999")
    assert registered.wait_for(events.Ended, call_id="nobody").code == 404


def test_with_srtp_the_call_is_encrypted_and_heard(
    agent: Agent, asterisk: Asterisk, ca_file: Path, call: Call, sound: SoundServer
) -> None:
    agent.register(tls(asterisk, ca_file), "test-only-1003")
    caller = call("1003")
    call_id = talking(agent, caller)
    media = [event for event in agent.told if isinstance(event, events.MediaChanged)]
    assert media
    assert all(event.encrypted and event.call_id == call_id for event in media)
    agent.settle(0.5)
    assert share_of_tone(sound.record("headset", 2.0)[RATE // 2 :], CALLER_HZ, RATE) > 0.8


def test_the_headset_is_pulled_and_the_call_goes_on(registered: Agent, call: Call, sound: SoundServer) -> None:
    caller = call("6000")
    call_id = talking(registered, caller)
    registered.settle(0.5)
    sound.unplug("headset")
    try:
        changed = registered.wait_for(events.SoundChanged)
        assert all(device.name != "Headset" for device in changed.outputs)
        assert registered.count(events.Ended, call_id) == 0
    finally:
        sound.plug("headset", "Headset")
    while all(device.name != "Headset" for device in registered.wait_for(events.SoundChanged).outputs):
        pass
    registered.settle(1.0)
    assert share_of_tone(sound.record("headset", 2.0)[RATE // 2 :], CALLER_HZ, RATE) > 0.6


def test_killed_in_a_call_the_phone_comes_back_for_the_next(registered: Agent, call: Call) -> None:
    call_id = talking(registered, call("6000"))
    pid = registered.phone.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert registered.wait_for(events.Ended, call_id=call_id).side == "phone"
    registered.wait_for(events.RegistrationChanged, registered=True)
    talking(registered, call("1001"))
