"""Invented people, calls and states that the tests and the photographs of the screens share."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from app.models.records import Code, CustomerLine, Flag, Identity, InteractionLine, TaskLine, TrustLevel
from app.services.agent_state import AgentStatus, Cause, Reason, State, Wrap
from app.services.call import Call, Phase
from app.services.status import CentralStatus, Light, PendingStatus, PhoneStatus, SoundStatus, WaitingItem
from app.telephony.handover import Handover

SECOND = 1_000_000_000
NOW_NS = 10_000 * SECOND
NOW = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)

REASONS = (
    Reason(code="BREAK", label_en="Break", label_zh="小休", max_minutes=15),
    Reason(code="LUNCH", label_en="Lunch", label_zh="午餐", max_minutes=60),
    Reason(code="MEETING", label_en="Meeting", label_zh="会议"),
    Reason(code="TRAINING", label_en="Training", label_zh="培训"),
)
QUEUES = (
    Code(code="bank-service", label_en="Bank service", label_zh="综合服务"),
    Code(code="cards", label_en="Cards", label_zh="信用卡"),
)
DISPOSITIONS = (
    Code(code="card_lost", label_en="Card lost or stolen", label_zh="挂失", group="cards"),
    Code(code="balance", label_en="Balance or statement", label_zh="余额与对账单", group="accounts"),
)
IDENTITY = Identity(agent="li.na", display_name="李娜 Li Na", team="Bank service, floor 2", role="agent")


def call(phase: Phase = Phase.RINGING, **changes: Any) -> Call:
    """A known customer's call on the bank's queue, some seconds old; anything can be changed."""
    facts: dict[str, Any] = {
        "call_id": "call-1",
        "incoming": True,
        "phase": phase,
        "e164": 8613800138000,
        "trust": TrustLevel.IVR,
        "started_at": NOW,
        "started_ns": NOW_NS - 37 * SECOND,
        "encrypted": True,
        "handover": handover(),
    }
    if phase in (Phase.TALKING, Phase.HELD, Phase.ENDED):
        facts["answered_ns"] = NOW_NS - 30 * SECOND
    if phase is Phase.HELD:
        facts["held_since_ns"] = NOW_NS - 12 * SECOND
    if phase is Phase.ENDED:
        facts["ended_ns"] = NOW_NS - 5 * SECOND
    return Call(**(facts | changes))


def handover(**changes: Any) -> Handover:
    facts: dict[str, Any] = {
        "caller_number": "+8613800138000",
        "caller_name": "",
        "queue": "bank-service",
        "menu_path": "main/2: card lost",
        "language": "zh_CN",
        "method": "pin",
        "wait_s": 42,
        "customer_claim": "6222021302991234",
        "trusted": True,
    }
    return Handover(**(facts | changes))


def hostile() -> Handover:
    """What a stranger with time on his hands sends."""
    return handover(
        caller_name='<b onclick="x">\u202eadmin</b><img src=x>' + "A" * 300,
        caller_number="'; DROP TABLE customers; --",
        menu_path="<script>alert(1)</script>" + "/" * 200,
        queue="q" * 150,
        method="<u>root</u>",
        note="\x00\x07bell\nsecond line",
    )


def status(state: State = State.READY, **changes: Any) -> AgentStatus:
    facts: dict[str, Any] = {
        "state": state,
        "since_ns": NOW_NS - 751 * SECOND,
        "since_at": NOW - timedelta(seconds=751),
    }
    return AgentStatus(**(facts | changes))


def wrapping(left_s: int, total_s: int = 60) -> AgentStatus:
    wrap = Wrap(
        started_ns=NOW_NS - (total_s - left_s) * SECOND,
        ends_ns=NOW_NS + left_s * SECOND,
        total_s=total_s,
        extensions_left=1,
        may_end_early=True,
    )
    return status(State.WRAP_READY, wrap=wrap, cause=Cause.SYSTEM)


def person(n: int, **changes: Any) -> CustomerLine:
    facts: dict[str, Any] = {
        "customer_id": UUID(int=n),
        "code": f"C{100200 + n}",
        "name": "王小明",
        "name_latin": "Wang Xiaoming",
        "tier": "gold",
        "city": "Shanghai",
    }
    return CustomerLine(**(facts | changes))


FOUND = (
    person(1),
    person(2, name="王晓敏", name_latin="Wang Xiaomin", tier="standard", city="Hangzhou", flags=(Flag.VULNERABLE,)),
    person(3, name="Shanghai Wangfu Import and Export Company Limited", name_latin="", kind="firm", tier="platinum"),
)

DAY = tuple(
    InteractionLine(
        interaction_id=UUID(int=100 + n),
        at=NOW - timedelta(minutes=11 * n + 4),
        channel="phone",
        direction="out" if n == 3 else "in",
        queue="bank-service",
        customer_id=None if n == 2 else UUID(int=n),
        customer_name=name,
        disposition=disposition,
        note=note,
        talk_s=talk_s,
        caller_number="" if n == 2 else f"+86138001380{n:02}",
    )
    for n, (name, disposition, note, talk_s) in enumerate(
        (
            ("陈美玲 / Chen Meiling", "card_lost", "", 184),
            ("赵建国 / Zhao Jianguo", "", "", None),
            ("", "", "Asked for the opening hours", 41),
            ("Oliver Whitcombe-Featherstonehaugh", "balance", "", 722),
            ("孙丽 / Sun Li", "balance", "", 95),
        )
    )
)

TASKS = (
    TaskLine(
        task_id=UUID(int=1), title="Call back about the blocked card", due_on=date(2026, 11, 18), customer_name="陈美玲"
    ),
    TaskLine(
        task_id=UUID(int=2), title="Send the statement for October", due_on=date(2026, 11, 20), customer_name="孙丽"
    ),
    TaskLine(task_id=UUID(int=3), title="Offer the renewed deposit", due_on=date(2026, 11, 24), customer_name="周伟"),
)

PHONE_OK = PhoneStatus(light=Light.OK, registrar="sip.bank.example", encrypted=True)
SOUND_OK = SoundStatus(
    light=Light.OK, speaker="Jabra Engage 50", microphone="Jabra Engage 50", ringer="Built-in speaker"
)
CENTRAL_OK = CentralStatus(light=Light.OK)
CENTRAL_AWAY = CentralStatus(light=Light.WRONG, problem="unreachable", since=NOW - timedelta(minutes=6))
WAITING = PendingStatus(count=2, oldest_at=NOW - timedelta(minutes=6))
ITEMS = (
    WaitingItem(n=1, kind="interaction", saved_at=NOW - timedelta(minutes=6)),
    WaitingItem(n=2, kind="task", saved_at=NOW - timedelta(minutes=6)),
    WaitingItem(n=3, kind="complaint", saved_at=NOW - timedelta(hours=2), attempts=4, problem="rejected"),
)
