"""`tellerline central reviews, merge, unmerge, split`: people decide who is who."""

import argparse
import sys
from collections.abc import Callable
from typing import Any

from app.cli.central_place import as_administrator, place_of, verb

_WHY = {
    "several": "several fit",
    "name": "the name differs",
    "born_on": "the birth date differs",
    "certificate": "the certificate differs",
    "gender": "the gender differs",
}


def add_verbs(verbs: Any) -> None:
    reviews = verb(verbs, "reviews", _reviews, "list records that may be customers who are here already, or decide one")
    reviews.add_argument(
        "decide",
        nargs="*",
        metavar="decide ID same CUSTOMER | decide ID different",
        help="`same` merges the record into this candidate, `different` lets it stand",
    )
    merging = verb(verbs, "merge", _merge, "make one customer of two: the second becomes part of the first")
    merging.add_argument("kept", metavar="KEPT", help="code of the customer who stays")
    merging.add_argument("merged", metavar="MERGED", help="code of the customer who becomes part of it")
    merging.add_argument("--reason", required=True, help="why; kept with the merge and in the audit")
    undoing = verb(verbs, "unmerge", _unmerge, "undo a merge: everything that changed hands changes back")
    undoing.add_argument("merge_id", metavar="MERGE_ID")
    undoing.add_argument("--reason", default="", help="why")
    splitting = verb(verbs, "split", _split, "take a record away from the customer an import matched it to")
    splitting.add_argument("source", metavar="SOURCE", help="the system, as the mapping names it")
    splitting.add_argument("key", metavar="KEY", help="the record's key in that system")
    splitting.add_argument("--reason", required=True, help="why")


def _reviews(options: argparse.Namespace) -> int:
    from app.central.feeds.merging import decide

    words = options.decide
    if not words:
        return _list(options)
    if words[0] != "decide" or words[2:3] not in (["same"], ["different"]) or len(words) != 3 + (words[2] == "same"):
        print("tellerline: reviews decide ID same CUSTOMER, or reviews decide ID different.", file=sys.stderr)
        return 2

    def decided(connection: Any) -> None:
        decide(connection, words[1], words[2], words[3] if words[2] == "same" else "")
        print(f"Decided: {words[2]}.")

    return _at_it(options, decided)


def _list(options: argparse.Namespace) -> int:
    """Needs no turn of its own: an import may be at it."""
    from app.central.feeds.merging import open_reviews
    from app.central.feeds.turns import driver_of

    with as_administrator(options) as connection:
        connection.exec_driver_sql("set role crm_owner")
        reviews = open_reviews(driver_of(connection))
    for review in reviews:
        why = ", ".join(_WHY.get(word, word) for word in review.why)
        print(f"{review.review_id}  {review.source}: {review.code} {review.name_masked} by {review.rule}, but {why}")
        for code, name, tail in review.candidates:
            print(f"    {code} {name}" + (f", certificate ends with {tail}" if tail else ""))
    print(f"{len(reviews)} open." if len(reviews) < 100 else "The oldest 100.")
    return 0


def _merge(options: argparse.Namespace) -> int:
    from app.central.feeds.merging import merge

    def merged(connection: Any) -> None:
        merge_id = merge(connection, options.kept, options.merged, options.reason)
        print(f"{options.merged} is part of {options.kept} now. To undo it: tellerline central unmerge {merge_id}")

    return _at_it(options, merged)


def _unmerge(options: argparse.Namespace) -> int:
    from app.central.feeds.merging import unmerge

    return _at_it(
        options, lambda connection: print(f"{unmerge(connection, options.merge_id, options.reason)} stands again.")
    )


def _split(options: argparse.Namespace) -> int:
    from app.central.feeds.merging import split

    def done(connection: Any) -> None:
        code = split(connection, options.source, options.key, options.reason)
        print(f"The record is the customer {code} now; the next import fills in its fields.")

    return _at_it(options, done)


def _at_it(options: argparse.Namespace, does: Callable[[Any], None]) -> int:
    from app.central.feeds.mapping import FeedError
    from app.central.feeds.turns import the_only_one

    try:
        with the_only_one(*place_of(options), "decision") as connection:
            does(connection)
    except FeedError as error:
        print(f"tellerline: {error}", file=sys.stderr)
        return 1
    return 0
