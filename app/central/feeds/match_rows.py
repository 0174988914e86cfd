"""Which new records are customers who are here already: by the declared rules, in their order, and never by a guess.

Works in rounds, as if the records came one after the other: of those that share a certificate, or a name with a birth
date or a number, the first goes ahead and the next meets it as a customer. Nearly all are in the first round.
"""

from collections.abc import Collection
from typing import Any

from psycopg import Connection

from app.central.feeds.mapping import Rule

MOST_ALIKE = 20
"""What more records share names nobody: a certificate of all zeros, a branch's own telephone."""

_KEYS = {
    "certificate": "jsonb_build_array(f.certificate_kind, f.certificate_number)::text as key"
    " from {fresh} f where f.certificate_number is not null",
    "name_birth": "jsonb_build_array(f.name_norm, f.f_born_on)::text as key"
    " from {fresh} f where f.f_born_on is not null",
    "name_phone": "jsonb_build_array(f.name_norm, n.number)::text as key from {fresh} f, unnest(f.numbers) n (number)",
}
_FOUND = {
    "certificate": "join crm.certificates k on k.kind = f.certificate_kind and k.number = f.certificate_number"
    " join crm.customers c on c.id = k.customer_id",
    "name_birth": "join crm.customers c on c.name_norm = f.name_norm and c.born_on = f.f_born_on",
    "name_phone": "join crm.phones p on p.e164 = any (f.numbers)"
    " join crm.customers c on c.id = p.customer_id and c.name_norm = f.name_norm",
}
_DIFFERENT = {
    "name": "c.name_norm <> f.name_norm",
    "born_on": "coalesce(c.born_on <> f.f_born_on, false)",
    "gender": "coalesce(c.gender <> '' and c.gender <> f.f_gender, false)",
    "certificate": "(f.certificate_number is not null and exists (select 1 from crm.certificates x"
    " where x.customer_id = c.id and x.kind = f.certificate_kind) and not exists (select 1 from crm.certificates x"
    " where x.customer_id = c.id and x.kind = f.certificate_kind and x.number = f.certificate_number))",
}


KNOWN = -1
"""The round of records that were here before."""


def make_fresh(connection: Connection[Any], fields: Collection[str]) -> int:
    """`feed_fresh`: the touched records of `feed_ready` with what they are recognised by.

    Those known have their customer already and the round KNOWN. Returns how many are new.
    """
    wanted = {"born_on": "date", "gender": "text", "certificate_kind": "text", "certificate_number": "text"}
    values = {name: f"r.f_{name}" if name in fields else f"null::{kind}" for name, kind in wanted.items()}
    connection.execute(
        "create temporary table feed_fresh on commit drop as select r.line, r.row_key, r.id, r.f_kind as kind,"
        f" r.name_norm, r.numbers, {values['born_on']} as f_born_on, {values['gender']} as f_gender,"
        f" coalesce({values['certificate_kind']}, '') as certificate_kind,"
        f" {values['certificate_number']} as certificate_number, case when r.is_new then 0 else {KNOWN} end as round,"
        " r.customer_id as matched, coalesce(r.matched_by, 'own') as rule, null::uuid[] as candidates, '' as why"
        " from pg_temp.feed_ready r where r.touched and r.reason is null"
    )
    connection.execute("create index on pg_temp.feed_fresh (line)")
    connection.execute("create index on pg_temp.feed_fresh (round) where round <> 1")
    connection.execute("analyze pg_temp.feed_fresh")
    row = connection.execute("select count(*) from pg_temp.feed_fresh f where f.round = 0").fetchone()
    return int(row[0]) if row else 0


def next_round(connection: Connection[Any], rules: tuple[Rule, ...], number: int) -> int:
    """Gives this round to every waiting record that no earlier waiting one is like. Returns how many it gave."""
    waiting = "(select f.line, f.name_norm, f.f_born_on, f.numbers, f.certificate_kind, f.certificate_number"
    waiting += " from pg_temp.feed_fresh f where f.round = 0)"
    alike = " union all ".join(
        f"select f.line, '{rule.by}' || {_KEYS[rule.by].format(fresh=waiting)}" for rule in rules
    )
    later = ""
    if rules:
        later = (
            f"and f.line not in (with alike as ({alike}), shared as (select a.key, min(a.line) as first from alike a"
            f" group by a.key having count(*) between 2 and {MOST_ALIKE})"
            " select a.line from alike a join shared s on s.key = a.key where a.line > s.first)"
        )
    return connection.execute(
        f"update pg_temp.feed_fresh f set round = %(round)s where f.round = 0 {later}", {"round": number}
    ).rowcount


def match_round(connection: Connection[Any], rules: tuple[Rule, ...], number: int) -> None:
    """Fills `matched`, or `candidates` and `why` where it is doubtful; the first rule that finds anybody decides."""
    for rule in rules:
        never = "".join(f" and not {_DIFFERENT[name]}" for name in rule.not_if_different)
        doubts = ", ".join(f"case when {_DIFFERENT[name]} then '{name}' end" for name in rule.doubtful_if_different)
        why = f"concat_ws(',', {doubts})" if doubts else "''"
        connection.execute(
            f"with pairs as (select distinct f.line, c.id, {why} as why from pg_temp.feed_fresh f {_FOUND[rule.by]}"
            " where f.round = %(round)s and f.matched is null and f.candidates is null"
            f" and c.merged_into is null and c.kind = f.kind{never}),"
            " found as (select p.line, array_agg(p.id order by p.id) as ids, max(p.why) as why from pairs p"
            f" group by p.line having count(*) <= {MOST_ALIKE})"
            " update pg_temp.feed_fresh f set rule = %(rule)s,"
            " matched = case when cardinality(x.ids) = 1 and x.why = '' then x.ids[1] end,"
            " candidates = case when cardinality(x.ids) > 1 or x.why <> '' then x.ids end,"
            " why = case when cardinality(x.ids) > 1 then 'several' else x.why end"
            " from found x where x.line = f.line",
            {"round": number, "rule": rule.by},
        )
