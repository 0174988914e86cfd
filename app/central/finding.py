"""What a check found: a sentence an administrator can act on."""

from typing import NamedTuple


class Finding(NamedTuple):
    ok: bool
    text: str
