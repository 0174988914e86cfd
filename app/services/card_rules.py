"""Pure rules of the card: what may be asked, what an answer shows, and how much of whom this call may see."""

from datetime import UTC, datetime

from msgspec.structs import replace

from app.models.records import CustomerLine, FoundBy, LookupRequest, LookupResult, Profile, TrustLevel
from app.services.call import Call
from app.services.card import Card, CardPhase

NO_ANSWER = ("unreachable", "bad_certificate", "too_old", "too_new", "refused")
"""Words of the reader that say the centre told nothing of this customer; any other is its refusal."""

CLOSED = ("protected", "reason", "staff", "vip", "branch", "role", "gone")
"""Words that also close a card that is open: what it shows is not this agent's to see any more."""


def may_ask(call: Call) -> bool:
    """Without a number and without a claim there is nothing to look for."""
    return call.e164 is not None or bool(call.handover.customer_claim)


def request_of(call: Call) -> LookupRequest:
    return LookupRequest(
        call_id=call.call_id,
        e164=call.e164,
        customer_claim=call.handover.customer_claim,
        trust=min(call.trust, TrustLevel.IVR),
        method=call.handover.method if call.handover.trusted else "",
    )


def card_of(result: LookupResult) -> Card | None:
    """The card for nobody, several or a contradiction; None when there is exactly one customer to show."""
    if result.contradiction:
        phase = CardPhase.SEVERAL
    elif not result.candidates:
        phase = CardPhase.NOBODY
    elif len(result.candidates) > 1:
        phase = CardPhase.SEVERAL
    else:
        return None
    return Card(phase=phase, call_id=result.call_id, candidates=result.candidates, contradiction=result.contradiction)


def remembered_card(looking: Card, recent: tuple[Profile, ...]) -> Card:
    """Whom the journal remembers under this number, until the centre says otherwise."""
    # However they were found when they were remembered: today it is the number that brings them back.
    lines = tuple(replace(profile.customer, found_by=FoundBy.NUMBER) for profile in recent)
    if len(recent) > 1:
        return replace(looking, phase=CardPhase.SEVERAL, candidates=lines, from_journal=True)
    if recent:
        return replace(looking, phase=CardPhase.SHOWN, candidates=lines, profile=recent[0], from_journal=True)
    return looking


def closed_card(card: Card, line: CustomerLine, word: str) -> Card:
    """The centre answered, and says no: who was chosen stays on screen, with the word why there is no more."""
    closed = Profile(customer=replace(line, refused=word), trust=TrustLevel.NONE, refused=word, as_of=datetime.now(UTC))
    return replace(card, phase=CardPhase.SHOWN, profile=closed, from_journal=False, reason="")


_MOST = {
    FoundBy.NUMBER: TrustLevel.NUMBER,
    FoundBy.TYPED: TrustLevel.IVR,
    FoundBy.BOTH: TrustLevel.IVR,
    FoundBy.SEARCH: TrustLevel.NONE,
}


def allowed_trust(call: Call | None, card: Card, line: CustomerLine) -> TrustLevel:
    """What was checked at the IVR was checked of the customer who was typed there, and of nobody else on that number.

    `crm.allowed_trust` is the same rule in the database; tests/trust_cases.py holds both to it.
    """
    if call is None or card.contradiction:
        return TrustLevel.NONE
    return min(call.trust, _MOST[line.found_by])


def most_trust(call: Call, result: LookupResult) -> TrustLevel:
    """What is left of the call's trust when the centre has said whom number and claim stand for."""
    if result.contradiction:
        return TrustLevel.NONE
    claimed = any(line.found_by in (FoundBy.TYPED, FoundBy.BOTH) for line in result.candidates)
    by_number = TrustLevel.NONE if call.e164 is None else TrustLevel.NUMBER
    return call.trust if claimed else min(call.trust, by_number)


def is_same_offer(shown: Call | None, call: Call) -> bool:
    """The queue's next try with the same caller: the card that stands is this caller's."""
    pbx_id = call.handover.pbx_call_id
    return (
        shown is not None
        and bool(pbx_id)
        and shown.handover.pbx_call_id == pbx_id
        and shown.trust == call.trust
        and shown.answered_ns is None
        and may_ask(call)
    )
