"""SIP text to plain fields: header lines, lists, addresses and URIs (RFC 3261 section 7.3 and 25), read forgivingly.

What comes in was written by strangers: nothing here raises, loops without bound or hands on more than the limits below.
"""

import re
from urllib.parse import unquote_to_bytes

import msgspec

from app.telephony.events import Headers

REQUEST_LINE = ":request"
"""The name under which `read_headers` keeps the request line; no real header name can hold a colon."""

MAX_MESSAGE = 65_536
MAX_VALUE = 1024
"""Characters of one value; what is longer is cut."""
MAX_NAME = 128
MAX_HEADERS = 256
MAX_X_HEADERS = 64
MAX_ITEMS = 64
"""Items of one comma list, parameters of one item."""

_COMPACT = {
    "i": "call-id",
    "m": "contact",
    "e": "content-encoding",
    "l": "content-length",
    "c": "content-type",
    "f": "from",
    "s": "subject",
    "k": "supported",
    "t": "to",
    "v": "via",
    "r": "refer-to",
    "o": "event",
    "b": "referred-by",
    "u": "allow-events",
    "d": "request-disposition",
    "a": "accept-contact",
    "j": "reject-contact",
    "x": "session-expires",
    "y": "identity",
}
_LINE_END = re.compile(r"\r\n|\n|\r")
_NAME = re.compile(rf"[0-9A-Za-z.!%*_+`'~-]{{1,{MAX_NAME}}}")
# Controls, soft hyphen, bidi marks and overrides, zero-width signs (but the joiners that some scripts need), line and
# paragraph separators, tag characters, non-characters: all can hide or reorder what an agent reads.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Address(msgspec.Struct, frozen=True):
    """One name-addr or addr-spec with its header parameters (names in lower case, values without quotes)."""

    name: str
    uri: str
    params: dict[str, str]


class Uri(msgspec.Struct, frozen=True):
    """A sip, sips or tel URI; other schemes keep their scheme and an empty user."""

    scheme: str
    user: str
    """Unescaped user part; for tel the number. Neither password nor user parameters (`;verstat=...`)."""
    host: str
    headers: str = ""
    """What follows '?', still escaped (History-Info carries Reason and Privacy there)."""


def read_headers(text: str) -> Headers:
    """Name and value pairs in their order, names in lower case and long form; the request line under `:request`.

    Folded lines are joined, compact names spelt out, empty values left out, values cleaned and cut to `MAX_VALUE`.
    A last line without its end is left out: pjsip cuts what comes by UDP at 4000 bytes (PJSIP_MAX_PKT_LEN) without a
    word, and half a customer's id is another customer's.
    """
    lines = _unfolded(text[:MAX_MESSAGE].lstrip("\r\n"))
    if not lines:
        return ()
    found: list[tuple[str, str]] = []
    if not lines[0].upper().startswith("SIP/") and (request := clean(lines[0])):
        found.append((REQUEST_LINE, request))
    x_headers = 0
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        name = name.strip(" \t").lower()
        if not colon or not _NAME.fullmatch(name):
            continue
        value = clean(value)
        if not value:
            continue
        if name.startswith("x-"):
            x_headers += 1
            if x_headers > MAX_X_HEADERS:
                continue
        found.append((_COMPACT.get(name, name), value))
        if len(found) == MAX_HEADERS:
            break
    return tuple(found)


def _unfolded(text: str) -> list[str]:
    """Lines up to the first empty one; a line that begins with a blank continues the one before (7.3.1)."""
    parts: list[list[str]] = []
    for line in _LINE_END.split(text)[:-1]:
        if not line:
            break
        if line[0] in " \t" and parts:
            parts[-1].append(line.strip(" \t"))
        else:
            parts.append([line])
    return [" ".join(pieces) for pieces in parts]


def clean(value: str) -> str:
    """The value as text that may be shown and stored: no surrogates, controls or bidi signs; at most `MAX_VALUE`."""
    value = value.strip()[: 4 * MAX_VALUE]
    if not value.isascii():
        value = _mend(value)
    if not value.isprintable():
        value = _UNSEEN.sub("", value.replace("\t", " ")).strip()
    return value[:MAX_VALUE].rstrip()


def _mend(value: str) -> str:
    """Bytes that were no UTF-8 arrive as surrogate escapes: read as Latin-1 if nothing else stood there."""
    if not _SURROGATE.search(value):
        return value
    rest = _SURROGATE.sub("", value)
    if rest.isascii() and all(not "\ud800" <= c <= "\udfff" or "\udca0" <= c <= "\udcff" for c in value):
        return value.encode("ascii", "surrogateescape").decode("latin-1")
    return _SURROGATE.sub("\ufffd", value)


def every(headers: Headers, name: str) -> list[str]:
    """All values of one header, in their order; `name` in any case."""
    wanted = name.lower()
    return [value for key, value in headers if key == wanted]


def first(headers: Headers, name: str) -> str:
    """The first value of one header, or an empty string."""
    wanted = name.lower()
    return next((value for key, value in headers if key == wanted), "")


def split_outside(text: str, mark: str) -> list[str]:
    """Pieces between `mark`s that stand outside quotes and angle brackets; at most `MAX_ITEMS`, empty ones left out."""
    pieces: list[str] = []
    start = 0
    quoted = in_brackets = escaped = False
    for at, char in enumerate(text):
        if escaped:
            escaped = False
        elif quoted:
            escaped = char == "\\"
            quoted = char != '"'
        elif char == '"':
            quoted = True
        elif char in "<>":
            in_brackets = char == "<"
        elif char == mark and not in_brackets:
            pieces.append(text[start:at])
            start = at + 1
    pieces.append(text[start:])
    return [stripped for piece in pieces if (stripped := piece.strip())][:MAX_ITEMS]


def read_params(pieces: list[str]) -> dict[str, str]:
    """`name=value` pieces to a dictionary: names in lower case, the first of equals wins, quotes taken off."""
    params: dict[str, str] = {}
    for piece in pieces:
        name, _, value = piece.partition("=")
        params.setdefault(name.strip().lower(), unquoted(value.strip()))
    return params


def unquoted(text: str) -> str:
    """A quoted string without quotes and backslashes; other text as it is."""
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    return text


def read_address(value: str) -> Address:
    """One address of From, To, P-Asserted-Identity, Diversion and their like; unbalanced quotes are forgiven."""
    name, uri, rest = "", value, ""
    start = _bracket(value)
    if start >= 0:
        name = value[:start].strip()
        uri, _, rest = value[start + 1 :].partition(">")
    else:
        # Without brackets everything after the first semicolon belongs to the header, not to the URI (20.10).
        uri, _, rest = value.partition(";")
    name = unquoted(name) if name.endswith('"') and len(name) > 1 else name.lstrip('"')
    return Address(name.strip(), uri.strip(), read_params(split_outside(rest, ";")))


def _bracket(value: str) -> int:
    """Where the '<' of the URI stands: outside quotes; if the quotes do not balance, the last one at all."""
    quoted = escaped = False
    for at, char in enumerate(value):
        if escaped:
            escaped = False
        elif quoted and char == "\\":
            escaped = True
        elif char == '"':
            quoted = not quoted
        elif char == "<" and not quoted:
            return at
    return value.rfind("<") if quoted else -1


def read_addresses(values: list[str]) -> list[Address]:
    """All addresses of a header that may be repeated and may hold comma lists."""
    pieces = [piece for value in values for piece in split_outside(value, ",")]
    return [read_address(piece) for piece in pieces[:MAX_ITEMS]]


def read_uri(text: str) -> Uri:
    """Scheme, user and host of a URI; every part unescaped and cleaned."""
    scheme, colon, rest = text.strip().partition(":")
    scheme = scheme.strip().lower()
    if not colon:
        return Uri("", "", "")
    if scheme == "tel":
        return Uri(scheme, unescape(rest.partition(";")[0]), "")
    if scheme not in ("sip", "sips"):
        return Uri(clean(scheme), "", "")
    user_info, at, host_part = rest.partition("@")
    if not at:
        user_info, host_part = "", rest
    user = user_info.partition(":")[0].partition(";")[0]
    host_part, _, headers = host_part.partition("?")
    return Uri(scheme, unescape(user), unescape(host_part.partition(";")[0]), headers)


def unescape(text: str) -> str:
    """Percent escapes undone, read as UTF-8, cleaned."""
    if "%" not in text:
        return clean(text)
    return clean(unquote_to_bytes(_mend(text)).decode("utf-8", "surrogateescape"))
