"""`tellerline central import`: extracts of other systems, by mapping files, into the central database."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.central_place import place_of, verb

if TYPE_CHECKING:
    from app.central.feeds.load import Outcome

ABOUT = """\
Loads extracts (CSV, small Excel workbooks) of core banking, credit and staff systems. A mapping file says what an
extract means; resources/feeds/README.md explains how one is written, and the files beside it are samples.
Loaded again, an extract changes only what changed. Rows that cannot be loaded stand in a reject file beside it.
"""
STATUSES = """\
Exit status
  0 everything is in
  1 a mapping or a file is broken, a file is missing, or another import is at it: that file changed nothing
  2 the command line was not understood
  3 everything is in but the rejected rows; the reject files say which and why
"""


def add_verbs(verbs: Any) -> None:
    parser = verb(verbs, "import", _import, "load extracts by their mappings")
    parser.description = ABOUT
    parser.epilog = STATUSES
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--mapping", type=Path, action="append", default=[], metavar="FILE", help="a mapping file, or a folder of them"
    )
    parser.add_argument("--check-only", action="store_true", help="look at mappings and files, and load nothing")
    parser.add_argument("--rejects", type=Path, metavar="FOLDER", help="where reject files go (default: beside each)")
    parser.add_argument(
        "--targets", action="store_true", help="say what a mapping may fill: every target with its fields"
    )
    parser.add_argument("places", nargs="*", type=Path, metavar="FOLDER|FILE", help="the extracts")


def _import(options: argparse.Namespace) -> int:
    from app.central.feeds.mapping import FeedError

    if options.targets:
        print(targets_text())
        return 0
    if not options.mapping or not options.places:
        print("tellerline: say at least one --mapping and one folder or file.", file=sys.stderr)
        return 2
    try:
        return _run(options)
    except FeedError as error:
        print(f"tellerline: {error}", file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    from app.central.feeds.plan import make_plan
    from app.central.feeds.run import load_all

    mappings = [_read(path) for place in options.mapping for path in _mapping_files(place)]
    plan = make_plan(mappings, options.places)
    for path in plan.idle:
        print(f"{path.name}: no mapping is meant for it; it was passed over.")
    if options.check_only:
        for sentence in (*plan.broken, *plan.missing):
            print(f"tellerline: {sentence}", file=sys.stderr)
        print(f"{len(plan.steps)} files can be loaded. Nothing was.")
        return 1 if plan.broken or plan.missing else 0
    url, password = place_of(options)
    summary = load_all(url, password, plan, rejects_folder=options.rejects, told=_say)
    doubtful = sum(outcome.doubtful for outcome in summary.outcomes)
    if doubtful:
        print(f"{doubtful} records may be customers who are here already: tellerline central reviews.")
    return summary.status


def _read(path: Path) -> Any:
    from app.central.feeds.mapping_file import read_mapping

    return read_mapping(path)


def _mapping_files(place: Path) -> list[Path]:
    return sorted(place.glob("*.toml")) if place.is_dir() else [place]


def _say(told: "Outcome | str") -> None:
    if isinstance(told, str):
        print(f"tellerline: {told}", file=sys.stderr, flush=True)
        return
    counts = (
        f"{told.read} rows: {told.added} new, {told.changed} changed, {told.unchanged} as before,"
        f" {told.rejected} rejected"
    )
    more = f", {told.left_out} values left out" if told.left_out else ""
    more += f", {told.doubtful} doubtful" if told.doubtful else ""
    more += f", {told.vanished} vanished" if told.vanished else ""
    seconds = told.staged_s + told.loaded_s
    print(f"{told.feed} from {told.file}: {counts}{more} ({seconds:.1f} s).", flush=True)
    for remark in told.remarks:
        print(f"  {remark}", flush=True)
    if told.rejects:
        print(f"  Why: {told.rejects}", flush=True)


def targets_text() -> str:
    """Every target with its fields, as a mapping may name them."""
    from app.central.feeds.conversions import FITTING
    from app.central.feeds.targets import TARGETS

    lines: list[str] = []
    for target in TARGETS:
        lines += ["", f"{target.name}: {target.about}"]
        for field in target.fields:
            notes = [FITTING[field.kind][0]] + (["needed"] if field.needed else [])
            notes += [f"one of {', '.join(field.among)}"] if field.among else []
            notes += [field.about] if field.about else []
            lines.append(f"  {field.name:<24}{'; '.join(notes)}")
    return "\n".join(lines[1:])
