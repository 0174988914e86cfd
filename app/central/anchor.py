"""Anchors of the audit: the heads of all chains at one moment, kept where nobody of this database can write.

A chain proves that no row within it was changed, but whoever owns the server can cut off its end, or write it anew from
some row on. Neither fits an anchor taken before.
"""

import hashlib
from datetime import datetime
from pathlib import Path

import msgspec
import sqlalchemy as sa

from app.central.admin import AdminError
from app.models.schema import OWNER


class Head(msgspec.Struct, frozen=True, array_like=True):
    """The last row of one person's chain: its number, and its hash in hex."""

    agent: str
    chain: str
    n: int
    h: str


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime
    """The server's clock."""
    root: str
    """Merkle root over the heads, in hex: one line that can go into a paper log or a mail."""
    heads: tuple[Head, ...]

    def text(self) -> str:
        return msgspec.json.format(msgspec.json.encode(self), indent=1).decode()


def merkle_root(heads: tuple[Head, ...]) -> str:
    """SHA-256 over a tree as in RFC 6962: leaves and nodes begin with different bytes, a lone node moves up."""
    level = [hashlib.sha256(b"\x00" + msgspec.json.encode(head)).digest() for head in heads]
    while len(level) > 1:
        paired = [hashlib.sha256(b"\x01" + b"".join(level[n : n + 2])).digest() for n in range(0, len(level) - 1, 2)]
        level = paired + level[len(paired) * 2 :]
    return (level[0] if level else hashlib.sha256(b"").digest()).hex()


def take_anchor(connection: sa.Connection) -> Anchor:
    """Of one moment: all heads come from one statement."""
    with connection.begin():
        connection.exec_driver_sql(f"set local role {OWNER}")
        at = connection.exec_driver_sql("select clock_timestamp()").scalar_one()
        rows = connection.exec_driver_sql(
            "select agent, chain, n, encode(h, 'hex') from crm.audit_heads where n > 0"
            ' order by agent collate "C", chain collate "C"'
        ).all()
    heads = tuple(Head(*row) for row in rows)
    return Anchor(at=at, root=merkle_root(heads), heads=heads)


def write_anchor(anchor: Anchor, path: Path) -> None:
    """Raises AdminError instead of writing over a file."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(anchor.text() + "\n")
    except FileExistsError:
        raise AdminError(f"{path} is there already; an anchor is never written over.") from None
    except OSError as error:
        raise AdminError(f"{path} cannot be written: {error.strerror}.") from None


def read_anchor(path: Path) -> Anchor:
    """Raises AdminError for a file that is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Anchor)
    except OSError as error:
        raise AdminError(f"{path} cannot be read: {error.strerror}.") from None
    except msgspec.DecodeError:
        raise AdminError(f"{path} is no anchor of `tellerline central anchor`.") from None
