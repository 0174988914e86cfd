"""What the call strip says about a call, as plain values: title, lines, badges, times. No widgets here."""

from typing import NamedTuple

from app.models.records import Code, TrustLevel
from app.services.call import Call, Phase
from app.ui import words
from app.ui.format import duration, number, running
from app.ui.plain import one_line
from app.ui.words import word

TONES = {
    Phase.RINGING: "attention",
    Phase.DIALLING: "talk",
    Phase.TALKING: "talk",
    Phase.HELD: "wrap",
    Phase.ENDED: "quiet",
}


class Times(NamedTuple):
    """The running figure and the words below it."""

    figure: str
    below: str


def title(call: Call, name: str) -> str:
    """The customer's name, else the exchange's name for the caller, else the number, else why there is none."""
    said = name or call.handover.caller_name or number_of(call)
    return one_line(said) or word(words.CALLERS, "withheld" if call.handover.withheld else "unknown")


def number_of(call: Call) -> str:
    """The number grouped; for an outgoing call the one dialled; empty when there is none."""
    sent = call.handover.caller_number if call.incoming else call.handover.called_number or call.handover.caller_number
    return number(one_line(sent, 40), call.e164)


def claim(call: Call) -> str:
    """What was typed at the IVR, shortened to both ends: enough to compare, too little to note down."""
    typed = one_line(call.handover.customer_claim, 40)
    return typed if len(typed) <= 8 else f"{typed[:4]}…{typed[-4:]}"


def queue(call: Call, queues: tuple[Code, ...]) -> str:
    """From which queue, and how long the caller waited in it."""
    code = one_line(call.handover.queue, 60)
    name = words.label_in(queues, code, {code: code}) if code else ""
    waited = call.handover.wait_s
    parts = [word(words.CALL_FACTS, "from_queue", queue=name) if name else ""]
    parts += [word(words.CALL_FACTS, "waited", time=running(waited))] if waited is not None else []
    return " · ".join(part for part in parts if part)


def path(call: Call) -> str:
    """What the caller chose at the IVR, with the language spoken there; for a stranger, that nothing is believed."""
    told = call.handover
    if call.incoming and not told.trusted:
        return word(words.CALLERS, "untrusted")
    parts = [
        f"“{one_line(told.menu_path, 80)}”" if told.menu_path else "",
        word(words.LANGUAGES, one_line(told.language, 12)),
    ]
    return " · ".join(part for part in (*parts, one_line(told.note, 80)) if part)


def trust(call: Call, answers: tuple[int, int] | None = None) -> tuple[str, str]:
    """The trust mark and its tone. `answers`: right ones and how many were needed.

    A caller who is not verified and whose sender is not our exchange is said to be so before anything else.
    """
    if call.trust is TrustLevel.VERIFIED:
        return words.verified_word(answers), "ok"
    if not call.incoming:
        return "", ""
    if not call.handover.trusted:
        return word(words.CALLERS, "untrusted_short"), "wrong"
    tone = "accent" if call.trust is TrustLevel.IVR else "quiet"
    return words.trust_word(call.trust, one_line(call.handover.method, 20)), tone


def times(call: Call, now_ns: int) -> Times:
    """The figure that runs and what it counts: ringing, talking, holding, or why the call ended."""
    ended = call.ended_ns if call.ended_ns is not None else now_ns
    since = call.answered_ns if call.answered_ns is not None else call.started_ns
    figure = running((ended - since) / 1e9)
    if call.phase == Phase.HELD and call.held_since_ns is not None:
        held = running((now_ns - call.held_since_ns) / 1e9)
        return Times(figure, f"{word(words.PHASES, 'held' if call.held_by_us else 'held_by_them')} {held}")
    if call.phase == Phase.TALKING and call.muted:
        return Times(figure, word(words.PHASES, "muted"))
    rings_there = call.phase == Phase.DIALLING and call.far_end_rings
    return Times(figure, word(words.PHASES, "rings_there" if rings_there else call.phase))


def ending(call: Call) -> str:
    """After the end: why, and how long was talked."""
    why = word(words.END_REASONS, call.end_reason) if call.end_reason else word(words.PHASES, "ended")
    if call.answered_ns is None or call.ended_ns is None:
        return why
    return f"{why} {word(words.CALL_FACTS, 'talked', time=duration((call.ended_ns - call.answered_ns) // 10**9))}"
