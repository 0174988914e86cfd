"""What is left of the wrap-up, as words and a tone: over half ok, over a quarter low, then attention, at zero wrong."""

from PySide6.QtCore import QCoreApplication

from app.services.agent_state import Wrap
from app.ui.format import running
from app.ui.mark import QT_TRANSLATE_NOOP


def seconds_left(wrap: Wrap, now_ns: int) -> int | None:
    """Whole seconds left, rounded up, never below zero; None for a wrap-up without a limit."""
    if wrap.ends_ns is None:
        return None
    return max(0, -(-(wrap.ends_ns - now_ns) // 1_000_000_000))


def wrap_tone(wrap: Wrap, now_ns: int) -> str:
    """`ok`, `low`, `attention` or `wrong`; `wrap` when there is no limit."""
    left = seconds_left(wrap, now_ns)
    if left is None:
        return "wrap"
    if left == 0:
        return "wrong"
    share = left / max(1, wrap.total_s)
    return "ok" if share > 0.5 else "low" if share >= 0.25 else "attention"


def wrap_words(wrap: Wrap, now_ns: int) -> str:
    """`Wrap-up: 0:24 left`, `… hurry` below a quarter, `Wrap-up time is over`, or how long it has lasted so far."""
    tone, left = wrap_tone(wrap, now_ns), seconds_left(wrap, now_ns)
    text = {
        "wrap": QT_TRANSLATE_NOOP("words", "Wrap-up: {time}"),
        "wrong": QT_TRANSLATE_NOOP("words", "Wrap-up time is over"),
        "attention": QT_TRANSLATE_NOOP("words", "Wrap-up: only {time} left"),
    }.get(tone, QT_TRANSLATE_NOOP("words", "Wrap-up: {time} left"))
    shown = (now_ns - wrap.started_ns) / 1e9 if left is None else left
    return QCoreApplication.translate("words", text).format(time=running(shown))
