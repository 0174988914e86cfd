"""The log tells what happened, and nothing of whom."""

import logging

import pytest

from app.services.event_log import EventLog
from app.services.status import CentralStatus, Light
from app.telephony.events import AnyEvent, CommandFailed, InviteRejected, PhoneLost, RegistrationChanged

SECOND_NS = 1_000_000_000


def rejected(at_s: float) -> InviteRejected:
    return InviteRejected(at_ns=int(at_s * SECOND_NS), source="203.0.113.7:5060", code=403)


def registration(registered: bool, code: int) -> RegistrationChanged:
    return RegistrationChanged(at_ns=1, registered=registered, code=code, reason="13800138000", registrar="pbx")


def logged_by(caplog: pytest.LogCaptureFixture, *events: AnyEvent) -> list[str]:
    log = EventLog()
    with caplog.at_level(logging.INFO, logger="desk"):
        for event in events:
            log.on_event(event)
    return [record.getMessage() for record in caplog.records]


def test_a_registration_is_logged_when_it_changes(caplog: pytest.LogCaptureFixture) -> None:
    lines = logged_by(caplog, registration(True, 200), registration(True, 200), registration(False, 403))
    assert lines == ["line registered (200)", "line not registered (403)"]


def test_a_flood_of_rejected_calls_is_few_lines(caplog: pytest.LogCaptureFixture) -> None:
    lines = logged_by(caplog, *(rejected(n / 100) for n in range(1_500)))
    assert lines == [
        "calls from elsewhere than the registrar, rejected with 403: 1",
        "calls from elsewhere than the registrar, rejected with 403: 1000",
    ]


def test_the_phones_fall_and_what_came_too_late(caplog: pytest.LogCaptureFixture) -> None:
    lost = PhoneLost(at_ns=1, exit_code=-9, restarts=1)
    late = CommandFailed(at_ns=1, command="Answer", call_id="c", sentence_code="too_late", detail="13800138000")
    assert logged_by(caplog, lost, late) == [
        "the phone was lost (exit -9), start 1 follows",
        "the phone could not do Answer: too_late",
    ]


def test_the_centre_and_what_waits(caplog: pytest.LogCaptureFixture) -> None:
    log = EventLog()
    with caplog.at_level(logging.INFO, logger="desk"):
        log.on_central_status(CentralStatus(light=Light.WRONG, problem="unreachable"))
        log.on_central_status(CentralStatus(light=Light.OK))
        log.on_sync_state("online")
    assert [record.getMessage() for record in caplog.records] == [
        "the centre: unreachable",
        "the centre: ok",
        "what waits for the centre: online",
    ]
