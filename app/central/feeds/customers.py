"""Records of a customer master: known ones change their customer, new ones meet theirs or become one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from app.central.feeds.apply_rows import filled
from app.central.feeds.bulk import first_load
from app.central.feeds.mapping_file import MappingFile
from app.central.feeds.match_rows import KNOWN, make_fresh, match_round, next_round
from app.central.feeds.rows import staged

_TABLES = ("customers", "source_customers", "certificates", "phones", "name_words")
_NAME_KEYS = ("name_norm", "given", "pinyin", "initials", "latin")
_PHONES = {"mobile": "mobile", "home_phone": "home", "work_phone": "work"}
_ROWS = "pg_temp.feed_fresh f join pg_temp.feed_ready r on r.line = f.line"
# Letters and digits only: it may be typed at the IVR.
_CODE = "%(prefix)s || regexp_replace(upper(r.row_key), '[^0-9A-Z]', '', 'g')"
_CUSTOMER = "coalesce(f.matched, f.id)"


MANY_ROWS = 10_000
"""From so many new rows on, the planner is told anew what the tables hold."""


class CustomerLoad:
    """One extract of customers in the transaction under way; `feed_ready` is made."""

    def __init__(
        self, connection: Connection[Any], read: MappingFile, batch: UUID, as_of: datetime | None, *, own_moment: bool
    ) -> None:
        self._connection = connection
        self._read = read
        self._fields = read.mapping.fields
        self._moment = "r.row_as_of" if own_moment else "%(as_of)s::timestamptz"
        feed = read.mapping.feed
        self._parameters = {
            "source": feed.source,
            "rank": feed.rank,
            "as_of": as_of,
            "batch": batch,
            "prefix": feed.code_prefix,
        }

    def run(self) -> int:
        """Known records first: a new one is recognised by what they say today. Returns how many are doubtful."""
        fresh = make_fresh(self._connection, self._fields)
        self._change(KNOWN)
        self._facts(KNOWN)
        rules, number = self._read.mapping.match, 0
        while fresh > 0:
            number += 1
            now = next_round(self._connection, rules, number)
            fresh -= now
            match_round(self._connection, rules, number)
            with first_load(self._connection, _TABLES, now):
                self._insert(number)
                self._facts(number)
            self._change(number)
            if now >= MANY_ROWS and fresh:
                # The next round looks for its few among the many that just came: the planner must know them.
                analyze_customers(self._connection)
        return self._reviews()

    def _do(self, statement: str, **more: object) -> int:
        return self._connection.execute(statement, self._parameters | more).rowcount

    def _columns(self) -> dict[str, str]:
        """Column of crm.customers -> expression over `feed_ready r`."""
        columns = {
            field.column: filled("customers", field.column, staged(field.name))
            for field in self._read.target.fields
            if field.column and field.name in self._fields
        }
        if "manager" in self._fields:
            columns["manager_id"] = "r.manager_id"
        if "certificate_number" in self._fields:
            columns["certificate_tail"] = "coalesce(right(r.f_certificate_number, 4), '')"
        return columns

    def _insert(self, number: int) -> None:
        """Customers of their own. One whose code is somebody's already gets a tail to it."""
        wanted = self._do(
            "create temporary table feed_own on commit drop as select f.line, f.id"
            " from pg_temp.feed_fresh f where f.round = %(round)s and f.matched is null",
            round=number,
        )
        rows = "pg_temp.feed_own f join pg_temp.feed_ready r on r.line = f.line"
        if self._insert_as(_CODE, rows) < wanted:
            rows += " left join crm.customers here on here.id = f.id where here.id is null"
            self._insert_as(f"{_CODE} || 'X' || upper(right(r.id::text, 6))", rows)
        self._do("drop table pg_temp.feed_own")
        self._do(
            "insert into crm.name_words (word, customer_id) select distinct w.word, f.id"
            f" from {_ROWS}, unnest(r.words) w (word) where f.round = %(round)s and f.matched is null"
            " on conflict do nothing",
            round=number,
        )

    def _insert_as(self, code: str, rows: str) -> int:
        columns = self._columns() | {name: f"r.{name}" for name in _NAME_KEYS}
        return self._do(
            f"insert into crm.customers (id, code, created_by, created_at, field_origin, {', '.join(columns)})"
            f" select r.id, {code}, 'feed:' || %(source)s, clock_timestamp(), jsonb_build_object('*',"
            f" jsonb_build_array(%(source)s::text, to_jsonb({self._moment}))), {', '.join(columns.values())}"
            f" from {rows} order by r.id on conflict (code) do nothing"
        )

    def _facts(self, number: int) -> None:
        """The record's place in the books, its certificate, its numbers; what a known one said before goes."""
        self._do(
            "insert into crm.source_customers (source, source_key, customer_id, matched_by, row_sha, as_of, batch_id)"
            f" select %(source)s, f.row_key, {_CUSTOMER},"
            f" case when f.matched is null then 'own' else f.rule end, r.row_sha, {self._moment}, %(batch)s"
            f" from {_ROWS} where f.round = %(round)s order by f.row_key"
            " on conflict (source, source_key) do update set"
            " row_sha = excluded.row_sha, as_of = excluded.as_of, batch_id = excluded.batch_id",
            round=number,
        )
        if "certificate_number" in self._fields:
            self._certificates(number)
        named = [(staged(field), kind) for field, kind in _PHONES.items() if field in self._fields]
        if named:
            self._phones(named, number)

    def _certificates(self, number: int) -> None:
        kind = "coalesce(r.f_certificate_kind, '')" if "certificate_kind" in self._fields else "''"
        until = "r.f_certificate_valid_until" if "certificate_valid_until" in self._fields else "null::date"
        self._outgrown("certificates", f"t.kind = {kind} and t.number = r.f_certificate_number", number)
        self._do(
            "insert into crm.certificates (kind, number, customer_id, valid_until, source, source_key, as_of)"
            f" select distinct on (1, 2, 3) {kind}, r.f_certificate_number, {_CUSTOMER}, {until},"
            f" %(source)s, r.row_key, {self._moment} from {_ROWS}"
            " where f.round = %(round)s and r.f_certificate_number is not null order by 1, 2, 3"
            " on conflict (kind, number, customer_id) do update set valid_until = excluded.valid_until,"
            " as_of = excluded.as_of where certificates.source = excluded.source",
            round=number,
        )

    def _phones(self, named: list[tuple[str, str]], number: int) -> None:
        columns = ", ".join(f"r.{column}" for column, _kind in named)
        self._outgrown("phones", f"coalesce(t.e164 in ({columns}), false)", number)
        values = ", ".join(f"(r.{column}, '{kind}')" for column, kind in named)
        self._do(
            "insert into crm.phones (e164, customer_id, kind, rev8, source, source_key, as_of)"
            f" select distinct on (1, 2) n.e164, {_CUSTOMER}, n.kind,"
            " reverse(right('0000000' || n.e164, 8))::integer, %(source)s, r.row_key, "
            f"{self._moment} from {_ROWS}, lateral (values {values}) n (e164, kind)"
            " where f.round = %(round)s and n.e164 is not null order by 1, 2"
            " on conflict (e164, customer_id) do nothing",
            round=number,
        )

    def _outgrown(self, table: str, still_said: str, number: int) -> None:
        if number == KNOWN:
            self._do(
                f"delete from crm.{table} t using {_ROWS} where f.round = %(round)s and t.customer_id = f.matched"
                f" and t.source = %(source)s and t.source_key = r.row_key and ({still_said}) is not true",
                round=number,
            )

    def _change(self, number: int) -> None:
        """The record a customer was made of speaks first; others fill what it leaves empty."""
        for primary in (True, False):
            self._change_some(number, primary=primary)

    def _change_some(self, number: int, *, primary: bool) -> None:
        columns = self._columns()
        taken = ", ".join(self._taken(column, value, primary=primary) for column, value in columns.items())
        changed = self._do(
            "create temporary table feed_change on commit drop as select distinct on (f.matched) f.matched, r.line,"
            f" array_remove(array[{taken}], null) as took from {_ROWS} join crm.customers c on c.id = f.matched"
            " where f.round = %(round)s and (f.rule = 'own') = %(primary)s order by f.matched, r.line",
            round=number,
            primary=primary,
        )
        if changed > 0:
            self._take(columns)
        self._do("drop table pg_temp.feed_change")

    def _taken(self, column: str, value: str, *, primary: bool) -> str:
        empty = "c.{0} is null" if column in ("born_on", "customer_since", "manager_id") else "c.{0} = ''"
        empty = "not c.{0}" if column == "is_staff" else empty
        said = "" if primary else f" and not ({empty.format(column).replace(f'c.{column}', value)})"
        return (
            f"case when c.{column} is distinct from {value}{said} and crm.feed_may(c.field_origin, '{column}',"
            f" %(source)s, %(rank)s, {self._moment}, %(primary)s, {empty.format(column)}) then '{column}' end"
        )

    def _take(self, columns: dict[str, str]) -> None:
        sets = [
            f"{name} = case when '{name}' = any (x.took) then {value} else c.{name} end"
            for name, value in columns.items()
        ]
        named = "x.took && array['name', 'name_latin', 'kind']"
        sets += [f"{name} = case when {named} then r.{name} else c.{name} end" for name in _NAME_KEYS]
        self._do(
            f"update crm.customers c set {', '.join(sets)}, version = c.version + 1,"
            " field_version = c.field_version || (select jsonb_object_agg(t, c.version + 1) from unnest(x.took) t),"
            " field_origin = c.field_origin || (select jsonb_object_agg(t, jsonb_build_array(%(source)s::text,"
            f" to_jsonb({self._moment}))) from unnest(x.took) t)"
            " from pg_temp.feed_change x join pg_temp.feed_ready r on r.line = x.line"
            " where c.id = x.matched and x.took <> '{}'"
        )
        self._do(
            f"delete from crm.name_words w using pg_temp.feed_change x where w.customer_id = x.matched and {named}"
        )
        self._do(
            "insert into crm.name_words (word, customer_id) select distinct w.word, x.matched"
            " from pg_temp.feed_change x join pg_temp.feed_ready r on r.line = x.line, unnest(r.words) w (word)"
            f" where {named} on conflict do nothing"
        )

    def _reviews(self) -> int:
        return self._do(
            "insert into crm.match_reviews (id, source, source_key, customer_id, candidates, rule, why, at)"
            " select gen_random_uuid(), %(source)s, f.row_key, f.id, f.candidates, f.rule, f.why, clock_timestamp()"
            " from pg_temp.feed_fresh f where f.candidates is not null"
        )


def analyze_customers(connection: Connection[Any]) -> None:
    for name in _TABLES:
        connection.execute(f"analyze crm.{name}")
