"""What a check found, and how it is told: as text for a person, as JSON for a machine."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from app import __version__


class Health(StrEnum):
    OK = "ok"
    ATTENTION = "attention"
    """The desk works, with less than it could."""
    WRONG = "wrong"
    """The desk does not work so."""
    SKIPPED = "skipped"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """`advice` says what to do, in one or two sentences; empty when nothing is to be done."""

    check: str
    health: Health
    said: str
    advice: str = ""


_MARKS = {Health.OK: "ok  ", Health.ATTENTION: "look", Health.WRONG: "BAD ", Health.SKIPPED: "-   "}


def as_text(finding: Finding) -> str:
    lines = f"{_MARKS[finding.health]}  {finding.check:<12} {finding.said}"
    return f"{lines}\n{' ' * 19}-> {finding.advice}" if finding.advice else lines


def as_json(findings: Iterable[Finding]) -> str:
    report = {"version": __version__, "findings": list(findings)}
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()


def exit_status(findings: Iterable[Finding]) -> int:
    return int(any(finding.health is Health.WRONG for finding in findings))
