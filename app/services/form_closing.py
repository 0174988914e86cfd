"""What becomes of words that have no place of their own: they move into the note, and none of them is lost."""

from msgspec.structs import replace

from app.services.card_numbers import hide_card_numbers
from app.services.form_check import find_complaint_problems
from app.services.form_limits import LONGEST, LONGEST_NOTE
from app.services.wrap_up import Form

UNWRAPPED = "UNWRAPPED"
"""Disposition of a form that nobody finished in time; it goes to a worklist at the centre."""

MARK_ROOM = 16
"""Kept free in each further note for its number."""

_TAGS = {
    "task_title": "task",
    "complaint_what_happened": "complaint",
    "complaint_remedy": "remedy",
    "prospect_name": "prospect",
    "prospect_email": "e-mail",
    "prospect_remark": "remark",
}


def settle_prospect(form: Form) -> Form:
    """What was written about somebody unknown who turned out to be a customer, or has no name, goes into the note."""
    texts = (form.prospect_name.strip(), form.prospect_email.strip(), form.prospect_remark.strip())
    if not any(texts) or (form.customer_id is None and texts[0]):
        return form
    words = hide_card_numbers("[prospect] " + " / ".join(text for text in texts if text))
    return replace(form, note=_joined(form.note, words), prospect_name="", prospect_email="", prospect_remark="")


def close_as_it_is(form: Form) -> Form:
    """The form as it can be saved without its agent: what is unfinished, or too long, is in the note in full."""
    form = replace(form, **{field: hide_card_numbers(getattr(form, field)) for field in LONGEST})
    form = _close_complaint(_close_task(settle_prospect(form)))
    for field, tag in _TAGS.items():
        text, longest = getattr(form, field).strip(), LONGEST[field]
        if len(text) > longest:
            form = replace(form, **{field: text[: longest - 1] + "…"}, note=_joined(form.note, f"[{tag}] {text}"))
    return replace(form, disposition=form.disposition or UNWRAPPED)


def split_note(note: str) -> tuple[str, ...]:
    """A note of any length as notes the centre takes; all but the first begin with their number."""
    room = LONGEST_NOTE - MARK_ROOM
    rest = (note[start : start + room] for start in range(LONGEST_NOTE, len(note), room))
    return (note[:LONGEST_NOTE], *(f"[{n}] {piece}" for n, piece in enumerate(rest, 2)))


def _close_task(form: Form) -> Form:
    if bool(form.task_title.strip()) == bool(form.task_due_on):
        return form
    words = f"[task] {form.task_title} {form.task_due_on or ''}".strip()
    return replace(form, task_title="", task_due_on=None, note=_joined(form.note, words))


def _close_complaint(form: Form) -> Form:
    texts = (form.complaint_product, form.complaint_what_happened, form.complaint_remedy)
    if form.complaint and not find_complaint_problems(form):
        return form
    words = " / ".join(text for text in texts if text.strip())
    note = _joined(form.note, f"[complaint] {words}") if words else form.note
    gone = {"complaint_product": "", "complaint_what_happened": "", "complaint_remedy": ""}
    return replace(form, complaint=False, note=note, **gone)


def _joined(note: str, words: str) -> str:
    return f"{note}\n{words}" if note else words
