"""A callback asked beside any form reaches the relationship manager's own list, with its hour."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec

from app.central.postgres import PostgresStore
from app.models.demo_people import SUN
from app.models.records import ItemKind, LookupRequest, OutboxItem, TaskDraft, TrustLevel
from app.models.records_pages import PageKind, Work
from tests.central.administration import did
from tests.central.conftest import Bank

CALL = "callback-1"


def test_a_callback_stands_in_the_managers_list(bank: Bank, store: PostgresStore) -> None:
    request = LookupRequest(call_id=CALL, e164=int(SUN.numbers[0]), trust=TrustLevel.NUMBER)
    sun = store.lookup(request).candidates[0].customer_id
    manager = uuid4()
    did(bank, f"insert into crm.managers (id, name, agent) values ('{manager}', 'Lead', 'lead')")
    did(bank, f"update crm.customers set manager_id = '{manager}' where id = '{sun}'")
    profile = store.profile(sun, TrustLevel.NUMBER, CALL)
    assert (profile.manager, profile.manager_agent) == ("Lead", "lead")
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=2)
    draft = TaskDraft(
        task_id=uuid4(),
        interaction_id=None,
        customer_id=sun,
        title=f"Call back {uuid4()}",
        due_on=due.date(),
        created_at=datetime.now(UTC),
        kind="callback",
        due_at=due,
        phone=SUN.numbers[0],
        for_agent=profile.manager_agent,
    )
    store.push(OutboxItem(item_id=draft.task_id, kind=ItemKind.TASK, payload=msgspec.json.encode(draft).decode()))
    lead = bank.store("lead")
    try:
        assert draft.title in [task.title for task in lead.tasks()]
    finally:
        lead.close()
    assert draft.title not in [task.title for task in store.tasks()]
    work = store.page(PageKind.WORK, sun, TrustLevel.NUMBER, CALL)
    assert isinstance(work, Work)
    (task,) = (one for one in work.tasks if one.title == draft.title)
    assert (task.kind, task.due_at) == ("callback", due)
