import wave

import pytest

from app.telephony import events
from app.telephony.account import SoundChoice
from app.telephony.engine.sound_desk import RING_TONE
from tests.telephony.engine.drive import Desk, wait_until


def test_the_ring_tone_is_there_and_short() -> None:
    with wave.open(str(RING_TONE)) as tone:
        assert (tone.getnchannels(), tone.getsampwidth()) == (1, 2)
        assert 1 < tone.getnframes() / tone.getframerate() < 5


@pytest.mark.pbx
def test_devices_are_told_at_start_and_after_each_choice(desk: Desk) -> None:
    first = desk.wait(events.SoundChanged)
    if not first.outputs:
        assert (first.speaker, first.ringer) == (None, None)
    count = len(desk.all(events.SoundChanged))
    desk.phone.choose_sound(SoundChoice(speaker=("no such device",)))
    wait_until(lambda: len(desk.all(events.SoundChanged)) > count, 10, "the answer to a choice")
    assert desk.all(events.SoundChanged)[-1].speaker == first.speaker
