"""G.711 A-law by table: what the telephone network carries."""

import numpy as np

from tests.pbx.tones import Samples


def _decoded(code: int) -> int:
    code ^= 0x55
    exponent, mantissa = (code >> 4) & 7, code & 15
    size = (mantissa << 4) + 8 if exponent == 0 else ((mantissa << 4) + 0x108) << (exponent - 1)
    return size if code & 0x80 else -size


_TABLE = np.array([_decoded(code) for code in range(256)], np.int16)
_ORDER = np.argsort(_TABLE)
_MIDDLES = (_TABLE[_ORDER][1:].astype(int) + _TABLE[_ORDER][:-1]) / 2


def from_alaw(data: bytes) -> Samples:
    return _TABLE[np.frombuffer(data, np.uint8)]


def to_alaw(samples: Samples) -> bytes:
    """Each sample becomes the nearest of the 256 values."""
    return _ORDER[np.searchsorted(_MIDDLES, samples)].astype(np.uint8).tobytes()
