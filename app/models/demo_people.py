"""The eight named customers of the demo bank: what the seed makes and what the demo caller's stories call with.

Everybody and every number is invented. Plain data: the seed and the demo caller both read it, so that they agree.
"""

from datetime import date

import msgspec

from app.models.records import Flag


class DemoPerson(msgspec.Struct, frozen=True, kw_only=True):
    """One named customer. Numbers are E.164 with '+', accounts the full numbers that may be typed at the IVR."""

    code: str
    name: str
    name_latin: str
    kind: str = "person"
    tier: str = "standard"
    language: str = "zh"
    numbers: tuple[str, ...]
    accounts: tuple[str, ...] = ()
    """First a deposit account, then a card."""
    flags: tuple[Flag, ...] = ()
    born_on: date | None = None
    household: str = ""
    """Same text: same household."""
    relation: str = "holder"
    """How the customer stands to the first number."""
    city: str = ""


SHARED_NUMBER = "+8613800138002"
UNKNOWN_NUMBER = "+8613900139999"
"""Belongs to nobody at the demo bank; the seed must never give it away."""

WANG = DemoPerson(
    code="C00000001",
    name="王小明",
    name_latin="Wang Xiaoming",
    tier="gold",
    numbers=("+8613800138001",),
    accounts=("6222020000000001", "6222020000000102"),
    born_on=date(1984, 3, 12),
    city="Shanghai",
)
LI = DemoPerson(
    code="C00000002",
    name="李雪梅",
    name_latin="Li Xuemei",
    numbers=("+8613800138003",),
    accounts=("6222020000000002",),
    born_on=date(1992, 7, 30),
    city="Hangzhou",
)
CHEN = DemoPerson(
    code="C00000003",
    name="陈国强",
    name_latin="Chen Guoqiang",
    tier="silver",
    numbers=(SHARED_NUMBER,),
    accounts=("6222020000000003",),
    born_on=date(1971, 11, 5),
    household="chen-lin",
    city="Suzhou",
)
LIN = DemoPerson(
    code="C00000004",
    name="林丽华",
    name_latin="Lin Lihua",
    tier="gold",
    numbers=(SHARED_NUMBER,),
    accounts=("6222020000000004", "6222020000000104"),
    born_on=date(1973, 2, 18),
    household="chen-lin",
    relation="spouse",
    city="Suzhou",
)
FIRM = DemoPerson(
    code="C00000005",
    name="上海明远贸易有限公司",
    name_latin="Shanghai Mingyuan Trading Co., Ltd.",
    kind="firm",
    tier="gold",
    numbers=("+862150138005",),
    accounts=("6222020000000005",),
    relation="company",
    city="Shanghai",
)
FRAUD = DemoPerson(
    code="C00000006",
    name="赵志远",
    name_latin="Zhao Zhiyuan",
    numbers=("+8613800138006",),
    accounts=("6222020000000006",),
    flags=(Flag.FRAUD,),
    born_on=date(1988, 9, 1),
    city="Nanjing",
)
SUN = DemoPerson(
    code="C00000007",
    name="孙秀英",
    name_latin="Sun Xiuying",
    tier="silver",
    numbers=("+8613800138007",),
    accounts=("6222020000000007",),
    flags=(Flag.VULNERABLE,),
    born_on=date(1941, 5, 23),
    city="Beijing",
)
ZHOU = DemoPerson(
    code="C00000008",
    name="周文杰",
    name_latin="Victoria Zhou",
    tier="private",
    language="en",
    numbers=("+85251380008", "+8613800138008"),
    accounts=("6222020000000008", "6222020000000108"),
    flags=(Flag.VIP,),
    born_on=date(1979, 12, 9),
    city="Hong Kong",
)

DEMO_PEOPLE = (WANG, LI, CHEN, LIN, FIRM, FRAUD, SUN, ZHOU)
