"""`search`: each way of finding a customer, in banks of several sizes."""

from random import Random

import sqlalchemy as sa

from app.cli.bench.asking import both, growth, round_trips, server_times
from app.cli.bench.banks import SizedBank, short_name
from app.cli.bench.rows import Row, percentile
from app.cli.bench.stage import Stage

COUNT = 400
"""Questions of each kind."""
NAMES_P99_MS, KEYS_P99_MS = 5.0, 5.0
LIMIT = 20
FUNCTION = "crm.search_v2(%s, %s)"

NAMES = {
    "full_name": "c.name",
    "surname_and_one": "left(c.name_norm, 2)",
    "given": "c.given",
    "pinyin": "c.pinyin",
    "pinyin_begun": "left(c.pinyin, greatest(length(c.pinyin) - 2, 3))",
    "initials": "case when length(c.initials) <= 8 then c.initials end",  # longer ones are no initials to the search
    "latin_turned": "regexp_replace(c.name_latin, '^(.+) (\\S+)$', '\\2 \\1')",
    "latin_begun": "left(c.name_latin, 6)",
}
"""What is typed, made of a customer."""
KEYS = {
    "code": "c.code",
    "number": "'+' || p.e164",
    "last_8_digits": "right(p.e164::text, 8)",
    "last_6_digits": "right(p.e164::text, 6)",
    "last_4_digits": "right(p.e164::text, 4)",
    "account": "a.number",
    "card": "a.card_key",
    "certificate": "k.number",
}


def measure(stage: Stage) -> list[Row]:
    """Each text is asked for twice, and the second time counts; see `lookup`."""
    rows: list[Row] = []
    curves: dict[str, list[tuple[int, float]]] = {"names": [], "keys": []}
    for bank in stage.banks.all():
        size = short_name(bank.customers)
        for group, kinds, goal in (("names", NAMES, NAMES_P99_MS), ("keys", KEYS, KEYS_P99_MS)):
            texts = {kind: typed(bank, what) for kind, what in kinds.items()}
            times = {kind: _served(bank, of_kind) for kind, of_kind in texts.items()}
            every = [one for of_kind in times.values() for one in of_kind]
            curves[group].append((bank.customers, percentile(every, 0.5)))
            rows += both(f"search.{size}.{group}.server", every, goal=goal)
            rows += both(f"search.{size}.{group}.round_trip", _as_a_desk(bank, texts))
            rows += [
                Row(name=f"search.{size}.{kind}.p99", value=percentile(of_kind, 0.99), unit="ms")
                for kind, of_kind in times.items()
            ]
    return rows + [row for group, curve in curves.items() for row in growth(f"search.{group}", curve)]


def typed(bank: SizedBank, what: str) -> list[str]:
    """Texts of this kind from all over the bank, in no order, none empty."""
    share = min(100.0, 100.0 * 40 * COUNT / bank.customers)
    statement = (
        f"select {what} from crm.customers c tablesample system ({share:.6f})"  # noqa: S608  # our own words
        " left join crm.phones p on p.customer_id = c.id left join crm.accounts a on a.customer_id = c.id"
        f" left join crm.certificates k on k.customer_id = c.id where length({what}) > 1 limit 20000"
    )
    with bank.administrator() as connection:
        texts = sorted({str(row[0]) for row in connection.execute(sa.text(statement.replace(":", "\\:")))})
    Random(1).shuffle(texts)  # noqa: S311  # no secret
    return texts[:COUNT]


def _served(bank: SizedBank, texts: list[str]) -> list[float]:
    values = [(text, LIMIT) for text in texts]
    server_times(bank, FUNCTION, values)
    return server_times(bank, FUNCTION, values)


def _as_a_desk(bank: SizedBank, texts: dict[str, list[str]]) -> list[float]:
    every = [text for of_kind in texts.values() for text in of_kind]
    store = bank.store()
    try:
        round_trips(store.search, every[:50])
        return round_trips(store.search, every)
    finally:
        store.close()
