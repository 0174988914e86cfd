from uuid import UUID

from msgspec.structs import replace

from app.journal.store import Draft
from app.services.call import EndReason, Phase
from app.services.open_forms import REMEMBERED_SAVES, FormStack, OpenForm, SavedForms, from_draft
from app.services.wrap_up import Form
from app.telephony.handover import Handover
from tests.services.stubs import NOON, make_call


def opened(n: int) -> OpenForm:
    return OpenForm(form=Form(form_id=UUID(int=n), call_id=f"c{n}", opened_at=NOON))


def test_the_top_form_is_on_screen_and_any_can_come_up() -> None:
    stack, first, second = FormStack(), opened(1), opened(2)
    stack.put_on_top(first)
    stack.put_on_top(second)
    assert (stack.top, stack.below) == (second, (first,))
    stack.put_on_top(first)
    assert (stack.top, stack.below) == (first, (second,))
    assert not stack.take_off(second)
    assert stack.take_off(first)
    assert stack.top is None


def test_forms_are_found_by_call_and_by_id() -> None:
    stack, one = FormStack(), opened(1)
    stack.put_on_top(one)
    assert stack.of_call("c1") is stack.of_form(UUID(int=1)) is one
    assert stack.of_call("") is stack.of_call("c2") is stack.of_form(UUID(int=2)) is None


def test_found_forms_go_below_and_none_twice() -> None:
    stack, live = FormStack(), opened(3)
    stack.put_on_top(live)
    stack.put_below([opened(1), opened(2), opened(3)])
    assert stack.top is live
    assert [one.form.call_id for one in stack.below] == ["c1", "c2"]


def test_only_an_unanswered_offer_of_the_same_caller_is_taken_up() -> None:
    stack, one = FormStack(), opened(1)
    call = make_call("c1", handover=Handover(pbx_call_id="p7", trusted=True))
    one.learn(call)
    stack.put_on_top(one)
    assert stack.offered_before(call) is one
    assert stack.offered_before(make_call("c9")) is None
    one.learn(replace(call, phase=Phase.TALKING, answered_ns=call.started_ns))
    assert stack.offered_before(call) is None


def test_milestones_are_begun_answered_and_ended() -> None:
    one, call = opened(1), make_call()
    talks = replace(call, phase=Phase.TALKING, answered_ns=call.started_ns)
    over = replace(talks, phase=Phase.ENDED, ended_ns=call.started_ns, end_reason=EndReason.CUSTOMER_HUNG_UP)
    seen = [one.learn(c) for c in (call, call, talks, replace(talks, muted=True), over, over)]
    assert seen == [True, False, True, False, True, False]


def test_a_draft_gives_the_form_back() -> None:
    one = opened(1)
    one.learn(make_call("c1", phase=Phase.TALKING, answered_ns=make_call().started_ns))
    back = from_draft(one.to_draft())
    assert back is not None
    assert (back.form, back.known, back.answered, back.live) == (one.form, one.known, True, False)


def test_a_draft_of_another_version_is_nobodys() -> None:
    assert from_draft(Draft(form_id=UUID(int=1), call_id="c1", opened_at=NOON, body="{}")) is None


def test_a_saved_form_is_confirmed_with_its_last_item() -> None:
    saved, a, b = SavedForms(), UUID(int=1), UUID(int=2)
    saved.add(a, {a, b})
    assert saved.confirm(b) is None
    assert saved.form_of(a) == a
    assert saved.confirm(a) == a
    assert saved.confirm(a) is None


def test_saved_forms_are_not_remembered_for_ever() -> None:
    saved = SavedForms()
    for n in range(REMEMBERED_SAVES + 1):
        saved.add(UUID(int=n), {UUID(int=n)})
    assert saved.form_of(UUID(int=0)) is None
    assert saved.form_of(UUID(int=1)) == UUID(int=1)
