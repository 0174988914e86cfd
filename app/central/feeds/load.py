"""One extract into the database: staged row by row, then loaded by statements over all rows, in one transaction."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Connection
from uuid_utils.compat import uuid7

from app.central.feeds.after import follow
from app.central.feeds.apply_rows import outgrown_statement, update_statement, upsert_statement
from app.central.feeds.bulk import first_load
from app.central.feeds.customers import MANY_ROWS, CustomerLoad, analyze_customers
from app.central.feeds.inspect_file import Inspected
from app.central.feeds.mapping import FeedError
from app.central.feeds.mapping_file import MappingFile
from app.central.feeds.moments import file_moment
from app.central.feeds.reading import Sheet, opened
from app.central.feeds.rejects import Rejects
from app.central.feeds.resolve import ready_statement
from app.central.feeds.rows import Problem, RowReader, RowRejected
from app.central.feeds.vanish import close_vanished

_ROWS_A_COPY = 50_000
"""So many rows a COPY of its own: a long transaction would hold back what desks read of each other."""
_BYTES_A_WRITE = 1 << 18


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one extract."""

    feed: str
    file: str
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    left_out: int = 0
    doubtful: int = 0
    vanished: int = 0
    staged_s: float = 0.0
    loaded_s: float = 0.0
    rejects: Path | None = None
    remarks: tuple[str, ...] = ()


class Load:
    """Loads the files of one mapping. Raises FeedError; then nothing of that file is in."""

    def __init__(self, connection: Connection[Any], read: MappingFile, rejects_folder: Path | None = None) -> None:
        self._connection = connection
        self._read = read
        self._feed = read.mapping.feed
        self._rejects_folder = rejects_folder
        self._customers = self._feed.customers_from or self._feed.source
        self._own_moment = bool(self._feed.as_of_column)

    def run(self, path: Path, inspected: Inspected) -> Outcome:
        started = datetime.now(UTC)
        as_of = file_moment(path, self._feed)
        self._check_age(path, as_of)
        with Rejects(path, self._read.mapping.feed_name, self._rejects_folder) as rejects:
            began = time.monotonic()
            with opened(path, self._feed) as sheet, self._staged(sheet) as reader:
                rows = self._stage(sheet, reader, rejects)
                self._check_whole(path, rows, inspected, rejects)
                self._duplicates(rejects)
                between = time.monotonic()
                with self._connection.transaction():
                    counts = self._load(path, reader, rejects, as_of)
                    outcome = Outcome(
                        feed=self._read.mapping.feed_name,
                        file=path.name,
                        read=rows,
                        rejected=rejects.rejected,
                        left_out=rejects.left_out,
                        staged_s=between - began,
                        rejects=rejects.path if rejects.rejected or rejects.left_out else None,
                        **counts,
                    )
                    self._book(outcome, inspected, started, as_of)
        return msgspec.structs.replace(outcome, loaded_s=time.monotonic() - between)

    def _check_age(self, path: Path, as_of: datetime | None) -> None:
        row = self._connection.execute(
            "select max(b.as_of) from crm.import_batches b where b.feed = %(feed)s",
            {"feed": self._read.mapping.feed_name},
        ).fetchone()
        if as_of and row and row[0] and row[0] > as_of:
            raise FeedError(f"{path.name}: is older ({as_of:%Y-%m-%d}) than what is loaded ({row[0]:%Y-%m-%d}).")

    @contextmanager
    def _staged(self, sheet: Sheet) -> Iterator[RowReader]:
        self._read.check_columns(sheet.name, sheet.header, sheet.header_line)
        reader = RowReader(self._read.mapping, self._read.target, sheet.header, self._codes())
        columns = ", ".join(f"{name} {kind}" for name, kind in reader.columns)
        self._connection.execute("drop table if exists pg_temp.feed_stage")
        self._connection.execute(f"create temporary table feed_stage ({columns})")
        try:
            yield reader
        finally:
            if not self._connection.closed:
                self._connection.execute("drop table if exists pg_temp.feed_stage")

    def _codes(self) -> dict[str, dict[str, str]]:
        codes: dict[str, dict[str, str]] = {}
        wanted = [origin.table for origin in self._read.mapping.origins().values() if origin.table]
        for kind, source_code, code in self._connection.execute(
            "select m.kind, m.source_code, m.code from crm.code_maps m"
            " where m.source = %(source)s and m.kind = any (%(kinds)s)",
            {"source": self._feed.source, "kinds": wanted},
        ):
            codes.setdefault(kind, {})[source_code] = code
        return codes | self._read.mapping.codes

    def _stage(self, sheet: Sheet, reader: RowReader, rejects: Rejects) -> int:
        """Returns how many rows were read, taken or not."""
        wanted = self._only(sheet)
        rows, lines, count = sheet.rows(), [], 0
        more = True
        while more:
            more = False
            with self._connection.cursor() as cursor, cursor.copy("copy pg_temp.feed_stage from stdin") as copy:
                for number, row in rows:
                    count += 1
                    if wanted and not wanted(row):
                        continue
                    try:
                        lines.append(reader.line(number, row))
                    except RowRejected as rejected:
                        rejects.add(rejected.problem)
                    if len(lines) >= 1000:
                        copy.write("".join(lines))
                        lines.clear()
                    if count % _ROWS_A_COPY == 0:
                        more = True
                        break
                copy.write("".join(lines))
                lines.clear()
        for problem in (*sheet.wrong_length, *reader.left_out):
            rejects.add(problem)
        return count + len(sheet.wrong_length)

    def _only(self, sheet: Sheet) -> Callable[[list[str]], bool] | None:
        if not self._feed.only:
            return None
        checks = [(sheet.header.index(name), frozenset(values)) for name, values in self._feed.only.items()]
        return lambda row: all(row[place].strip() in values for place, values in checks)

    def _check_whole(self, path: Path, rows: int, inspected: Inspected, rejects: Rejects) -> None:
        if inspected.promised is not None and inspected.promised != rows:
            raise FeedError(f"{path.name}: its trailer says {inspected.promised} rows, it has {rows}: it is not whole.")
        if rows and rejects.rejected * 100 > rows * self._feed.rejected_at_most_percent:
            raise FeedError(
                f"{path.name}: {rejects.rejected} of {rows} rows cannot be loaded, more than rejected_at_most_percent ="
                f" {self._feed.rejected_at_most_percent} allows; {rejects.path.name} says why."
            )

    def _duplicates(self, rejects: Rejects) -> None:
        """Rows of one key: all told, and loaded once, or not at all, as the mapping says."""
        policy = self._feed.duplicates
        self._connection.execute("analyze pg_temp.feed_stage")
        doubles = self._connection.execute(
            "with twice as (select s.row_key, array_agg(s.line order by s.line) as lines,"
            " count(distinct s.row_sha) = 1 as same from pg_temp.feed_stage s group by s.row_key having count(*) > 1)"
            " select t.row_key, t.lines, t.same from twice t order by t.lines[1]"
        ).fetchall()
        gone: list[int] = []
        for key, lines, same in doubles:
            kept = lines[0] if same or policy == "first" else lines[-1] if policy == "last" else None
            for line in lines:
                if line == kept:
                    continue
                gone.append(line)
                others = ", ".join(str(other) for other in lines[:6] if other != line)
                how = "the same row" if same else "another row with the same key"
                rejects.add(Problem(line, key, "key", f"is {how} as in line {others}"))
        if gone:
            self._connection.execute("delete from pg_temp.feed_stage s where s.line = any (%(gone)s)", {"gone": gone})

    def _load(self, path: Path, reader: RowReader, rejects: Rejects, as_of: datetime | None) -> dict[str, Any]:
        feed, run = self._feed, self._connection.execute
        batch = uuid7()
        parameters: dict[str, Any] = {
            "feed": self._read.mapping.feed_name,
            "source": feed.source,
            "rank": feed.rank,
            "customers": self._customers,
            "accounts": feed.accounts_from or feed.source,
            "as_of": as_of,
            "batch": batch,
        }
        run(
            "insert into crm.sources (source, rank) values (%(source)s, %(rank)s)"
            " on conflict (source) do update set rank = excluded.rank where sources.rank <> excluded.rank",
            parameters,
        )
        run(ready_statement(self._read, reader.columns), parameters)
        run("create index on pg_temp.feed_ready (line)")
        run("analyze pg_temp.feed_ready")
        for line, key, reason in run(
            "select r.line, r.row_key, r.reason from pg_temp.feed_ready r where r.touched and r.reason is not null"
            " order by r.line"
        ):
            rejects.add(Problem(line, key, "", reason))
        added, changed, unchanged = self._tally()
        doubtful = self._apply(reader, parameters, batch, as_of, added + changed)
        try:
            vanished, remarks = self._close(rejects)
            follow(self._connection, self._read, parameters, own_moment=self._own_moment)
        except FeedError as error:
            raise FeedError(f"{path.name}: {error}") from None
        if added + changed >= MANY_ROWS:
            self._analyze()
        self._batch = batch
        return {
            "added": added,
            "changed": changed,
            "unchanged": unchanged,
            "doubtful": doubtful,
            "vanished": vanished,
            "remarks": remarks,
        }

    def _tally(self) -> tuple[int, int, int]:
        row = self._connection.execute(
            "select count(*) filter (where r.touched and r.is_new and r.reason is null),"
            " count(*) filter (where r.touched and not r.is_new and r.reason is null),"
            " count(*) filter (where not r.touched) from pg_temp.feed_ready r"
        ).fetchone()
        return (row[0], row[1], row[2]) if row else (0, 0, 0)

    def _apply(
        self, reader: RowReader, parameters: dict[str, Any], batch: UUID, as_of: datetime | None, touched: int
    ) -> int:
        run, read, own = self._connection.execute, self._read, self._own_moment
        if read.target.name == "customers":
            return CustomerLoad(self._connection, read, batch, as_of, own_moment=own).run()
        if read.target.ids == "natural" and read.target.provenance:
            run(outgrown_statement(read), parameters)
        if read.target.ids in ("made", "natural"):
            with first_load(self._connection, (read.target.table,), touched):
                run(upsert_statement(read, reader.sections(), own_moment=own), parameters)
        elif read.target.ids == "update":
            run(update_statement(read, own_moment=own), parameters)
        owner = "coalesce(r.f_customer, '')" if "customer" in read.mapping.fields else "''"
        run(
            "insert into crm.source_rows (feed, row_key, row_sha, customer_key, batch_id)"
            f" select %(feed)s, r.row_key, r.row_sha, {owner}, %(batch)s from pg_temp.feed_ready r"
            " where r.touched and r.reason is null order by r.row_key on conflict (feed, row_key) do update set"
            " row_sha = excluded.row_sha, customer_key = excluded.customer_key, batch_id = excluded.batch_id",
            parameters,
        )
        return 0

    def _close(self, rejects: Rejects) -> tuple[int, tuple[str, ...]]:
        if self._feed.vanished != "close":
            return 0, ()
        if rejects.keyless:
            return 0, ("Rows that vanished are kept this time: some rows could not be read, not even their keys.",)
        return close_vanished(self._connection, self._read, self._customers, rejects.keys), ()

    def _analyze(self) -> None:
        if self._read.target.name == "customers":
            analyze_customers(self._connection)
            return
        for name in (self._read.target.table, "source_rows"):
            self._connection.execute(f"analyze crm.{name}")

    def _book(self, done: Outcome, inspected: Inspected, started: datetime, as_of: datetime | None) -> None:
        counted = ("read", "added", "changed", "unchanged", "rejected", "doubtful", "vanished")
        counts = {name: getattr(done, name) for name in counted}
        if as_of is None:
            row = self._connection.execute("select max(r.row_as_of) from pg_temp.feed_ready r").fetchone()
            as_of = row[0] if row else None
        self._connection.execute(
            "insert into crm.import_batches (id, feed, file, file_sha, as_of, imported_by, started_at, ended_at,"
            " rows_read, added, changed, unchanged, rejected, doubtful, vanished, state) values"
            " (%(id)s, %(feed)s, %(file)s, %(sha)s, %(as_of)s, session_user, %(started)s, clock_timestamp(),"
            " %(read)s, %(added)s, %(changed)s, %(unchanged)s, %(rejected)s, %(doubtful)s, %(vanished)s, 'done')",
            counts | {"id": self._batch, "feed": done.feed, "file": done.file, "sha": inspected.sha, "as_of": as_of,
                      "started": started},
        )  # fmt: skip
        detail = {"feed": done.feed, "file": done.file, "sha": inspected.sha.hex()} | counts
        self._connection.execute(
            "select crm.audit_put('feed', 'import', null, '', %(detail)s)",
            {"detail": msgspec.json.encode(detail).decode()},
        )
