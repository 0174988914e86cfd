"""How long a not-ready reason has lasted against its limit: near at 80 %, over at 100 % (T29; told, never enforced)."""

from collections.abc import Sequence

from app.services.agent_machine import IDLE
from app.services.agent_state import AgentStatus, Reason

_MINUTE_NS = 60 * 1_000_000_000


class ReasonWatch:
    """Says each mark once for each stretch of a reason."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self._limits_ns = {r.code: r.max_minutes * _MINUTE_NS for r in reasons if r.max_minutes > 0}
        self._told: tuple[int, str] = (0, "")

    def next_ns(self, status: AgentStatus, now_ns: int) -> int | None:
        """The next mark of this status, or None."""
        return min((at for at, _ in self._marks(status) if at > now_ns), default=None)

    def news(self, status: AgentStatus, now_ns: int) -> str:
        """`near` or `over` if that is new, else empty."""
        passed = [word for at, word in self._marks(status) if at <= now_ns]
        mark = (status.since_ns, passed[-1]) if passed else (0, "")
        if not passed or mark == self._told:
            return ""
        self._told = mark
        return passed[-1]

    def _marks(self, status: AgentStatus) -> list[tuple[int, str]]:
        limit = self._limits_ns.get(status.reason, 0) if status.state in IDLE else 0
        return [(status.since_ns + limit * 8 // 10, "near"), (status.since_ns + limit, "over")] if limit else []
