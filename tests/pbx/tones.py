"""Tones: made, written as WAV, and measured in blocks of 20 ms."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]


def tone(frequency: float, seconds: float, rate: int = 8000, peak: int = 8000) -> Samples:
    """A sine of `frequency` Hz."""
    at = np.arange(int(seconds * rate)) / rate
    return (peak * np.sin(2 * np.pi * frequency * at)).astype(np.int16)


def write_wav(path: Path, samples: Samples, rate: int = 8000) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())


def share_of_tone(samples: Samples, frequency: float, rate: int = 8000, least_rms: float = 200.0) -> float:
    """The share (0 to 1) of 20 ms blocks in which `frequency` holds most of the energy and is loud enough to hear.

    Goertzel's sum for one frequency per block, here as a scalar product with a complex wave.
    """
    size = rate // 50
    blocks = samples[: len(samples) // size * size].reshape(-1, size).astype(float)
    if not len(blocks):
        return 0.0
    wave_ = np.exp(-2j * np.pi * frequency * np.arange(size) / rate)
    energy = (blocks**2).sum(axis=1)
    at_frequency = 2 * np.abs(blocks @ wave_) ** 2 / size
    loud = np.sqrt(energy / size) >= least_rms
    return float(np.mean(loud & (at_frequency > 0.5 * energy)))


def loudness(samples: Samples) -> float:
    """Root mean square of all samples; 0 is silence."""
    return float(np.sqrt(np.mean(samples.astype(float) ** 2))) if len(samples) else 0.0
