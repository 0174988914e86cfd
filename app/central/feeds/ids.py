"""Keys of imported records: made of table, source and the source's own key.

A record is the same row whenever and by whichever extract it comes, and what refers to it needs no look-up.
Customers are not made so: a person stays the same customer whatever system knew them first.
"""

from hashlib import blake2b

ROW_SHA_BYTES = 16


def made_id(table: str, source: str, key: str) -> str:
    """A UUID of version 8 (RFC 9562, 5.8) in hexadecimal."""
    made = blake2b(f"{table}\x1f{source}\x1f{key}".encode(), digest_size=16).hexdigest()
    return f"{made[:12]}8{made[13:16]}{'89ab'[int(made[16], 16) & 3]}{made[17:]}"
