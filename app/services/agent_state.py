"""The agent's state: one pure machine. The values the rest of the desk sees; the transitions follow below them."""

from datetime import datetime
from enum import StrEnum

import msgspec


class State(StrEnum):
    LOGGED_OUT = "logged_out"
    LOGGING_IN = "logging_in"
    NOT_READY = "not_ready"
    READY = "ready"
    RESERVED = "reserved"
    TALKING = "talking"
    HOLD = "hold"
    WRAP_READY = "wrap_ready"
    WRAP_NOT_READY = "wrap_not_ready"
    DIALLING = "dialling"
    LOST = "lost"


class Cause(StrEnum):
    AGENT = "agent"
    SYSTEM = "system"
    SUPERVISOR = "supervisor"


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A not-ready reason the agent may choose. `max_minutes` 0: no limit."""

    code: str
    label_en: str
    label_zh: str
    max_minutes: int = 0


class WrapPolicy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wrap-up after a call, per queue. `mode`: off, optional, discretionary, timed, timed_locked."""

    mode: str = "timed"
    seconds: int = 60
    """0: no limit."""
    disposition_required: bool = True
    extensions: int = 1
    extension_seconds: int = 60


class Wrap(msgspec.Struct, frozen=True, kw_only=True):
    """The wrap-up running now. `ends_ns` None: untimed."""

    started_ns: int
    ends_ns: int | None
    total_s: int
    extensions_left: int
    may_end_early: bool


class AgentStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The machine's whole outside: what the agent bar shows and offers."""

    state: State
    reason: str = ""
    cause: Cause = Cause.AGENT
    since_ns: int
    since_at: datetime
    call_id: str = ""
    pending: State | None = None
    pending_reason: str = ""
    pending_by: Cause = Cause.AGENT
    wrap: Wrap | None = None
    ready_blocked_by: str = ""
    """Why READY cannot be chosen now: `not_registered`, `no_sound`, `locked`, `unwrapped`; empty if it can."""
