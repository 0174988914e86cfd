"""People's decisions about who is who: doubtful records, merges and their undoing. All under the import's own lock."""

from typing import Any
from uuid import UUID

import msgspec
import psycopg

from app.central.feeds.mapping import FeedError


class Review(msgspec.Struct, frozen=True):
    """A record that may be a customer who is here already. Names are masked: the decision is about codes."""

    review_id: UUID
    source: str
    rule: str
    why: tuple[str, ...]
    """`several`, or the facts that differ: name, born_on, certificate, gender."""
    code: str
    name_masked: str
    candidates: tuple[tuple[str, str, str], ...]
    """Code, masked name and the last digits of the certificate of each."""


def open_reviews(connection: psycopg.Connection[Any], most: int = 100) -> list[Review]:
    """The oldest first."""
    rows = connection.execute(
        "select r.id, r.source, r.rule, r.why, c.code, c.name, coalesce((select jsonb_agg(jsonb_build_array("
        "  k.code, k.name, k.certificate_tail) order by k.code) from unnest(r.candidates) x join crm.customers k"
        "  on k.id = crm.kept(x)), '[]')"
        " from crm.match_reviews r join crm.customers c on c.id = r.customer_id where r.state = 'open'"
        " order by r.at, r.id limit %(most)s",
        {"most": most},
    ).fetchall()
    return [
        Review(
            review_id=row[0],
            source=row[1],
            rule=row[2],
            why=tuple(row[3].split(",")),
            code=row[4],
            name_masked=masked(row[5]),
            candidates=tuple((code, masked(name), tail) for code, name, tail in row[6]),
        )
        for row in rows
    ]


def masked(name: str) -> str:
    """The first letter of each word; the rest is stars."""
    return " ".join(word[:1] + "*" * min(len(word) - 1, 3) for word in name.split())


def decide(connection: psycopg.Connection[Any], review: str, decision: str, customer: str) -> None:
    """`same` merges the record into this candidate; `different` lets it stand for good. Raises FeedError."""
    with connection.transaction():
        row = connection.execute(
            "select r.state, r.customer_id, array(select crm.kept(x) from unnest(r.candidates) x)"
            " from crm.match_reviews r where r.id::text = %(review)s for update",
            {"review": review},
        ).fetchone()
        if row is None:
            raise FeedError("There is no such review.")
        state, own, candidates = row
        if state != "open":
            raise FeedError(f"This review is decided already: {state}.")
        if decision == "same":
            kept = _customer(connection, customer)
            if kept not in candidates:
                raise FeedError("This customer is none of the review's candidates: use `central merge` for others.")
            _call(connection, "merge_customers(%s, %s, 'review', %s, session_user)", kept, own, review)
        else:
            _audit(connection, own, {"review": review, "decision": decision})
        connection.execute(
            "update crm.match_reviews r set state = %(decision)s, decided_by = session_user,"
            " decided_at = clock_timestamp() where r.id::text = %(review)s",
            {"decision": decision, "review": review},
        )


def merge(connection: psycopg.Connection[Any], kept: str, merged: str, reason: str) -> UUID:
    """Codes or ids; `merged` becomes part of `kept`. Returns the merge, by which it can be undone. Raises FeedError."""
    with connection.transaction():
        return _call(
            connection,
            "merge_customers(%s, %s, 'by hand', %s, session_user)",
            _customer(connection, kept),
            _customer(connection, merged),
            reason,
        )


def unmerge(connection: psycopg.Connection[Any], merge_id: str, reason: str) -> str:
    """Returns the code of the customer who stands again. Raises FeedError."""
    try:
        identity = UUID(merge_id)
    except ValueError:
        raise FeedError(f"{merge_id!r} is no merge's number.") from None
    with connection.transaction():
        return _code(connection, _call(connection, "unmerge_customers(%s, %s, session_user)", identity, reason))


def split(connection: psycopg.Connection[Any], source: str, key: str, reason: str) -> str:
    """Takes a source's record away from the customer a rule brought it to. Returns the new customer's code."""
    with connection.transaction():
        return _code(connection, _call(connection, "split_record(%s, %s, %s, session_user)", source, key, reason))


def _call(connection: psycopg.Connection[Any], function: str, *arguments: object) -> UUID:
    try:
        row = connection.execute(f"select crm.{function}", arguments).fetchone()
    except psycopg.errors.RaiseException as error:
        raise FeedError(str(error.diag.message_primary)) from None
    if row is None or not isinstance(row[0], UUID):
        raise FeedError("The central database gave no answer.")
    return row[0]


def _customer(connection: psycopg.Connection[Any], named: str) -> UUID:
    row = connection.execute(
        "select c.id from crm.customers c where c.code = %(named)s or c.id::text = %(named)s limit 2", {"named": named}
    ).fetchone()
    if row is None:
        raise FeedError(f"There is no customer {named!r}.")
    return UUID(str(row[0]))


def _code(connection: psycopg.Connection[Any], customer: UUID) -> str:
    row = connection.execute("select c.code from crm.customers c where c.id = %s", (customer,)).fetchone()
    return str(row[0]) if row else ""


def _audit(connection: psycopg.Connection[Any], customer: UUID, detail: dict[str, str]) -> None:
    connection.execute(
        "select crm.audit_put('feed', 'review', %s, '', %s)", (customer, msgspec.json.encode(detail).decode())
    )
