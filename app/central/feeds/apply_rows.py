"""Statements that bring `feed_ready` into the tables: one for all new and changed rows of an extract."""

from app.central.feeds.mapping_file import MappingFile
from app.central.feeds.rows import REFERENCES, staged
from app.models.tables import metadata

TAKEN = "r.touched and r.reason is null"
_OTHERS = {"other": "other_id", "guarantor": "guarantor_id", "manager": "manager_id"}
_MADE_HERE = {
    "phones": {"rev8": "reverse(right('0000000' || r.f_number, 8))::integer"},
    "accounts": {"card_key": "r.card_key"},
}


def upsert_statement(read: MappingFile, sections: dict[str, str], *, own_moment: bool) -> str:
    """Parameters: source, as_of."""
    target = read.target
    values = _values(read, sections, own_moment=own_moment)
    primary = target.primary
    # A natural key may come twice under two keys of the source: the first line stands.
    keys = ", ".join(values[name] for name in primary if name != "source")
    distinct = "" if target.ids == "made" else f"distinct on ({keys})"
    order = f" order by {keys}" + (", r.line" if distinct else "")
    changed = [name for name in values if name not in primary]
    # A fact that another system, or one of our own people, brought first stays theirs.
    theirs = f" where {target.table}.source = excluded.source" if distinct and target.provenance else ""
    return (
        f"insert into crm.{target.table} ({', '.join(values)})"
        f" select {distinct} {', '.join(values.values())} from pg_temp.feed_ready r where {TAKEN}{order}"
        f" on conflict ({', '.join(primary)}) do update set"
        f" {', '.join(f'{name} = excluded.{name}' for name in changed)}{theirs}"
    )


def update_statement(read: MappingFile, *, own_moment: bool) -> str:
    """For targets that change rows of another extract. Parameter: as_of."""
    columns = {
        field.column: filled(read.target.table, field.column, staged(field.name))
        for field in read.target.fields
        if field.column and field.name in read.mapping.fields
    }
    columns["as_of"] = _moment(own_moment=own_moment)
    return (
        f"update crm.{read.target.table} t set {', '.join(f'{name} = {value}' for name, value in columns.items())}"
        f" from pg_temp.feed_ready r where t.id = r.account_id and {TAKEN}"
    )


def outgrown_statement(read: MappingFile) -> str:
    """Takes away what a row said before under another natural key: a changed number, another owner.

    Parameters: source, customers.
    """
    target = read.target
    values = _values(read, {}, own_moment=False)
    same = " and ".join(f"t.{name} = {values[name]}" for name in target.primary)
    return (
        f"delete from crm.{target.table} t using pg_temp.feed_ready r"
        " left join crm.source_customers o on o.source = %(customers)s and o.source_key = r.old_customer_key"
        f" where {TAKEN} and not r.is_new and t.customer_id in (r.customer_id, o.customer_id)"
        f" and t.source = %(source)s and t.source_key = r.row_key and not ({same})"
    )


def _values(read: MappingFile, sections: dict[str, str], *, own_moment: bool) -> dict[str, str]:
    """Column -> the expression over `feed_ready r` that fills it."""
    target, fields = read.target, read.mapping.fields
    table = metadata.tables[f"crm.{target.table}"]
    values = _references(read) | {
        field.column: filled(target.table, field.column, staged(field.name))
        for field in target.fields
        if field.column and field.name in fields
    }
    values |= _MADE_HERE.get(target.table, {})
    if sections:
        pairs = ", ".join(f"'{name}', r.{column}" for name, column in sections.items())
        values["sections"] = f"jsonb_strip_nulls(jsonb_build_object({pairs}))"
    if "source" in table.c:
        values["source"] = "%(source)s"
    if target.provenance:
        values["source_key"] = "r.row_key"
    if "as_of" in table.c:
        values["as_of"] = _moment(own_moment=own_moment)
    return values


def _references(read: MappingFile) -> dict[str, str]:
    """Columns that hold the row's own id, or that of another record."""
    target, fields = read.target, read.mapping.fields
    table = metadata.tables[f"crm.{target.table}"]
    values = {"id": "r.id"} if target.ids == "made" else {}
    if "customer_id" in table.c:
        values["customer_id"] = "r.customer_id"
    named = {name: f"{name}_id" for name in REFERENCES} | _OTHERS
    return values | {column: f"r.{column}" for name, column in named.items() if name in fields and column in table.c}


def filled(table: str, column: str, field: str) -> str:
    """A column that may not be empty gets what the schema says it has when nobody says anything."""
    described = metadata.tables[f"crm.{table}"].c[column]
    default = described.server_default
    if described.nullable or default is None:
        return f"r.{field}"
    text = str(getattr(default, "arg", "")).strip("'")
    return f"coalesce(r.{field}, '{text}')"


def _moment(*, own_moment: bool) -> str:
    return "r.row_as_of" if own_moment else "%(as_of)s"
