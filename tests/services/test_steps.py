import json
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest

from app.models.records import CallFacts, InteractionDraft, LookupResult
from app.services.steps import Step, StepFile
from tests.fakes.phone import FakePhone
from tests.services.stubs import NOON

ITEM = UUID(int=7)


def draft() -> InteractionDraft:
    return InteractionDraft(
        interaction_id=ITEM,
        customer_id=None,
        disposition="X",
        note="4711 secret",
        opened_at=NOON,
        saved_at=NOON,
        call=CallFacts(call_id="c1", caller_number="+8613800138001", ring_at=NOON),
    )


def test_a_call_leaves_every_step_once_and_nothing_personal(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    steps, phone = StepFile(path), FakePhone()
    phone.event_told.connect(steps.on_event)
    phone.ring("c1", (("from", "<sip:+8613800138001@pbx>"),))
    steps.on_lookup_done(LookupResult(call_id="c1"))
    steps.on_card_painted("c1")
    phone.answer("c1")
    phone.hang_up("c1")
    steps.on_interaction_saved(draft())
    steps.on_pushed(ITEM)
    steps.on_confirmed(ITEM)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["step"] for line in lines] == list(get_args(Step))
    assert {line["call_id"] for line in lines} == {"c1"}
    assert all(set(line) == {"monotonic_ns", "call_id", "step"} for line in lines)
    assert "138" not in "".join(line["call_id"] + line["step"] for line in lines)
    steps.close()


def test_lines_are_appended_to_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    for _ in range(2):
        steps = StepFile(path)
        steps.append("answered", "c1", 5)
        steps.close()
    assert path.read_text() == '{"monotonic_ns":5,"call_id":"c1","step":"answered"}\n' * 2


def test_items_of_no_call_leave_no_line(tmp_path: Path) -> None:
    steps = StepFile(tmp_path / "e")
    steps.on_pushed(ITEM)
    steps.on_confirmed(ITEM)
    steps.close()
    steps.append("answered", "c1")
    assert (tmp_path / "e").read_bytes() == b""


def test_a_folder_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="events"):
        StepFile(tmp_path / "nowhere" / "events")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_ends_the_measuring_only() -> None:
    steps = StepFile("/dev/full")
    steps.append("answered", "c1")
    steps.append("ended", "c1")
    steps.close()
