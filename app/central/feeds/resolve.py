"""What stands in staging, beside what is here already: which customer, new or changed, and what is missing."""

from app.central.feeds.mapping_file import MappingFile
from app.central.feeds.rows import REFERENCES

_MISSING = {
    "customer": "names a customer that is not here",
    "account": "names an account that is not here",
    "contract": "names a contract that is not here",
    "group": "names a group that is not here",
}
_ALIAS = {"account": "a", "contract": "k", "group": "g"}


def ready_statement(read: MappingFile, columns: list[tuple[str, str]]) -> str:
    """Makes `feed_ready` of `feed_stage`: one pass, each join by a key, hashed when the extract is large.

    Parameters: feed, source, customers (the source whose keys name customers). Each row gets `is_new`, `touched` (new
    or changed), `reason` (why it cannot be loaded; null: it can), and the ids of what it names.
    """
    fields = read.mapping.fields
    chosen = [f"s.{name}" for name, _type in columns]
    joins, known = _known(read.target.name)
    chosen += known
    reasons = []
    for refers in read.target.refers:
        if refers == "customer":
            joins.append(_source_customer("sc", "f_customer"))
            chosen.append("sc.customer_id")
            found = "sc.customer_id"
        else:
            alias, table = _ALIAS[refers], REFERENCES[refers]
            joins.append(f"left join crm.{table} {alias} on {alias}.id = s.{refers}_id")
            found = f"{alias}.id"
        reasons.append(f"when {found} is null then '{_MISSING[refers]}'")
    if "contract" in read.target.refers:
        chosen.append("k.customer_id")
    for name, column in (("other", "other_id"), ("guarantor", "guarantor_id")):
        if name in fields:
            joins.append(_source_customer(name, f"f_{name}"))
            chosen.append(f"{name}.customer_id as {column}")
    if "manager" in fields:
        joins.append(MANAGERS_JOIN)
        chosen.append("m.id as manager_id")
    if read.target.name == "relations":
        said = {"other": "other.customer_id::text", "other_name": "s.f_other_name"}
        named = ", ".join(text for name, text in said.items() if name in fields) or "null"
        reasons.append(f"when coalesce({named}) is null then 'names nobody: neither a customer nor a name'")
    reason = f"case {' '.join(reasons)} end" if reasons else "null::text"
    return (
        f"create temporary table feed_ready on commit drop as select {', '.join(chosen)}, {reason} as reason"
        f" from pg_temp.feed_stage s {' '.join(joins)}"
    )


def _known(target: str) -> tuple[list[str], list[str]]:
    """Joins and columns that tell whether the record was here before, and what it said."""
    if target == "customers":
        join = "left join crm.source_customers old on old.source = %(source)s and old.source_key = s.row_key"
        return [join], [
            "old.source_key is null as is_new",
            "old.row_sha is distinct from s.row_sha as touched",
            "old.customer_id",
            "old.matched_by",
        ]
    return ["left join crm.source_rows old on old.feed = %(feed)s and old.row_key = s.row_key"], [
        "old.row_key is null or old.row_sha = '' as is_new",
        "old.row_sha is distinct from s.row_sha as touched",
        "old.customer_key as old_customer_key",
    ]


def _source_customer(alias: str, field: str) -> str:
    return (
        f"left join crm.source_customers {alias} on {alias}.source = %(customers)s and {alias}.source_key = s.{field}"
    )


MANAGERS_JOIN = (
    "left join (select distinct on (x.staff_number) x.staff_number, x.id from crm.managers x"
    " where x.staff_number <> '' order by x.staff_number, x.id) m on m.staff_number = s.f_manager"
)
"""A relationship manager by staff number; one nobody knows leaves the field empty."""
