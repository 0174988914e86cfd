"""What a form lacks before it can be saved. Pure: the form, the bank's codes and the day in, problems out."""

from datetime import date

from app.models.records import Reference
from app.services.card_numbers import find_card_numbers
from app.services.form_limits import LONGEST
from app.services.wrap_up import Form, Problem


def find_problems(
    form: Form, disposition_required: bool, today: date, reference: Reference | None = None
) -> tuple[Problem, ...]:
    """All of them, in the order of the form's fields."""
    problems = [
        *_disposition(form, disposition_required, reference),
        *_task(form, today, reference),
        *find_complaint_problems(form),
        *_prospect(form),
    ]
    for field, longest in LONGEST.items():
        if form.customer_id is not None and field.startswith("prospect_"):
            continue  # no field on screen any more: these words go into the note
        text = getattr(form, field)
        if len(text.strip()) > longest:
            problems.append(Problem(field=field, code="too_long"))
        elif find_card_numbers(text):
            problems.append(Problem(field=field, code="card_number"))
    return tuple(problems)


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


def find_complaint_problems(form: Form) -> list[Problem]:
    if not form.complaint:
        return []
    wanted = ("complaint_product", "complaint_what_happened")
    return [Problem(field=field, code="required") for field in wanted if not getattr(form, field).strip()]


def _prospect(form: Form) -> list[Problem]:
    """Whose address or remark it is must be said, unless it is the customer's."""
    if form.customer_id is not None or form.prospect_name.strip():
        return []
    words = form.prospect_email.strip() or form.prospect_remark.strip()
    return [Problem(field="prospect_name", code="name_missing")] if words else []
