"""The desk never lets pass what the centre would refuse for ever."""

import re

import sqlalchemy as sa

from app.models.tables import complaints, customers, interactions, tasks
from app.services.form_limits import LONGEST

FIELDS = {
    "interactions.note": "note",
    "tasks.title": "task_title",
    "complaints.what_happened": "complaint_what_happened",
    "complaints.remedy_sought": "complaint_remedy",
    "customers.name": "prospect_name",
    "customers.remark": "prospect_remark",
}
"""Where each text of a form stands at the centre."""


def checked_lengths() -> dict[str, int]:
    """What the tables that a form is written to check of their texts."""
    found = {}
    for table in (interactions, tasks, complaints, customers):
        for check in (one for one in table.constraints if isinstance(one, sa.CheckConstraint)):
            for column, longest in re.findall(r"length\((\w+)\) (?:<=|between \d+ and) (\d+)", str(check.sqltext)):
                found[f"{table.name}.{column}"] = int(longest)
    return found


def test_the_desks_limits_are_the_centres() -> None:
    assert checked_lengths() == {place: LONGEST[field] for place, field in FIELDS.items()}
