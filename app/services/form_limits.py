"""What each text of a form may be: never longer than the centre takes it (the checks of its tables), and storable."""

from msgspec.structs import replace

from app.services.wrap_up import Form

LONGEST_NOTE = 20_000

LONGEST = {
    "note": LONGEST_NOTE,
    "task_title": 500,
    "complaint_what_happened": LONGEST_NOTE,
    "complaint_remedy": LONGEST_NOTE,
    "prospect_name": 200,
    "prospect_email": 320,
    "prospect_remark": LONGEST_NOTE,
}
"""Characters by field of `Form`. The e-mail's is RFC 5321's: 64 before the @, 255 behind it."""


def storable(form: Form) -> Form:
    """Without NUL, which a paste can bring: the one character that PostgreSQL takes in no text."""
    found = {field: text.replace("\0", "") for field in LONGEST if "\0" in (text := getattr(form, field))}
    return replace(form, **found) if found else form
