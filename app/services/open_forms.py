"""The forms that are open, the one on screen last; and those saved, until the centre has confirmed them."""

from uuid import UUID

import msgspec

from app.journal.store import Draft
from app.services.call import Call, Phase
from app.services.call_steps import facts_of
from app.services.form_items import ItemIds, KnownCall
from app.services.wrap_up import Form

REMEMBERED_SAVES = 64
"""Saved forms of which the centre's word is still told to the screen."""


class OpenForm(msgspec.Struct, kw_only=True, eq=False):
    """One open form. `live`: its call is not over; `ended_ns` where the wrap-up began.

    `saving`: on its way into the journal.
    `searched`: the customer was found by the agent's search, so that no check at the IVR was about this one.
    """

    form: Form
    known: KnownCall | None = None
    pbx_call_id: str = ""
    live: bool = False
    answered: bool = False
    searched: bool = False
    saving: bool = False
    ended_ns: int | None = None
    ids: ItemIds = msgspec.field(default_factory=ItemIds)

    def learn(self, call: Call) -> bool:
        """Take over what the phone knows of the call; True at a milestone worth a write: begun, answered, ended."""
        live, answered = call.phase is not Phase.ENDED, call.answered_ns is not None
        milestone = self.known is None or (self.live, self.answered) != (live, answered)
        self.known = KnownCall(facts=facts_of(call), trust=call.trust, language=call.handover.language)
        self.pbx_call_id = call.handover.pbx_call_id
        self.live, self.answered, self.ended_ns = live, answered, call.ended_ns
        return milestone

    def to_draft(self) -> Draft:
        return Draft(
            form_id=self.form.form_id,
            call_id=self.form.call_id,
            opened_at=self.form.opened_at,
            body=msgspec.json.encode(self.form).decode(),
            call_body=msgspec.json.encode(self.known).decode() if self.known else "",
        )


def from_draft(draft: Draft) -> OpenForm | None:
    """None for a draft of another version; it stays in the journal untouched."""
    try:
        form = msgspec.json.decode(draft.body, type=Form)
        known = msgspec.json.decode(draft.call_body, type=KnownCall) if draft.call_body else None
    except msgspec.DecodeError:
        return None
    return OpenForm(form=form, known=known, answered=known is not None and known.facts.answered_at is not None)


class FormStack:
    """Open forms by call and by id; the top one is on screen."""

    def __init__(self) -> None:
        self._forms: list[OpenForm] = []

    @property
    def top(self) -> OpenForm | None:
        return self._forms[-1] if self._forms else None

    @property
    def all(self) -> tuple[OpenForm, ...]:
        return tuple(self._forms)

    @property
    def below(self) -> tuple[OpenForm, ...]:
        return tuple(self._forms[:-1])

    def of_call(self, call_id: str) -> OpenForm | None:
        return next((one for one in self._forms if call_id and one.form.call_id == call_id), None)

    def of_form(self, form_id: UUID) -> OpenForm | None:
        return next((one for one in self._forms if one.form.form_id == form_id), None)

    def offered_before(self, call: Call) -> OpenForm | None:
        """The form begun when the queue offered the same caller before."""
        pbx_id = call.handover.pbx_call_id
        same = (one for one in self._forms if pbx_id and one.pbx_call_id == pbx_id and not one.answered)
        return next(same, None)

    def put_on_top(self, one: OpenForm) -> None:
        if one in self._forms:
            self._forms.remove(one)
        self._forms.append(one)

    def put_below(self, found: list[OpenForm]) -> None:
        """Forms from an earlier run, oldest first; those already open stay as they are."""
        self._forms = [*(one for one in found if self.of_form(one.form.form_id) is None), *self._forms]

    def take_off(self, one: OpenForm) -> bool:
        """Returns whether it was the one on screen."""
        was_on_top = one is self.top
        self._forms.remove(one)
        return was_on_top


class SavedForms:
    """Which items of which saved form the centre has not confirmed yet."""

    def __init__(self) -> None:
        self._waiting: dict[UUID, set[UUID]] = {}

    def add(self, form_id: UUID, item_ids: set[UUID]) -> None:
        self._waiting[form_id] = item_ids
        while len(self._waiting) > REMEMBERED_SAVES:
            del self._waiting[next(iter(self._waiting))]

    def form_of(self, item_id: UUID) -> UUID | None:
        return next((form_id for form_id, items in self._waiting.items() if item_id in items), None)

    def confirm(self, item_id: UUID) -> UUID | None:
        """The form of which this was the last item, or None."""
        form_id = self.form_of(item_id)
        if form_id is None:
            return None
        self._waiting[form_id].discard(item_id)
        if self._waiting[form_id]:
            return None
        del self._waiting[form_id]
        return form_id
