"""What the demo's customers say: short recordings, ready as 20 ms frames of either law."""

import wave
from array import array
from functools import cache
from pathlib import Path

from app.cli.demo import g711

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "demo"


@cache
def frames(name: str, payload_type: int) -> tuple[bytes, ...]:
    """The frames of `resources/demo/<name>.wav`; one of silence when `name` is empty. OSError when it is missing."""
    silence = g711.SILENCE[payload_type]
    if not name:
        return (silence,)
    with wave.open(str(FOLDER / f"{name}.wav"), "rb") as file:
        if (file.getframerate(), file.getnchannels(), file.getsampwidth()) != (8000, 1, 2):
            raise ValueError(f"{name}.wav must be 8 kHz mono, 16 bits")
        data = g711.encode(array("h", file.readframes(file.getnframes())), payload_type)
    pieces = [data[at : at + g711.FRAME] for at in range(0, len(data), g711.FRAME)]
    pieces[-1] = (pieces[-1] + silence)[: g711.FRAME]
    return tuple(pieces)
