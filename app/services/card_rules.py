"""Pure rules of the card: what may be asked, what an answer shows, and how much of whom this call may see."""

from app.models.records import CustomerLine, FoundBy, LookupRequest, LookupResult, TrustLevel
from app.services.call import Call
from app.services.card import Card, CardPhase


def may_ask(call: Call) -> bool:
    """Without a number and without a claim there is nothing to look for."""
    return call.e164 is not None or bool(call.handover.customer_claim)


def request_of(call: Call) -> LookupRequest:
    return LookupRequest(
        call_id=call.call_id, e164=call.e164, customer_claim=call.handover.customer_claim, trust=call.trust
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


def allowed_trust(call: Call | None, card: Card, line: CustomerLine) -> TrustLevel:
    """What was checked at the IVR was checked of the customer who typed it, and of nobody else on that number."""
    if call is None or card.contradiction or line.found_by is FoundBy.SEARCH:
        return TrustLevel.NONE
    if line.found_by is FoundBy.NUMBER and len(card.candidates) > 1:
        return min(call.trust, TrustLevel.NUMBER)
    return call.trust


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
