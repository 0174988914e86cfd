"""What follows from rows that were just loaded: the branch tree's paths, managers, blocked amounts, what cards show."""

from typing import Any

from psycopg import Connection

from app.central.feeds.apply_rows import TAKEN
from app.central.feeds.mapping import FeedError
from app.central.feeds.mapping_file import MappingFile

_FREEZES = """
    with frozen as (
        select r.account_id, coalesce(sum(r.f_amount) filter (where {counts}), 0) as amount
        from pg_temp.feed_ready r where r.reason is null group by r.account_id)
    update crm.accounts a set blocked = f.amount, as_of = {moment}
    from frozen f where a.id = f.account_id and a.blocked is distinct from f.amount
"""
_THAWED = """
    update crm.accounts a set blocked = 0, as_of = {moment}
    where a.source = %(accounts)s and a.blocked > 0
      and not exists (select 1 from pg_temp.feed_ready r where r.account_id = a.id and r.reason is null)
"""
_PATHS = """
    with recursive tree as (
        select b.code, b.code || '/' as path from crm.branches b where b.parent_code = ''
        union all
        select b.code, t.path || b.code || '/' from crm.branches b join tree t on b.parent_code = t.code)
    update crm.branches b set path = t.path from tree t where t.code = b.code and b.path <> t.path
"""
_LOST = """
    with recursive tree as (
        select b.code from crm.branches b where b.parent_code = ''
        union all
        select b.code from crm.branches b join tree t on b.parent_code = t.code)
    select b.code from crm.branches b where not exists (select 1 from tree t where t.code = b.code)
    order by b.code limit 6
"""
_SHOWN = """
    update crm.customers c set {sets}, version = c.version + 1,
        field_version = c.field_version || {versions}, field_origin = c.field_origin || {origins}
    from (select distinct on (r.customer_id) r.customer_id, {values} from pg_temp.feed_ready r
          where {taken} {only} order by r.customer_id, {first} r.line) x
    where c.id = x.customer_id and ({columns}) is distinct from ({news})
      and crm.feed_may(c.field_origin, '{main}', %(source)s, %(rank)s, x.moment, true, c.{main} = '')
"""


def follow(connection: Connection[Any], read: MappingFile, parameters: dict[str, Any], *, own_moment: bool) -> None:
    """Raises FeedError for a branch tree that is none. Parameters: source, rank, as_of, accounts."""
    moment = "r.row_as_of" if own_moment else "%(as_of)s::timestamptz"
    name = read.target.name
    if name == "branches":
        _branches(connection)
    elif name == "staff" and "is_manager" in read.mapping.fields:
        _managers(connection, read)
    elif name == "freezes":
        until = "r.f_until is null or r.f_until >= (%(as_of)s::timestamptz)::date"
        counts = until if "until" in read.mapping.fields else "true"
        connection.execute(_FREEZES.format(counts=counts, moment="%(as_of)s"), parameters)
        if read.mapping.feed.vanished == "close":
            connection.execute(_THAWED.format(moment="%(as_of)s"), parameters)
    elif name == "addresses":
        city = ["city"] if "city" in read.mapping.fields else []
        only, first = "", ""
        if "kind" in read.mapping.fields:
            only, first = "and r.f_kind in ('home', 'office')", "r.f_kind <> 'home',"
        connection.execute(_shown(["address", *city], moment, only, first), parameters)
    elif name == "emails":
        connection.execute(_shown(["email"], moment, "", ""), parameters)


def _branches(connection: Connection[Any]) -> None:
    lost = [row[0] for row in connection.execute(_LOST).fetchall()]
    if lost:
        more = ", ..." if len(lost) > 5 else ""
        raise FeedError(
            f"the branches {', '.join(lost[:5])}{more} hang on no root: a parent is missing, or they form a circle."
        )
    connection.execute(_PATHS)


def _managers(connection: Connection[Any], read: MappingFile) -> None:
    columns = {"name": "r.f_name", "staff_number": "r.f_staff_number"}
    given = [name for name in ("phone", "email", "agent", "branch_code") if name in read.mapping.fields]
    columns |= {name: f"coalesce(r.f_{name}, '')" for name in given}
    sets = ", ".join(f"{name} = {value}" for name, value in columns.items())
    connection.execute(
        f"update crm.managers m set {sets} from pg_temp.feed_ready r"
        f" where m.staff_number = r.f_staff_number and r.f_is_manager and {TAKEN}"
    )
    connection.execute(
        f"insert into crm.managers (id, {', '.join(columns)}) select r.id, {', '.join(columns.values())}"
        f" from pg_temp.feed_ready r where r.f_is_manager and {TAKEN}"
        " and not exists (select 1 from crm.managers m where m.staff_number = r.f_staff_number)"
    )


def _shown(columns: list[str], moment: str, only: str, first: str) -> str:
    """What the card shows follows the addresses and mails, as far as nobody of ours wrote it since."""
    names = ", ".join(f"'{name}'" for name in columns)
    return _SHOWN.format(
        sets=", ".join(f"{name} = x.{name}" for name in columns),
        versions=f"(select jsonb_object_agg(t, c.version + 1) from unnest(array[{names}]) t)",
        origins=f"(select jsonb_object_agg(t, jsonb_build_array(%(source)s::text, to_jsonb(x.moment)))"
        f" from unnest(array[{names}]) t)",
        values=", ".join(f"coalesce(r.f_{name}, '') as {name}" for name in columns) + f", {moment} as moment",
        taken=TAKEN,
        only=only,
        first=first,
        columns=", ".join(f"c.{name}" for name in columns),
        news=", ".join(f"x.{name}" for name in columns),
        main=columns[0],
    )
