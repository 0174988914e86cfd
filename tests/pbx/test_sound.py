"""The sound server of the tests carries a tone from a player to the ear and from the mouth to the microphone."""

import subprocess

from tests.pbx.sound import RATE, SoundServer
from tests.pbx.tones import loudness, share_of_tone


def test_what_is_spoken_is_heard_and_nothing_else(sound: SoundServer) -> None:
    assert loudness(sound.record("voice", 0.3)) == 0
    player = sound.speak(700, 5.0)
    try:
        heard = sound.record("voice", 1.5)[RATE // 2 :]
    finally:
        player.kill()
        player.wait()
    assert share_of_tone(heard, 700, RATE) > 0.95
    assert share_of_tone(heard, 900, RATE) == 0
    assert loudness(sound.record("headset", 0.3)) == 0


def test_a_headset_can_be_pulled_and_put_in_again(sound: SoundServer) -> None:
    def sinks() -> str:
        listing = ["pactl", "list", "short", "sinks"]
        return subprocess.run(listing, env=sound.environment, capture_output=True, text=True, check=True).stdout

    sound.unplug("loud")
    assert "loud" not in sinks()
    sound.plug("loud", "Loudspeaker")
    assert "loud" in sinks()
