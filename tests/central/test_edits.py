"""Two people change one customer: nobody overwrites what they have not seen. Kept by the fake and by both servers."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import msgspec
import pytest

from app.central.store import CentralStore, ItemRejected
from app.models.demo_people import SUN
from app.models.records import ItemKind, LookupRequest, OutboxItem, Profile, TrustLevel
from app.models.records_edit import EditDraft, FieldChange
from tests.central.administration import admin
from tests.central.conftest import Bank
from tests.fakes.central import FakeCentral

CALL = "edit-1"


@pytest.fixture(params=["fake", "wheel", "debian"])
def central(request: pytest.FixtureRequest) -> Iterator[CentralStore]:
    store: CentralStore = FakeCentral()
    if request.param != "fake":
        bank: Bank = request.getfixturevalue(f"{request.param}_bank")
        store = bank.store()
    yield store
    store.close()


@pytest.fixture
def sun(central: CentralStore) -> UUID:
    request = LookupRequest(call_id=CALL, e164=int(SUN.numbers[0]), trust=TrustLevel.NUMBER)
    return central.lookup(request).candidates[0].customer_id


def seen(central: CentralStore, customer: UUID) -> Profile:
    return central.profile(customer, TrustLevel.NUMBER, CALL)


def item(customer: UUID, *changes: tuple[str, str, str]) -> OutboxItem:
    draft = EditDraft(
        edit_id=uuid4(),
        customer_id=customer,
        call_id=CALL,
        changes=tuple(FieldChange(field=field, base=base, mine=mine) for field, base, mine in changes),
        edited_at=datetime.now(UTC),
    )
    return OutboxItem(item_id=draft.edit_id, kind=ItemKind.EDIT, payload=msgspec.json.encode(draft).decode())


def test_a_change_stands_and_raises_the_version(central: CentralStore, sun: UUID) -> None:
    before = seen(central, sun)
    central.push(item(sun, ("preferred_time", before.preferred_time, "after 18:00")))
    after = seen(central, sun)
    assert (after.preferred_time, after.version > before.version) == ("after 18:00", True)


def test_pushed_twice_it_changes_once(central: CentralStore, sun: UUID) -> None:
    change = item(sun, ("occupation", seen(central, sun).occupation, f"retired {uuid4()}"))
    first = central.push(change)
    version = seen(central, sun).version
    assert central.push(change).received_at == first.received_at
    assert seen(central, sun).version == version


def test_other_content_under_the_same_id_is_refused(central: CentralStore, sun: UUID) -> None:
    one = item(sun, ("occupation", seen(central, sun).occupation, "teacher"))
    central.push(one)
    other = msgspec.structs.replace(one, payload=one.payload.replace("teacher", "doctor"))
    with pytest.raises(ItemRejected):
        central.push(other)


def test_two_fields_of_two_agents_both_stand(central: CentralStore, sun: UUID) -> None:
    base = seen(central, sun)
    central.push(item(sun, ("preferred_channel", base.preferred_channel, "sms")))
    central.push(item(sun, ("preferred_time", base.preferred_time, "mornings")))
    after = seen(central, sun)
    assert (after.preferred_channel, after.preferred_time, after.edit_conflicts) == ("sms", "mornings", ())


def conflict(central: CentralStore, sun: UUID) -> tuple[UUID, str]:
    base = seen(central, sun).preferred_time
    central.push(item(sun, ("preferred_time", base, f"first {uuid4()}")))
    second = item(sun, ("preferred_time", base, f"second {uuid4()}"))
    central.push(second)
    return second.item_id, base


@pytest.mark.parametrize("keep_mine", [True, False])
def test_a_conflict_keeps_mine_theirs_and_base_until_somebody_decides(
    central: CentralStore, sun: UUID, keep_mine: bool
) -> None:
    edit, base = conflict(central, sun)
    profile = seen(central, sun)
    (found,) = (one for one in profile.edit_conflicts if one.edit_id == edit)
    assert found.base == base
    assert found.mine.startswith("second")
    assert profile.preferred_time == found.theirs
    assert found.theirs.startswith("first")
    decision = central.decide_edit(edit, "preferred_time", keep_mine, CALL)
    assert decision.state == ("kept_mine" if keep_mine else "kept_theirs")
    after = seen(central, sun)
    assert after.preferred_time == (found.mine if keep_mine else found.theirs)
    assert edit not in {one.edit_id for one in after.edit_conflicts}
    assert central.decide_edit(edit, "preferred_time", not keep_mine, CALL).state == decision.state
    assert seen(central, sun).preferred_time == after.preferred_time


def test_the_same_value_twice_is_no_conflict(central: CentralStore, sun: UUID) -> None:
    base = seen(central, sun).preferred_time
    central.push(item(sun, ("preferred_time", base, "noon")))
    central.push(item(sun, ("preferred_time", base, "noon")))
    assert seen(central, sun).edit_conflicts == ()


def test_a_field_that_is_not_the_desks_stays(central: CentralStore, sun: UUID) -> None:
    before = seen(central, sun)
    central.push(item(sun, ("tier", before.customer.tier, "private")))
    assert seen(central, sun).customer.tier == before.customer.tier


@pytest.mark.parametrize("name", ["wheel", "debian"])
def test_who_changed_what_from_what_to_what_is_on_record(request: pytest.FixtureRequest, name: str) -> None:
    bank: Bank = request.getfixturevalue(f"{name}_bank")
    store = bank.store()
    lookup = store.lookup(LookupRequest(call_id=CALL, e164=int(SUN.numbers[0]), trust=TrustLevel.NUMBER))
    customer = lookup.candidates[0].customer_id
    base, mine = seen(store, customer).occupation, f"nurse {uuid4()}"
    store.push(item(customer, ("occupation", base, mine)))
    store.push(item(customer, ("email", "guessed@example.com", "mine@example.com")))
    store.close()
    with admin(bank) as connection:
        connection.exec_driver_sql("set role crm_owner")
        details = connection.exec_driver_sql(
            "select detail::jsonb from crm.audit where action = 'edit_field' and agent = 'anna' order by n desc limit 2"
        ).scalars()
        refused, applied = details
    assert applied == {"field": "occupation", "from": base, "to": mine, "state": "applied"}
    # The e-mail is told to nobody on this call: who cannot see a field cannot change it.
    assert refused["state"] == "refused"
