"""The demo caller's stories as a table: who calls, from which number, and what the IVR says about it."""

from typing import Literal

import msgspec

from app.models.demo_people import CHEN, FRAUD, LI, SHARED_NUMBER, SUN, UNKNOWN_NUMBER, WANG, ZHOU, DemoPerson


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of call. `{call_id}` in a header stands for the PBX's id of this very call."""

    key: str
    title: str
    number: str = ""
    """E.164 with '+' as the PBX asserts it; with `withheld` it travels in P-Asserted-Identity only."""
    name: str = ""
    withheld: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    speech: str = ""
    """A recording in resources/demo; empty: silence."""
    rings_s: float = 30.0
    """The caller gives up after this long; 0: at the first ring (180), which is all the bench wants to see."""
    talks_s: float = 45.0
    """The caller hangs up after talking this long, unless the agent did before."""
    hangs_up: Literal["caller", "agent"] = "caller"
    """Who should end the call; when it is the agent, the caller still leaves after four times `talks_s`."""
    source: str = ""
    """Another loopback address to call from; empty: the registrar's own, the only one a desk believes."""
    offer: bool = True
    """False: INVITE without SDP (delayed offer), as some PBXs send it."""


def claims(
    *, queue: str, menu: str, language: str, customer: str = "", method: str = "no", wait_s: int = 0
) -> tuple[tuple[str, str], ...]:
    """The X-CC headers that a PBX's IVR sends with a call."""
    return (
        ("X-CC-Queue", queue),
        ("X-CC-Call-Id", "{call_id}"),
        ("X-CC-Customer-Id", customer),
        ("X-CC-Menu-Path", menu),
        ("X-CC-Language", language),
        ("X-CC-Authenticated", method),
        ("X-CC-Wait", str(wait_s)),
    )


def _name(person: DemoPerson) -> str:
    return f"{person.name} {person.name_latin}"


KNOWN = Story(
    key="known",
    title=f"{_name(WANG)} calls; the IVR took his account number and checked his PIN",
    number=WANG.numbers[0],
    name=WANG.name,
    headers=claims(
        queue="bank-service", menu="main/2", language="zh", customer=WANG.accounts[0], method="pin", wait_s=42
    ),
    speech="card",
)
UNPROVEN = Story(
    key="unproven",
    title=f"{_name(LI)} calls from her own number; she typed nothing at the IVR",
    number=LI.numbers[0],
    name=LI.name_latin,
    headers=claims(queue="bank-service", menu="main", language="zh", wait_s=8),
    speech="balance",
)
SHARED = Story(
    key="shared",
    title=f"{_name(CHEN)} or his wife: two customers share this number",
    number=SHARED_NUMBER,
    headers=claims(queue="loans", menu="main/3/1", language="zh", wait_s=65),
    speech="loan",
)
UNKNOWN = Story(
    key="unknown",
    title="a number that no customer has: somebody who may become one",
    number=UNKNOWN_NUMBER,
    headers=claims(queue="bank-service", menu="main/1", language="en", wait_s=3),
    speech="newcomer",
)
WITHHELD = Story(
    key="withheld",
    title="a caller who withholds the number",
    number=SUN.numbers[0],
    withheld=True,
    headers=claims(queue="bank-service", menu="main/2", language="zh", wait_s=17),
    speech="help",
)
CONTRADICTION = Story(
    key="contradiction",
    title=f"the number is {_name(SUN)}'s, the account typed at the IVR is {_name(ZHOU)}'s",
    number=SUN.numbers[0],
    headers=claims(
        queue="private-banking", menu="main/9", language="en", customer=ZHOU.accounts[0], method="pin", wait_s=5
    ),
    speech="transfer",
)
HOSTILE = Story(
    key="hostile",
    title="somebody tries it with absurd headers: markup, SQL, bidi and control characters, bytes that are no text",
    number=FRAUD.numbers[0],
    name='<img src=x onerror="alert(1)"><b>\u202eknaB ruoY\u2066\x07\x1b[31m M\udcfcller\udcff\udcfe</b>',
    headers=(
        ("X-CC-Queue", "bank-service"),
        ("X-CC-Call-Id", "../../etc/passwd"),
        ("X-CC-Customer-Id", "' OR '1'='1'; DROP TABLE customers;--"),
        ("X-CC-Menu-Path", "<a href='file:///etc/passwd'>main</a>\u2028\u202e"),
        ("X-CC-Language", "\udcff\udcfe%n%s"),
        ("X-CC-Authenticated", "<script>pin</script>"),
        ("X-CC-Wait", "99999999999999999999"),
        ("X-CC-Note", "A" * 1600 + "\u00fc" * 350),
        ("User-to-User", "00FAFFC8;encoding=hex"),
        ("X-CC-Wait", "-1"),
        ("Diversion", '"<u>x" <sip:%00%E2%80%AE95588@evil>;reason="\\""'),
    ),
    speech="transfer",
    talks_s=10.0,
)
"""As absurd as a message of 4,000 bytes may be, which is all that the phone's stack reads of a datagram."""
BROKEN = Story(
    key="broken",
    title="an INVITE that no phone should take: too long, and with a NUL inside",
    number=FRAUD.numbers[0],
    headers=(("X-CC-Note", "\x00" + "A" * 3000), ("X-CC-Note", "B" * 3000)),
    rings_s=1.0,
)
STRANGER = Story(
    key="stranger",
    title="an INVITE from another address than the registrar's, claiming to be a customer with a PIN",
    number=WANG.numbers[0],
    name=WANG.name,
    headers=claims(queue="bank-service", menu="main/2", language="zh", customer=WANG.accounts[0], method="pin"),
    rings_s=8.0,
    source="127.0.0.2",
)
RING = Story(key="ring", title="rings once and gives up", number=WANG.numbers[0], rings_s=0.0)

STORIES = (KNOWN, UNPROVEN, SHARED, UNKNOWN, WITHHELD, CONTRADICTION, HOSTILE)
BY_KEY = {story.key: story for story in (*STORIES, STRANGER, BROKEN, RING)}
