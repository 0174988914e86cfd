"""Which text is the agent's own: a form that comes back from below never overwrites what was typed here."""

from uuid import UUID

import msgspec

from app.services.wrap_up import Form

TYPED = (
    "note",
    "disposition",
    "task_title",
    "task_due_on",
    "complaint",
    "complaint_product",
    "complaint_what_happened",
    "complaint_remedy",
)
"""The fields of a form that this column edits; the others belong to the call and to the card."""


class Draft:
    """The form on screen. Pure: the view brings what stands in its fields."""

    def __init__(self) -> None:
        self.form: Form | None = None
        self._touched: set[str] = set()

    def take(self, form: Form) -> dict[str, object]:
        """A form from below; returns the fields to show. Those the agent has touched are kept as they are."""
        if self.form is None or self.form.form_id != form.form_id:
            self._touched = set()
            self.form = form
            return {name: getattr(form, name) for name in TYPED}
        kept = {name: getattr(self.form, name) for name in self._touched}
        self.form = msgspec.structs.replace(form, **kept)
        return {name: getattr(form, name) for name in TYPED if name not in self._touched}

    def touch(self, name: str) -> None:
        self._touched.add(name)

    def type(self, values: dict[str, object]) -> Form | None:
        """What stands in the fields now; returns the form if that is news, None otherwise."""
        if self.form is None:
            return None
        changed = {name: value for name, value in values.items() if getattr(self.form, name) != value}
        if not changed:
            return None
        self._touched |= changed.keys() & set(TYPED)
        self.form = msgspec.structs.replace(self.form, **changed)
        return self.form

    def drop(self) -> Form | None:
        """The form leaves the screen; returns it."""
        form, self.form, self._touched = self.form, None, set()
        return form

    @property
    def form_id(self) -> UUID | None:
        return self.form.form_id if self.form else None


def has_text(form: Form) -> bool:
    """Whether losing this form would lose work."""
    return any(getattr(form, name) not in ("", None, False) for name in TYPED)
