"""All codes of the program as words of the agent's language, in small tables: one code a line, one table a subject.

`word(STATES, "ready")` gives the word; an unknown code is shown as itself, readable, so that a newer centre never
blanks a screen. A sentence for trouble says what happened, what is safe and what to do, in this order.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from app.ui.mark import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from app.models.records import TrustLevel

Table = dict[str, str]

NONE = "—"
"""There is none. Zero is 0, masked is `MASKED`."""
MASKED = "····"


def word(table: Table, code: object, **values: object) -> str:
    """The word of a code, `{name}` in it replaced by `values`; an unknown code is shown readable as it is."""
    text = table.get(str(code))
    if text is None:
        return str(code).rpartition(".")[2].replace("_", " ").lower()
    said = QCoreApplication.translate("words", text)
    return said.format(**values) if values else said


class Labelled(Protocol):
    """A row of a code table of the bank: it brings its words along."""

    @property
    def code(self) -> str: ...
    @property
    def label_en(self) -> str: ...
    @property
    def label_zh(self) -> str: ...


def chinese() -> bool:
    """Whether the agent reads Chinese."""
    return QLocale().language() == QLocale.Language.Chinese


def label_of(row: Labelled) -> str:
    """The label of one row in the agent's language, its code if it has none."""
    mine, other = (row.label_zh, row.label_en) if chinese() else (row.label_en, row.label_zh)
    return mine or other or row.code


def label_in(rows: Iterable[Labelled], code: str, fallback: Table | None = None) -> str:
    """The label of a code in a table of the bank; the desk's own word, then the readable code, if it is not there."""
    return next((label_of(row) for row in rows if row.code == code), None) or word(fallback or {}, code)


# ---- the agent ------------------------------------------------------------------------------------------------------

STATES: Table = {
    "logged_out": QT_TRANSLATE_NOOP("words", "Signed out"),
    "logging_in": QT_TRANSLATE_NOOP("words", "Signing in"),
    "not_ready": QT_TRANSLATE_NOOP("words", "Not ready"),
    "ready": QT_TRANSLATE_NOOP("words", "Ready"),
    "reserved": QT_TRANSLATE_NOOP("words", "Ringing"),
    "talking": QT_TRANSLATE_NOOP("words", "Talking"),
    "hold": QT_TRANSLATE_NOOP("words", "On hold"),
    "wrap_ready": QT_TRANSLATE_NOOP("words", "Wrap-up, then ready"),
    "wrap_not_ready": QT_TRANSLATE_NOOP("words", "Wrap-up, then not ready"),
    "dialling": QT_TRANSLATE_NOOP("words", "Dialling"),
    "lost": QT_TRANSLATE_NOOP("words", "Connection lost"),
}

STATE_TONES: Table = {
    "ready": "ok",
    "reserved": "attention",
    "talking": "talk",
    "hold": "talk",
    "dialling": "talk",
    "wrap_ready": "wrap",
    "wrap_not_ready": "wrap",
    "lost": "wrong",
}
"""Not words but the tone of each state; those left out are quiet."""

REASONS: Table = {
    "BREAK": QT_TRANSLATE_NOOP("words", "Break"),
    "LUNCH": QT_TRANSLATE_NOOP("words", "Lunch"),
    "MEETING": QT_TRANSLATE_NOOP("words", "Meeting"),
    "TRAINING": QT_TRANSLATE_NOOP("words", "Training"),
    "COACHING": QT_TRANSLATE_NOOP("words", "Coaching"),
    "CASEWORK": QT_TRANSLATE_NOOP("words", "Casework"),
    "CALLBACKS": QT_TRANSLATE_NOOP("words", "Callbacks"),
    "TECH": QT_TRANSLATE_NOOP("words", "Technical trouble"),
    "SYS.LOGIN": QT_TRANSLATE_NOOP("words", "just signed in"),
    "SYS.RONA": QT_TRANSLATE_NOOP("words", "call not answered"),
    "SYS.REJECTED": QT_TRANSLATE_NOOP("words", "call rejected"),
    "SYS.DEVICE": QT_TRANSLATE_NOOP("words", "no sound device"),
    "SYS.SIP_LOST": QT_TRANSLATE_NOOP("words", "telephone line lost"),
    "SYS.DB_LOST": QT_TRANSLATE_NOOP("words", "centre out of reach"),
    "SYS.LOCKED": QT_TRANSLATE_NOOP("words", "screen locked"),
    "SYS.SUPERVISOR": QT_TRANSLATE_NOOP("words", "set by the team lead"),
    "SYS.RELOGIN": QT_TRANSLATE_NOOP("words", "signed in elsewhere"),
    "SYS.OUTBOUND": QT_TRANSLATE_NOOP("words", "own call"),
    "SYS.CRASH": QT_TRANSLATE_NOOP("words", "the program was restarted"),
    "SYS.UNWRAPPED": QT_TRANSLATE_NOOP("words", "a call waits for its wrap-up"),
}

READY_BLOCKED: Table = {
    "not_registered": QT_TRANSLATE_NOOP("words", "The telephone line is not signed in yet."),
    "no_sound": QT_TRANSLATE_NOOP("words", "No headset: plug one in or choose a device."),
    "locked": QT_TRANSLATE_NOOP("words", "The screen is locked."),
    "unwrapped": QT_TRANSLATE_NOOP("words", "Finish the open wrap-up first."),
}

READY_NEEDS: Table = {
    "not_registered": QT_TRANSLATE_NOOP("words", "Ready needs the telephone line"),
    "no_sound": QT_TRANSLATE_NOOP("words", "Ready needs a headset"),
    "locked": QT_TRANSLATE_NOOP("words", "Ready needs an open screen"),
    "unwrapped": QT_TRANSLATE_NOOP("words", "Ready needs the open form saved"),
}
"""The same in the few words there is room for in the bar."""

ROLES: Table = {
    "agent": QT_TRANSLATE_NOOP("words", "Agent"),
    "lead": QT_TRANSLATE_NOOP("words", "Team lead"),
    "team_lead": QT_TRANSLATE_NOOP("words", "Team lead"),
}

LANGUAGES: Table = {"en": "English", "zh_CN": "中文", "zh": "中文", "yue": "粵語"}
"""Each language in its own letters: nobody must read the wrong one to find theirs."""

# ---- the call -------------------------------------------------------------------------------------------------------

PHASES: Table = {
    "ringing": QT_TRANSLATE_NOOP("words", "Ringing"),
    "dialling": QT_TRANSLATE_NOOP("words", "Dialling"),
    "rings_there": QT_TRANSLATE_NOOP("words", "Ringing there"),
    "talking": QT_TRANSLATE_NOOP("words", "Talking"),
    "held": QT_TRANSLATE_NOOP("words", "On hold"),
    "held_by_them": QT_TRANSLATE_NOOP("words", "Put on hold by the other side"),
    "muted": QT_TRANSLATE_NOOP("words", "Microphone off"),
    "ended": QT_TRANSLATE_NOOP("words", "Call ended"),
}

END_REASONS: Table = {
    "customer_hung_up": QT_TRANSLATE_NOOP("words", "The customer hung up."),
    "agent_hung_up": QT_TRANSLATE_NOOP("words", "You hung up."),
    "caller_gave_up": QT_TRANSLATE_NOOP("words", "The caller gave up before you answered."),
    "answered_elsewhere": QT_TRANSLATE_NOOP("words", "Somebody else answered this call."),
    "ring_timeout": QT_TRANSLATE_NOOP("words", "It rang too long without an answer."),
    "agent_rejected": QT_TRANSLATE_NOOP("words", "You rejected this call."),
    "busy": QT_TRANSLATE_NOOP("words", "The number is busy."),
    "no_answer": QT_TRANSLATE_NOOP("words", "Nobody answered."),
    "not_found": QT_TRANSLATE_NOOP("words", "This number does not exist."),
    "declined": QT_TRANSLATE_NOOP("words", "The call was declined."),
    "cancelled": QT_TRANSLATE_NOOP("words", "The call was cancelled."),
    "network": QT_TRANSLATE_NOOP("words", "The connection broke. Your notes are safe."),
    "phone_lost": QT_TRANSLATE_NOOP("words", "The phone failed and ended this call. Your notes are safe."),
}

SYSTEM_OUTCOMES: Table = {
    "system.missed": QT_TRANSLATE_NOOP("words", "Missed call"),
    "system.rejected": QT_TRANSLATE_NOOP("words", "Call rejected"),
    "UNWRAPPED": QT_TRANSLATE_NOOP("words", "Wrap-up not finished"),
}
"""What the desk sets by itself, in case the centre's tables do not name it."""

CALLERS: Table = {
    "withheld": QT_TRANSLATE_NOOP("words", "Number withheld"),
    "unknown": QT_TRANSLATE_NOOP("words", "Unknown caller"),
    "untrusted": QT_TRANSLATE_NOOP("words", "Nothing it says of itself is believed"),
    "untrusted_short": QT_TRANSLATE_NOOP("words", "⚠ Not from our exchange"),
    "encrypted": QT_TRANSLATE_NOOP("words", "Encrypted"),
}

CALL_FACTS: Table = {
    "waited": QT_TRANSLATE_NOOP("words", "waited {time}"),
    "typed": QT_TRANSLATE_NOOP("words", "typed {claim}"),
    "talked": QT_TRANSLATE_NOOP("words", "Talked {time}."),
    "transferred_by": QT_TRANSLATE_NOOP("words", "transferred by {name}"),
    "from_queue": QT_TRANSLATE_NOOP("words", "from queue {queue}"),
    "on_hold": QT_TRANSLATE_NOOP("words", "On hold: {name}"),
    "another": QT_TRANSLATE_NOOP("words", "Another call waits: {name}"),
}

METHODS: Table = {
    "pin": QT_TRANSLATE_NOOP("words", "PIN"),
    "otp": QT_TRANSLATE_NOOP("words", "one-time code"),
    "voice": QT_TRANSLATE_NOOP("words", "voice print"),
    "certificate": QT_TRANSLATE_NOOP("words", "certificate"),
    "no": QT_TRANSLATE_NOOP("words", "not checked"),
}

TRUST: Table = {
    "none": QT_TRANSLATE_NOOP("words", "○ Not identified"),
    "number": QT_TRANSLATE_NOOP("words", "○ Number only, not checked"),
    "ivr": QT_TRANSLATE_NOOP("words", "◐ {method} by IVR"),
    "ivr_plain": QT_TRANSLATE_NOOP("words", "◐ Checked by IVR"),
    "verified": QT_TRANSLATE_NOOP("words", "● Verified"),
    "verified_answers": QT_TRANSLATE_NOOP("words", "● Verified {right} of {needed}"),
}


def trust_word(trust: "TrustLevel", method: str = "") -> str:
    """The trust mark of a call: a shape and words, never colour alone."""
    by_ivr = trust.name == "IVR"
    if by_ivr and method:
        return word(TRUST, "ivr", method=word(METHODS, method))
    return word(TRUST, "ivr_plain" if by_ivr else trust.name.lower())


def verified_word(answers: tuple[int, int] | None) -> str:
    """Verified, with how many right answers of how many that were needed, as far as that is known."""
    if answers is None:
        return word(TRUST, "verified")
    return word(TRUST, "verified_answers", right=min(answers), needed=answers[1])


HIDDEN_FIELDS: Table = {
    "address": QT_TRANSLATE_NOOP("words", "Address"),
    "phone": QT_TRANSLATE_NOOP("words", "Telephone numbers"),
    "email": QT_TRANSLATE_NOOP("words", "E-mail"),
    "born_on": QT_TRANSLATE_NOOP("words", "Date of birth"),
    "certificate_number": QT_TRANSLATE_NOOP("words", "Number of the ID document"),
    "account_number": QT_TRANSLATE_NOOP("words", "Account"),
    "nothing": QT_TRANSLATE_NOOP("words", "none"),
}

OPEN_REASONS: Table = {
    "calls": QT_TRANSLATE_NOOP("words", "The customer calls from another number"),
    "relative": QT_TRANSLATE_NOOP("words", "A relative calls for the customer"),
    "firm": QT_TRANSLATE_NOOP("words", "The customer's firm calls"),
    "callback": QT_TRANSLATE_NOOP("words", "A callback was asked for"),
    "complaint": QT_TRANSLATE_NOOP("words", "A complaint of this customer"),
    "fraud": QT_TRANSLATE_NOOP("words", "Fraud is suspected"),
}
"""Why a protected customer is opened by hand, ready to choose."""

REVEAL_REASONS: Table = {
    "customer_asks": QT_TRANSLATE_NOOP("words", "The customer asks for it"),
    "call_back": QT_TRANSLATE_NOOP("words", "To call the customer back"),
    "send": QT_TRANSLATE_NOOP("words", "To send a letter or a card"),
    "compare": QT_TRANSLATE_NOOP("words", "To compare it with a document"),
    "fraud": QT_TRANSLATE_NOOP("words", "Fraud is suspected"),
}

CERTIFICATES: Table = {
    "ID": QT_TRANSLATE_NOOP("words", "Identity card"),
    "HKID": QT_TRANSLATE_NOOP("words", "Hong Kong identity card"),
    "passport": QT_TRANSLATE_NOOP("words", "Passport"),
    "licence": QT_TRANSLATE_NOOP("words", "Business licence"),
}


# ---- customers and their records ------------------------------------------------------------------------------------

FLAGS: Table = {
    "fraud": QT_TRANSLATE_NOOP("words", "Fraud risk"),
    "vulnerable": QT_TRANSLATE_NOOP("words", "Vulnerable"),
    "vip": QT_TRANSLATE_NOOP("words", "VIP"),
    "deceased": QT_TRANSLATE_NOOP("words", "Deceased"),
    "protected": QT_TRANSLATE_NOOP("words", "Protected customer"),
}

FLAG_TONES: Table = {
    "fraud": "wrong",
    "vulnerable": "attention",
    "vip": "accent",
    "deceased": "wrap",
    "protected": "wrap",
}
"""Not words but the tone of each flag."""

CUSTOMER_KINDS: Table = {
    "person": QT_TRANSLATE_NOOP("words", "Person"),
    "firm": QT_TRANSLATE_NOOP("words", "Company"),
    "prospect": QT_TRANSLATE_NOOP("words", "Prospect"),
}

TIERS: Table = {
    "standard": QT_TRANSLATE_NOOP("words", "Standard"),
    "silver": QT_TRANSLATE_NOOP("words", "Silver"),
    "gold": QT_TRANSLATE_NOOP("words", "Gold"),
    "platinum": QT_TRANSLATE_NOOP("words", "Platinum"),
    "diamond": QT_TRANSLATE_NOOP("words", "Diamond"),
    "private": QT_TRANSLATE_NOOP("words", "Private banking"),
}

RELATIONS: Table = {
    "holder": QT_TRANSLATE_NOOP("words", "Holder"),
    "spouse": QT_TRANSLATE_NOOP("words", "Spouse"),
    "child": QT_TRANSLATE_NOOP("words", "Child"),
    "parent": QT_TRANSLATE_NOOP("words", "Parent"),
    "sibling": QT_TRANSLATE_NOOP("words", "Brother or sister"),
    "company": QT_TRANSLATE_NOOP("words", "Company"),
    "employer": QT_TRANSLATE_NOOP("words", "Employer"),
    "employee": QT_TRANSLATE_NOOP("words", "Employee"),
    "owner": QT_TRANSLATE_NOOP("words", "Owner"),
    "contact": QT_TRANSLATE_NOOP("words", "Contact person"),
    "guarantor": QT_TRANSLATE_NOOP("words", "Guarantor"),
    "household": QT_TRANSLATE_NOOP("words", "Household"),
}

FOUND_BY: Table = {
    "number": QT_TRANSLATE_NOOP("words", "by the number"),
    "typed": QT_TRANSLATE_NOOP("words", "by what was typed"),
    "both": QT_TRANSLATE_NOOP("words", "by number and typed"),
    "search": QT_TRANSLATE_NOOP("words", "by search"),
}

ACCOUNT_KINDS: Table = {
    "deposit": QT_TRANSLATE_NOOP("words", "Deposit"),
    "card": QT_TRANSLATE_NOOP("words", "Card"),
    "loan": QT_TRANSLATE_NOOP("words", "Loan"),
    "line": QT_TRANSLATE_NOOP("words", "Credit line"),
    "investment": QT_TRANSLATE_NOOP("words", "Investment"),
    "insurance": QT_TRANSLATE_NOOP("words", "Insurance"),
}

ACCOUNT_STATES: Table = {
    "open": QT_TRANSLATE_NOOP("words", "Open"),
    "frozen": QT_TRANSLATE_NOOP("words", "Frozen"),
    "blocked": QT_TRANSLATE_NOOP("words", "Blocked"),
    "dormant": QT_TRANSLATE_NOOP("words", "Dormant"),
    "overdue": QT_TRANSLATE_NOOP("words", "Overdue"),
    "closed": QT_TRANSLATE_NOOP("words", "Closed"),
}

CHANNELS: Table = {
    "phone": QT_TRANSLATE_NOOP("words", "Call"),
    "email": QT_TRANSLATE_NOOP("words", "E-mail"),
    "sms": QT_TRANSLATE_NOOP("words", "Text message"),
    "chat": QT_TRANSLATE_NOOP("words", "Chat"),
    "letter": QT_TRANSLATE_NOOP("words", "Letter"),
    "fax": QT_TRANSLATE_NOOP("words", "Fax"),
    "visit": QT_TRANSLATE_NOOP("words", "Visit"),
    "branch": QT_TRANSLATE_NOOP("words", "Branch"),
}

DIRECTIONS: Table = {
    "in": QT_TRANSLATE_NOOP("words", "incoming"),
    "out": QT_TRANSLATE_NOOP("words", "outgoing"),
}

COMPLAINT_STATES: Table = {
    "received": QT_TRANSLATE_NOOP("words", "Received"),
    "open": QT_TRANSLATE_NOOP("words", "Open"),
    "in_progress": QT_TRANSLATE_NOOP("words", "Being handled"),
    "answered": QT_TRANSLATE_NOOP("words", "Answered"),
    "closed": QT_TRANSLATE_NOOP("words", "Closed"),
}

TASK_STATES: Table = {
    "open": QT_TRANSLATE_NOOP("words", "Open"),
    "done": QT_TRANSLATE_NOOP("words", "Done"),
    "overdue": QT_TRANSLATE_NOOP("words", "Overdue"),
}

PHONE_KINDS: Table = {
    "mobile": QT_TRANSLATE_NOOP("words", "Mobile"),
    "home": QT_TRANSLATE_NOOP("words", "Home"),
    "work": QT_TRANSLATE_NOOP("words", "Work"),
    "other": QT_TRANSLATE_NOOP("words", "Other"),
}

ITEM_KINDS: Table = {
    "interaction": QT_TRANSLATE_NOOP("words", "Call record"),
    "task": QT_TRANSLATE_NOOP("words", "Follow-up task"),
    "complaint": QT_TRANSLATE_NOOP("words", "Complaint"),
    "prospect": QT_TRANSLATE_NOOP("words", "New caller's card"),
    "edit": QT_TRANSLATE_NOOP("words", "Change of details"),
    "state": QT_TRANSLATE_NOOP("words", "Working time"),
}
