"""Session descriptions for one G.711 stream with RFC 4733 digits (RFC 4566, offer and answer of RFC 3264)."""

import msgspec

from app.cli.demo.g711 import PCMA, PCMU

DIGITS = 101
"""Our payload type for telephone-event."""
_REVERSED = {"sendonly": "recvonly", "recvonly": "sendonly", "inactive": "inactive", "sendrecv": "sendrecv"}


class Stream(msgspec.Struct, frozen=True):
    """The other side's audio: where it listens, what it takes."""

    host: str
    port: int
    payload_type: int
    """PCMU or PCMA, whichever the other side prefers."""
    digits_type: int
    """Its payload type for telephone-event; 0: none."""
    direction: str = "sendrecv"

    @property
    def held(self) -> bool:
        """The other side does not want to hear us, or not to be heard and has music instead."""
        return self.direction in ("sendonly", "inactive")


def read(body: bytes) -> Stream | None:
    """The first audio stream that speaks G.711 over plain RTP; None when there is none."""
    host, direction, audio, digits = "", "sendrecv", "", 0
    for raw in body.decode("utf-8", "replace").splitlines()[:500]:
        line = raw.strip()
        if line.startswith("m=") and audio:
            break
        if line.startswith("m=audio "):
            audio = line
        elif line.startswith("c=IN IP4 "):
            host = line[9:].partition("/")[0].strip()
        elif line.startswith("a=") and line[2:] in _REVERSED:
            direction = line[2:]
        elif line.startswith("a=rtpmap:") and "telephone-event/8000" in line.lower():
            digits = _number(line[9:].partition(" ")[0])
    words = audio.split()
    laws = [number for word in words[3:] if (number := _number(word)) in (PCMU, PCMA) and word.isdigit()]
    if len(words) < 4 or words[2] not in ("RTP/AVP", "RTP/AVPF") or not laws or not host:
        return None
    if host == "0.0.0.0":  # noqa: S104 (how RFC 2543 phones say hold; nothing is bound to it)
        direction = "inactive"
    return Stream(host, _number(words[1]), laws[0], digits, direction)


BOTH_LAWS = (PCMA, PCMU)


def write(host: str, port: int, version: int, laws: tuple[int, ...], direction: str = "sendrecv") -> bytes:
    """Our offer (both laws) or our answer (the one law chosen)."""
    names = {PCMU: "PCMU", PCMA: "PCMA"}
    lines = [
        "v=0",
        f"o=demo 1 {version} IN IP4 {host}",
        "s=-",
        f"c=IN IP4 {host}",
        "t=0 0",
        f"m=audio {port} RTP/AVP {' '.join(map(str, laws))} {DIGITS}",
        *(f"a=rtpmap:{law} {names[law]}/8000" for law in laws),
        f"a=rtpmap:{DIGITS} telephone-event/8000",
        f"a=fmtp:{DIGITS} 0-15",
        "a=ptime:20",
        f"a={direction}",
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def answering(direction: str) -> str:
    """The direction that answers an offered one (RFC 3264 section 6.1)."""
    return _REVERSED.get(direction, "sendrecv")


def _number(text: str) -> int:
    return int(text[:5]) if text.isascii() and text.isdigit() else 0
