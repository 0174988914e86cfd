"""Extracts of an invented core banking system, as large as one likes: the same for the same number of customers.

`python -m app.cli.bench.import_extracts FOLDER CUSTOMERS` writes them with their mappings.
"""

import sys
from pathlib import Path
from random import Random

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰红建国志宇欣怡梓涵子轩浩然思佳雨晨"
_CITIES = (("上海", "Shanghai"), ("杭州", "Hangzhou"), ("苏州", "Suzhou"), ("南京", "Nanjing"), ("宁波", "Ningbo"))
_STREETS = ("四平路", "国权路", "漕溪北路", "南京西路", "中山东路", "人民路", "解放路", "建设路")
DAY = "20261121"
SEED = 20_261_121
_FEED = """\
[feed]
name = "{name}"
source = "core"
target = "{target}"
file = "{name}_{{as_of:%Y%m%d}}.csv"
rank = 10
trailer = 'END (\\d+)'

[fields]
"""
MAPPINGS = {
    "customers": _FEED.format(name="customers", target="customers")
    + """\
key = "no"
kind = { constant = "person" }
name = { column = "name", as = "name" }
born_on = { column = "born", format = "%Y%m%d" }
certificate_kind = { constant = "ID" }
certificate_number = { column = "cert", as = "certificate" }
address = "address"
city = "city"
customer_since = { column = "since", format = "%Y%m%d" }

[[match]]
by = "certificate"
doubtful_if_different = ["born_on"]

[[match]]
by = "name_birth"
not_if_different = ["certificate"]
""",
    "phones": _FEED.format(name="phones", target="phones")
    + """\
key = { column = ["no", "seq"] }
customer = "no"
number = { column = "number", as = "phone" }
""",
    "accounts": _FEED.format(name="accounts", target="accounts")
    + """\
key = "id"
customer = "no"
kind = { constant = "deposit" }
product = "product"
number = "number"
balance = { column = "balance", places = 2 }
available = { column = "balance", places = 2 }
opened_on = { column = "opened", format = "%Y%m%d" }
""",
}
PER_CUSTOMER = 2.5
"""Telephone numbers, and accounts, of a customer on average."""


def write_extracts(folder: Path, customers: int) -> dict[str, Path]:
    """Name of each feed -> its extract; the mappings stand beside as NAME.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in MAPPINGS.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    # Not a secret: the same seed must give the same extracts.
    rng = Random(SEED)  # noqa: S311  # see above
    paths = {name: folder / f"{name}_{DAY}.csv" for name in MAPPINGS}
    with (
        paths["customers"].open("w", encoding="utf-8", newline="\n") as people,
        paths["phones"].open("w", encoding="utf-8", newline="\n") as phones,
        paths["accounts"].open("w", encoding="utf-8", newline="\n") as accounts,
    ):
        people.write("no,name,born,cert,address,city,since\n")
        phones.write("no,seq,number\n")
        accounts.write("id,no,product,number,balance,opened\n")
        facts = 0
        for n in range(1, customers + 1):
            people.write(_person(rng, n))
            for seq in range(1, 3 + n % 2):
                facts += 1
                phones.write(f"{n},{seq},1{30 + facts % 60}{facts // 60:08d}\n")
                accounts.write(f"A{facts},{n},savings,6217{facts:012d},{rng.randrange(10**8)},20150101\n")
        people.write(f"END {customers}\n")
        phones.write(f"END {facts}\n")
        accounts.write(f"END {facts}\n")
    return paths


def _person(rng: Random, n: int) -> str:
    city = rng.choice(_CITIES)
    name = rng.choice(_SURNAMES) + "".join(rng.choice(_GIVEN) for _ in range(rng.choice((1, 2, 2))))
    born = f"{rng.randrange(1940, 2006)}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}"
    cert = f"310101{born}{n % 10000:04d}{n // 10000}"
    street = f"{city[0]}市{rng.choice(_STREETS)}{rng.randrange(1, 999)}号"
    return f"{n},{name},{born},{cert},{street},{city[1]},{rng.randrange(1990, 2026)}0101\n"


if __name__ == "__main__":
    write_extracts(Path(sys.argv[1]), int(sys.argv[2]))
