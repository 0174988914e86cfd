"""What the strip says, without a widget."""

import pytest

from app.models.records import TrustLevel
from app.services.call import Call, EndReason, Phase
from app.ui import strip_words
from tests.ui.samples import NOW_NS, QUEUES, call, handover, hostile


@pytest.mark.parametrize(
    ("shown", "name", "title"),
    [
        (call(), "王小明", "王小明"),
        (call(handover=handover(caller_name="WANG")), "", "WANG"),
        (call(), "", "+86 138 0013 8000"),
        (call(e164=None, handover=handover(caller_number="", withheld=True)), "", "Number withheld"),
        (call(e164=None, handover=handover(caller_number="")), "", "Unknown caller"),
    ],
)
def test_title(shown: Call, name: str, title: str) -> None:
    assert strip_words.title(shown, name) == title


def test_outgoing_call_shows_whom_it_goes_to() -> None:
    shown = call(Phase.DIALLING, incoming=False, e164=None, handover=handover(called_number="+442079460958"))
    assert strip_words.number_of(shown) == "+44 20 7946 0958"
    assert strip_words.trust(shown) == ("", "")


def test_claim_is_shortened() -> None:
    assert strip_words.claim(call()) == "6222…1234"
    assert strip_words.claim(call(handover=handover(customer_claim="C1234567"))) == "C1234567"


def test_path_holds_what_was_chosen_and_spoken() -> None:
    assert strip_words.path(call()) == "“main/2: card lost” · 中文"
    assert strip_words.path(call(handover=handover(menu_path="", language=""))) == ""


def test_sender_that_is_not_our_exchange_is_named_first() -> None:
    stranger = call(trust=TrustLevel.IVR, handover=handover(trusted=False))
    assert strip_words.trust(stranger) == ("⚠ Not from our exchange", "wrong")
    assert strip_words.trust(call()) == ("◐ PIN by IVR", "accent")


def test_who_answered_the_questions_is_verified_wherever_the_call_came_from() -> None:
    verified = call(trust=TrustLevel.VERIFIED, handover=handover(trusted=False))
    assert strip_words.trust(verified) == ("● Verified", "ok")
    assert strip_words.trust(verified, (3, 2)) == ("● Verified 2 of 2", "ok")
    assert strip_words.trust(call(trust=TrustLevel.VERIFIED, incoming=False), (2, 2)) == ("● Verified 2 of 2", "ok")


def test_hostile_text_is_bounded_and_on_one_line() -> None:
    shown = call(handover=hostile(), e164=None)
    for text in (strip_words.title(shown, ""), strip_words.path(shown), strip_words.number_of(shown)):
        assert len(text) <= 300
        assert text.isprintable()


@pytest.mark.parametrize(
    ("shown", "figure", "below"),
    [
        (call(), "0:37", "Ringing"),
        (call(Phase.TALKING), "0:30", "Talking"),
        (call(Phase.TALKING, muted=True), "0:30", "Microphone off"),
        (call(Phase.HELD), "0:30", "On hold 0:12"),
        (call(Phase.HELD, held_by_us=False), "0:30", "Put on hold by the other side 0:12"),
        (call(Phase.ENDED), "0:25", "Call ended"),
    ],
)
def test_times(shown: Call, figure: str, below: str) -> None:
    assert strip_words.times(shown, NOW_NS) == (figure, below)


def test_ending_says_why_and_how_long() -> None:
    ended = call(Phase.ENDED, end_reason=EndReason.CUSTOMER_HUNG_UP)
    assert strip_words.ending(ended) == "The customer hung up. Talked 25 s."
    missed = call(Phase.ENDED, answered_ns=None, end_reason=EndReason.CALLER_GAVE_UP)
    assert strip_words.ending(missed) == "The caller gave up before you answered."


def test_what_a_stranger_says_is_not_believed_and_said_so() -> None:
    shown = call(trust=TrustLevel.NONE, handover=handover(trusted=False))
    assert strip_words.path(shown) == "Nothing it says of itself is believed"
    assert strip_words.trust(shown) == ("⚠ Not from our exchange", "wrong")


def test_from_which_queue() -> None:
    assert strip_words.queue(call(), QUEUES) == "from queue Bank service · waited 0:42"
    assert strip_words.queue(call(handover=handover(queue="vip", wait_s=None)), QUEUES) == "from queue vip"
    assert strip_words.queue(call(handover=handover(queue="", wait_s=None)), QUEUES) == ""


def test_dialling_and_ringing_there_are_told_apart() -> None:
    dialled = call(Phase.DIALLING, incoming=False)
    assert strip_words.times(dialled, NOW_NS).below == "Dialling"
    there = call(Phase.DIALLING, incoming=False, far_end_rings=True)
    assert strip_words.times(there, NOW_NS).below == "Ringing there"
