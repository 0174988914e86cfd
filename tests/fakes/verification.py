"""Verification in memory: held to the database's by tests/central/test_contract.py."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from app.central.store import CentralForbidden
from app.models.records import Profile, TrustLevel
from app.models.records_verification import (
    Answer,
    LockedCall,
    Outcome,
    Question,
    Revealed,
    RevealRequest,
    Verification,
)

NEEDED, WRONG_ALLOWED, VALID = 2, 2, timedelta(minutes=60)
_LABELS = {
    "born_on": ("Date of birth", "出生日期", "after"),
    "certificate": ("Last four of the ID document", "证件号码后四位", "never"),
    "address": ("Address on file", "预留地址", "after"),
    "card": ("Last four of a card", "银行卡后四位", "before"),
    "manager": ("Relationship manager's name", "客户经理姓名", "before"),
}


class FakeVerifications:
    """`whole` gives a customer's profile unmasked, `by_lookup` what the IVR and the number are worth."""

    def __init__(
        self, whole: Callable[[UUID], Profile | None], by_lookup: Callable[[UUID, str], TrustLevel | None]
    ) -> None:
        self._whole = whole
        self._by_lookup = by_lookup
        self._outcomes: dict[tuple[str, UUID, str], list[Outcome]] = {}
        self._wrong: dict[str, int] = {}
        self._begun: set[str] = set()

    def trust(self, key: UUID, call_id: str) -> TrustLevel:
        found = self._by_lookup(key, call_id)
        if found is None and call_id not in self._begun:
            return TrustLevel.NONE
        trust = found or TrustLevel.NONE
        if self._wrong.get(call_id, 0) > WRONG_ALLOWED:
            return min(trust, TrustLevel.NUMBER)
        return TrustLevel.VERIFIED if self._right(key, call_id) >= NEEDED else trust

    def state(self, call_id: str, key: UUID) -> Verification:
        if not call_id.strip():
            raise CentralForbidden("call")
        profile = self._whole(key)
        if profile is None:
            raise CentralForbidden("gone")
        self._begun.add(call_id)
        wrong, right = self._wrong.get(call_id, 0), self._right(key, call_id)
        return Verification(
            call_id=call_id,
            customer_id=key,
            trust=self.trust(key, call_id),
            needed=NEEDED,
            right=right,
            wrong=wrong,
            wrong_allowed=WRONG_ALLOWED,
            locked=wrong > WRONG_ALLOWED,
            until=datetime.now(UTC) + VALID if right >= NEEDED else None,
            questions=tuple(self._question(profile, call_id, code) for code in _LABELS if _fact(profile, code)),
        )

    def answer(self, answer: Answer) -> Verification:
        known = self._by_lookup(answer.customer_id, answer.call_id) is not None or answer.call_id in self._begun
        if not known:
            raise CentralForbidden("call")
        now = self.state(answer.call_id, answer.customer_id)
        asked = next((question for question in now.questions if question.code == answer.question), None)
        if asked is None or answer.nth != asked.tries + 1:
            return now
        if now.locked:
            raise CentralForbidden("locked")
        if asked.outcome is Outcome.SEEN or (
            asked.shown == "after" and asked.outcome in (Outcome.RIGHT, Outcome.WRONG)
        ):
            raise CentralForbidden("seen")
        outcome = self._outcome(asked, answer)
        if outcome is Outcome.OPEN:
            return now
        if outcome is Outcome.WRONG:
            self._wrong[answer.call_id] = self._wrong.get(answer.call_id, 0) + 1
        self._outcomes.setdefault((answer.call_id, answer.customer_id, answer.question), []).append(outcome)
        return self.state(answer.call_id, answer.customer_id)

    def reveal(self, request: RevealRequest) -> Revealed:
        if not request.reason.strip():
            raise CentralForbidden("reason")
        profile = self._whole(request.customer_id)
        if profile is None or self.trust(request.customer_id, request.call_id) < TrustLevel.IVR:
            raise CentralForbidden("trust")
        shown = {"address": profile.address_masked, "born_on": str(profile.born_on)}.get(request.field, "")
        return Revealed(
            customer_id=request.customer_id, field=request.field, item=request.item, values=(shown,) if shown else ()
        )

    def locked(self) -> tuple[LockedCall, ...]:
        raise CentralForbidden("role")

    def _right(self, key: UUID, call_id: str) -> int:
        return sum(
            tries[-1] is Outcome.RIGHT
            for (call, who, _), tries in self._outcomes.items()
            if (call, who) == (call_id, key)
        )

    def _question(self, profile: Profile, call_id: str, code: str) -> Question:
        english, chinese, shown = _LABELS[code]
        tries = self._outcomes.get((call_id, profile.customer.customer_id, code), [])
        asked = Question(
            code=code,
            label_en=english,
            label_zh=chinese,
            shown=shown,
            judged=shown == "before",
            tries=len(tries),
            outcome=tries[-1] if tries else Outcome.OPEN,
        )
        told = shown == "before" or (shown == "after" and asked.outcome in (Outcome.RIGHT, Outcome.WRONG))
        return replace(asked, expected=_fact(profile, code)) if told else asked

    def _outcome(self, asked: Question, answer: Answer) -> Outcome:
        if answer.said == "skipped":
            return Outcome.SKIPPED
        if asked.judged:
            return Outcome(answer.said) if answer.said in ("right", "wrong") else Outcome.OPEN
        if not answer.answer.strip():
            return Outcome.OPEN
        profile = self._whole(answer.customer_id)
        fact = _fact(profile, asked.code) if profile else ""
        return Outcome.RIGHT if answer.answer.strip().lower() == fact.lower() else Outcome.WRONG


def _fact(profile: Profile, code: str) -> str:
    cards = [account.number_masked[-4:] for account in profile.accounts if account.kind == "card"]
    facts: dict[str, str | date | None] = {
        "born_on": profile.born_on,
        "certificate": profile.certificate_masked[-4:],
        "address": profile.address_masked,
        "card": ", ".join(cards),
        "manager": profile.manager,
    }
    return str(facts[code] or "")
