"""The PBX of the tests is a real one and does what its configuration says."""

from collections.abc import Callable

from tests.pbx.asterisk import MUSIC, PROMPTS, Asterisk
from tests.pbx.caller import Caller
from tests.pbx.tones import share_of_tone


def test_asterisk_is_20_or_later_and_its_lines_stand(asterisk: Asterisk) -> None:
    version = asterisk.command("core show version").split()[1]
    assert int(version.split(".")[0]) >= 20
    endpoints = asterisk.command("pjsip show endpoints")
    assert all(f" {name}" in endpoints for name in ("1001", "1002", "1003", "trunk"))
    errors = [line for line in asterisk.log().splitlines() if " ERROR[" in line]
    assert errors == []


def test_the_ivr_asks_in_its_order_and_the_caller_waits_with_music(call: Callable[..., Caller]) -> None:
    caller = call("5000", number="+8613800138000")
    for prompt, digits in (("language", "2"), ("account", "622200001111#"), ("pin", "4711"), ("menu", "1")):
        caller.voice.wait_for_tone(PROMPTS[prompt])
        caller.voice.dial(digits)
    caller.voice.wait_for_tone(MUSIC)


def test_the_callers_own_voice_comes_back_from_the_echo(call: Callable[..., Caller]) -> None:
    caller = call("6001")
    caller.voice.wait_for_tone(PROMPTS["menu"])
    caller.voice.say(900)
    caller.voice.wait_for_tone(900)
    assert share_of_tone(caller.voice.hear(1.0), 900) > 0.9


def test_a_caller_who_hangs_up_is_gone(asterisk: Asterisk, call: Callable[..., Caller]) -> None:
    caller = call("6002")
    caller.voice.wait_for_tone(1004)
    caller.hang_up()
    assert caller.wait_ended() == 0
    assert "0 active channels" in asterisk.command("core show channels count")


def test_stopped_and_started_it_has_the_same_ports(asterisk: Asterisk) -> None:
    port = asterisk.sip_port
    asterisk.stop()
    assert asterisk.command("core show version") == ""
    asterisk.start()
    assert f":{port}" in asterisk.command("pjsip show transports")
