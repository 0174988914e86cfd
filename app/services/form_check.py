"""What a form lacks before it can be saved. Pure: the form, the bank's codes and the day in, problems out."""

from datetime import date

from msgspec.structs import replace

from app.models.records import Reference
from app.services.card_numbers import find_card_numbers, hide_card_numbers
from app.services.wrap_up import Form, Problem

UNWRAPPED = "UNWRAPPED"
"""Disposition of a form that nobody finished in time; it goes to a worklist at the centre."""

LONGEST_TEXT = 8000

TEXTS = (
    "note",
    "task_title",
    "complaint_what_happened",
    "complaint_remedy",
    "prospect_name",
    "prospect_email",
    "prospect_remark",
)


def find_problems(
    form: Form, disposition_required: bool, today: date, reference: Reference | None = None
) -> tuple[Problem, ...]:
    """All of them, in the order of the form's fields."""
    problems = [
        *_disposition(form, disposition_required, reference),
        *_task(form, today, reference),
        *_complaint(form),
    ]
    for field in TEXTS:
        text = getattr(form, field)
        if len(text) > LONGEST_TEXT:
            problems.append(Problem(field=field, code="too_long"))
        elif find_card_numbers(text):
            problems.append(Problem(field=field, code="card_number"))
    return tuple(problems)


def close_as_it_is(form: Form) -> Form:
    """The form as it can be saved without its agent: nothing typed is lost, what is unfinished moves into the note."""
    note = [form.note] if form.note else []
    changes: dict[str, object] = {"disposition": form.disposition or UNWRAPPED}
    if bool(form.task_title.strip()) != bool(form.task_due_on):
        note.append(f"[task] {form.task_title} {form.task_due_on or ''}".strip())
        changes |= {"task_title": "", "task_due_on": None}
    if form.complaint and _complaint(form):
        texts = (form.complaint_product, form.complaint_what_happened, form.complaint_remedy)
        note.append("[complaint] " + " / ".join(text for text in texts if text))
        changes |= {"complaint": False}
    closed = replace(form, **changes, note="\n".join(note)[:LONGEST_TEXT])
    return replace(closed, **{field: hide_card_numbers(getattr(closed, field))[:LONGEST_TEXT] for field in TEXTS})


def is_untouched(form: Form) -> bool:
    """Nobody has typed anything; what the desk itself filled in does not count."""
    blank = Form(
        form_id=form.form_id,
        call_id=form.call_id,
        opened_at=form.opened_at,
        customer_id=form.customer_id,
        customer_name=form.customer_name,
    )
    return form == blank


def _disposition(form: Form, required: bool, reference: Reference | None) -> list[Problem]:
    if not form.disposition:
        return [Problem(field="disposition", code="disposition_missing")] if required else []
    known = {code.code for code in reference.dispositions} if reference else set()
    if known and form.disposition not in known:
        return [Problem(field="disposition", code="unknown")]
    return []


def _task(form: Form, today: date, reference: Reference | None) -> list[Problem]:
    title, due_on = form.task_title.strip(), form.task_due_on
    problems = []
    if due_on is not None and not title:
        problems.append(Problem(field="task_title", code="title_missing"))
    if title and due_on is None:
        problems.append(Problem(field="task_due_on", code="date_missing"))
    if due_on is not None and due_on < today:
        problems.append(Problem(field="task_due_on", code="past"))
    codes = reference.dispositions if reference else ()
    if not title and due_on is None and any(c.needs_task and c.code == form.disposition for c in codes):
        problems.append(Problem(field="task_title", code="task_missing"))
    return problems


def _complaint(form: Form) -> list[Problem]:
    if not form.complaint:
        return []
    wanted = ("complaint_product", "complaint_what_happened")
    return [Problem(field=field, code="required") for field in wanted if not getattr(form, field).strip()]
