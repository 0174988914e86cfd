"""G.711 in both laws (ITU-T G.711), by table: 8 kHz speech to bytes and back to 16-bit samples."""

from array import array
from collections.abc import Iterable
from functools import cache

PCMU = 0
PCMA = 8
FRAME = 160
"""Samples, and bytes, in 20 ms."""
SILENCE = {PCMU: b"\xff" * FRAME, PCMA: b"\xd5" * FRAME}


def _ulaw_byte(sample: int) -> int:
    sign = 0x80 if sample < 0 else 0
    size = min(abs(sample), 32635) + 132
    exponent = size.bit_length() - 8
    return ~(sign | exponent << 4 | (size >> (exponent + 3)) & 0x0F) & 0xFF


def _ulaw_sample(byte: int) -> int:
    byte = ~byte & 0xFF
    size = ((((byte & 0x0F) << 3) + 132) << ((byte >> 4) & 7)) - 132
    return -size if byte & 0x80 else size


def _alaw_byte(sample: int) -> int:
    sign = 0 if sample < 0 else 0x80
    size = ~sample if sample < 0 else sample
    exponent = (size >> 8).bit_length()
    return (sign | exponent << 4 | (size >> (exponent + 3 if exponent else 4)) & 0x0F) ^ 0x55


def _alaw_sample(byte: int) -> int:
    byte ^= 0x55
    exponent = (byte >> 4) & 7
    size = ((byte & 0x0F) << 4) + 8
    if exponent:
        size = (size + 0x100) << (exponent - 1)
    return size if byte & 0x80 else -size


DECODED = {
    PCMU: [_ulaw_sample(byte) for byte in range(256)],
    PCMA: [_alaw_sample(byte) for byte in range(256)],
}
"""The sample of each byte, per payload type."""
_ENCODE = {PCMU: cache(_ulaw_byte), PCMA: cache(_alaw_byte)}


def encode(samples: Iterable[int], payload_type: int) -> bytes:
    """16-bit samples to bytes of one law."""
    return bytes(map(_ENCODE[payload_type], samples))


def decode(data: bytes, payload_type: int) -> "array[int]":
    """Bytes of one law to 16-bit samples."""
    table = DECODED[payload_type]
    return array("h", [table[byte] for byte in data])
