"""`tellerline central check, anchor`: is all as it should be, and what is kept outside to prove it."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.central_place import as_administrator, verb


def add_verbs(verbs: Any) -> None:
    check = verb(verbs, "check", _check, "say in sentences whether all is as it should be; changes nothing")
    check.add_argument(
        "--anchor",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="prove the audit against this anchor too (several times: each of them)",
    )
    check.add_argument(
        "--since",
        type=Path,
        default=None,
        metavar="FILE",
        help="prove the audit against this anchor, and of the rows look only at those after it: quick, for every hour",
    )
    anchor = verb(verbs, "anchor", _anchor, "write the heads of all audit chains, to be kept where nobody here writes")
    anchor.add_argument(
        "--file", type=Path, default=None, help="a new file; an anchor is never written over (default: standard output)"
    )


def _check(options: argparse.Namespace) -> int:
    from app.central.anchor import read_anchor
    from app.central.check import check

    since = read_anchor(options.since) if options.since else None
    paths = [*options.anchor, *([options.since] if options.since else [])]
    anchors = {str(path): read_anchor(path) for path in paths}
    with as_administrator(options) as connection:
        findings = check(connection, since, anchors)
    for finding in findings:
        print(("ok     " if finding.ok else "WRONG  ") + finding.text)
    return 0 if all(finding.ok for finding in findings) else 1


def _anchor(options: argparse.Namespace) -> int:
    from app.central.anchor import take_anchor, write_anchor

    with as_administrator(options) as connection:
        anchor = take_anchor(connection)
    if options.file is None:
        print(anchor.text())
    else:
        write_anchor(anchor, options.file)
        print(f"{len(anchor.heads)} heads in {options.file}. Root {anchor.root}, {anchor.at:%Y-%m-%dT%H:%M:%SZ}.")
    return 0
