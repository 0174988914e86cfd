"""The demo's line and the desk's real phone process: what the demo shows is what the desk gets."""

from collections.abc import Iterator

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.cli.demo.line import DemoLine
from app.cli.demo.log import CallLog
from app.cli.demo.stories import HOSTILE, KNOWN, STRANGER, WITHHELD, Story
from app.telephony import events
from app.telephony.account import PhoneAccount
from app.telephony.handover import DEFAULT_RULES, Handover, read_handover
from app.telephony.process import PhoneProcess

pytestmark = pytest.mark.pbx
WAIT_MS = 20_000


class Rig:
    """A phone signed in to a demo line, and everything it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.told: list[events.Event] = []
        self.line = DemoLine(("127.0.0.1", 0), {"1001": "secret"})
        self.phone = PhoneProcess()
        self.phone.event_told.connect(self.told.append)
        self.phone.start()
        registrar = f"127.0.0.1:{self.line.address[1]}"
        self.phone.register(PhoneAccount(registrar=registrar, user="1001"), "secret")
        qtbot.waitUntil(lambda: self.line.wait_registered(0), timeout=WAIT_MS)

    def wait(self, kind: type[events.Event]) -> events.Event:
        self.qtbot.waitUntil(lambda: any(isinstance(event, kind) for event in self.told), timeout=WAIT_MS)
        return next(event for event in self.told if isinstance(event, kind))

    def ring(self, story: Story) -> tuple[str, Handover]:
        """The phone's id of the call that rings now, and what the desk believes about it."""
        self.pending = self.line.start_call(story)
        ringing = self.wait(events.Ringing)
        assert isinstance(ringing, events.Ringing)
        return ringing.call_id, read_handover(ringing.headers, DEFAULT_RULES, ringing.from_registrar)

    def result(self) -> CallLog:
        self.wait(events.Ended)
        return self.pending.result(20)

    def close(self) -> None:
        self.phone.stop()
        self.line.close()


@pytest.fixture
def rig(qtbot: QtBot) -> Iterator[Rig]:
    rig = Rig(qtbot)
    yield rig
    rig.close()


def test_a_call_with_hold_and_digits_ended_by_the_customer(rig: Rig) -> None:
    call_id, handover = rig.ring(msgspec.structs.replace(KNOWN, talks_s=3.0))
    assert (handover.caller_number, handover.customer_claim, handover.method) == (
        "+8613800138001",
        "6222020000000001",
        "pin",
    )
    rig.phone.answer(call_id)
    rig.wait(events.Answered)
    rig.phone.hold(call_id)
    rig.wait(events.Held)
    rig.phone.retrieve(call_id)
    rig.wait(events.Retrieved)
    rig.phone.send_digits(call_id, "5#")
    log = rig.result()
    assert (log.status, log.side, log.holds, log.digits) == (200, "caller", 1, "5#")
    assert log.packets_sent > 10
    assert log.packets_received > 10


@pytest.mark.parametrize("story", [HOSTILE, WITHHELD], ids=lambda story: story.key)
def test_odd_callers_ring_and_can_be_refused(rig: Rig, story: Story) -> None:
    call_id, handover = rig.ring(story)
    assert handover.trusted
    assert handover.withheld is story.withheld
    rig.phone.reject(call_id)
    log = rig.result()
    assert (log.status, log.side) == (486, "agent")


def test_a_stranger_never_rings(rig: Rig) -> None:
    pending = rig.line.start_call(STRANGER)
    rig.wait(events.InviteRejected)
    assert pending.result(20).status >= 400
    assert not any(isinstance(event, events.Ringing) for event in rig.told)
