"""The tone meter tells tones, silence and noise apart; A-law there and back keeps them."""

import numpy as np
import pytest

from tests.pbx.alaw import from_alaw, to_alaw
from tests.pbx.tones import share_of_tone, tone


@pytest.mark.parametrize("rate", [8000, 16000])
@pytest.mark.parametrize("frequency", [350, 440, 700, 1004])
def test_a_tone_is_found_and_no_other(frequency: int, rate: int) -> None:
    samples = tone(frequency, 1.0, rate)
    assert share_of_tone(samples, frequency, rate) == 1.0
    assert share_of_tone(samples, frequency + 150, rate) == 0.0


def test_a_gap_is_measured_as_its_share() -> None:
    samples = tone(440, 1.0)
    samples[2000:4000] = 0
    assert share_of_tone(samples, 440) == pytest.approx(0.74, abs=0.03)


def test_silence_and_noise_hold_no_tone() -> None:
    noise = np.random.default_rng(1).integers(-8000, 8000, 8000).astype(np.int16)
    assert share_of_tone(np.zeros(8000, np.int16), 440) == 0.0
    assert share_of_tone(noise, 440) < 0.02


def test_alaw_keeps_a_tone_and_the_known_codes() -> None:
    assert to_alaw(np.array([0, 8, -8], np.int16)).hex() in {"d5d555", "55d555"}
    assert from_alaw(bytes([0xAA, 0x2A])).tolist() == [32256, -32256]
    assert share_of_tone(from_alaw(to_alaw(tone(440, 1.0))), 440) == 1.0
