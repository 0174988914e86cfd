"""The pages behind a card, and edits, as the fake centre keeps them."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from app.models.records import EditConflict, Profile, TrustLevel
from app.models.records_edit import EDITABLE, Decision, EditDraft, FieldChange
from app.models.records_pages import (
    ComplaintPage,
    Holding,
    Holdings,
    Kin,
    Page,
    PageKind,
    TaskPage,
    Value,
    Work,
)

_CARD_NAME = {"address": "address_masked"}


def page_of(kind: PageKind, profile: Profile) -> Page:
    """`profile` is masked already."""
    base = {"customer_id": profile.customer.customer_id, "trust": profile.trust, "as_of": datetime.now(UTC)}
    masked = profile.trust < TrustLevel.NUMBER
    if kind is PageKind.HOLDINGS:
        return Holdings(**base, accounts=tuple(_holding(account) for account in profile.accounts))
    if kind is PageKind.KIN:
        return Kin(**base, masked=masked, household=profile.household)
    if kind is PageKind.WORK:
        complaints = tuple(msgspec.convert(msgspec.to_builtins(line), ComplaintPage) for line in profile.complaints)
        tasks = tuple(msgspec.convert(msgspec.to_builtins(line), TaskPage) for line in profile.tasks)
        return Work(**base, complaints=complaints, tasks=tasks)
    return Value(**base, masked=profile.trust < TrustLevel.IVR)


def _holding(account: object) -> Holding:
    return msgspec.convert(msgspec.to_builtins(account), Holding)


class FakeEdits:
    """Applies, or keeps as a conflict, as the database does."""

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self.conflicts: dict[tuple[UUID, str], tuple[UUID, EditConflict]] = {}
        self._decided: dict[tuple[UUID, str], str] = {}

    def apply(self, profile: Profile, draft: EditDraft) -> Profile:
        for change in draft.changes:
            profile = self._one(profile, draft, change)
        return profile

    def _one(self, profile: Profile, draft: EditDraft, change: FieldChange) -> Profile:
        name = _CARD_NAME.get(change.field, change.field)
        if change.field not in EDITABLE or not hasattr(profile, name):
            return profile
        now = getattr(profile, name)
        if now in (change.base, change.mine):
            return msgspec.structs.replace(profile, **{name: change.mine}, version=profile.version + 1)
        self.conflicts[draft.edit_id, change.field] = (
            draft.customer_id,
            EditConflict(
                edit_id=draft.edit_id,
                field=change.field,
                base=change.base,
                mine=change.mine,
                theirs=now,
                agent=self._agent,
                at=datetime.now(UTC),
            ),
        )
        return profile

    def of(self, customer_id: UUID) -> tuple[EditConflict, ...]:
        return tuple(conflict for whose, conflict in self.conflicts.values() if whose == customer_id)

    def decide(self, edit_id: UUID, field: str, keep_mine: bool) -> tuple[Decision, UUID | None, EditConflict | None]:
        state = self._decided.setdefault((edit_id, field), "kept_mine" if keep_mine else "kept_theirs")
        decision = Decision(edit_id=edit_id, field=field, state=state)
        whose, conflict = self.conflicts.pop((edit_id, field), (None, None))
        return decision, whose, conflict

    def settle(self, profile: Profile, conflict: EditConflict) -> Profile:
        name = _CARD_NAME.get(conflict.field, conflict.field)
        return msgspec.structs.replace(profile, **{name: conflict.mine}, version=profile.version + 1)
