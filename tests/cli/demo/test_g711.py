"""G.711: known values of the recommendation, and how far a sample may move on its way through."""

import pytest

from app.cli.demo import g711


@pytest.mark.parametrize(
    ("law", "sample", "byte"),
    [
        (g711.PCMU, 0, 0xFF),
        (g711.PCMU, 32767, 0x80),
        (g711.PCMU, -32768, 0x00),
        (g711.PCMU, 1000, 0xCE),
        (g711.PCMU, -1000, 0x4E),
        (g711.PCMA, 0, 0xD5),
        (g711.PCMA, -1, 0x55),
        (g711.PCMA, 32767, 0xAA),
        (g711.PCMA, -32768, 0x2A),
        (g711.PCMA, 1000, 0xFA),
    ],
)
def test_known_values(law: int, sample: int, byte: int) -> None:
    assert g711.encode([sample], law) == bytes([byte])


@pytest.mark.parametrize("law", [g711.PCMU, g711.PCMA])
def test_every_byte_comes_back(law: int) -> None:
    data = bytes(range(256))
    again = g711.encode(g711.decode(data, law), law)
    assert [a for a, b in zip(again, data, strict=True) if a != b] in ([], [0xFF])  # mu-law has two zeros


@pytest.mark.parametrize("law", [g711.PCMU, g711.PCMA])
def test_a_sample_moves_by_less_than_a_sixteenth(law: int) -> None:
    samples = list(range(-32768, 32768, 7))
    for sample, got in zip(samples, g711.decode(g711.encode(samples, law), law), strict=True):
        assert abs(sample - got) <= abs(sample) / 16 + 16


def test_silence_is_silent() -> None:
    for law, frame in g711.SILENCE.items():
        assert len(frame) == g711.FRAME
        assert max(map(abs, g711.decode(frame, law))) <= 8
