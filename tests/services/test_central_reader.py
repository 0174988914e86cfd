import threading
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from app.central.store import CentralRefused, CentralTooNew, CentralTooOld, CentralUnreachable, CentralUntrusted
from app.models.records import LookupRequest, LookupResult, TrustLevel
from app.services.central_reader import CentralReader
from app.services.reader_questions import Ask
from app.services.status import Light
from tests.services.stub_central import StubCentral, profile
from tests.services.stubs import Listener

WANG = UUID(int=1)


@pytest.fixture
def central() -> StubCentral:
    return StubCentral()


@pytest.fixture
def reader(qtbot: Any, central: StubCentral) -> Iterator[CentralReader]:
    reader = CentralReader(lambda: central, cut_after_s=5)
    yield reader
    reader.stop()


def started(qtbot: Any, reader: CentralReader) -> CentralReader:
    with qtbot.waitSignal(reader.status_changed):
        reader.start()
    return reader


def test_the_start_tells_who_is_signed_in_and_the_code_tables(qtbot: Any, reader: CentralReader) -> None:
    with qtbot.waitSignals([reader.identity_known, reader.reference_known, reader.status_changed]):
        reader.start()


def test_every_question_has_its_answer(qtbot: Any, reader: CentralReader) -> None:
    started(qtbot, reader)
    with qtbot.waitSignal(reader.lookup_done) as done:
        reader.ask_lookup(LookupRequest(call_id="c1"))
    assert done.args[0].call_id == "c1"
    with qtbot.waitSignal(reader.profile_done) as done:
        reader.ask_profile(WANG, TrustLevel.NUMBER, "c1")
    assert done.args[0] == profile()
    with qtbot.waitSignal(reader.search_done) as done:
        reader.ask_search("wang")
    assert done.args[0] == "wang"
    with qtbot.waitSignal(reader.history_done) as done:
        reader.ask_history(WANG, None, TrustLevel.NUMBER, "c1")
    assert done.args == [WANG, ()]
    with qtbot.waitSignals([reader.day_done, reader.tasks_done]):
        reader.ask_day()
        reader.ask_tasks()


def test_answers_come_on_the_thread_that_owns_the_reader(qtbot: Any, reader: CentralReader) -> None:
    threads = []

    started(qtbot, reader)
    reader.lookup_done.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(reader.lookup_done):
        reader.ask_lookup(LookupRequest(call_id="c1"))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_a_newer_lookup_overtakes_the_older_ones(qtbot: Any, reader: CentralReader, central: StubCentral) -> None:
    started(qtbot, reader)
    central.entered.clear()
    central.hold = threading.Event()
    reader.ask_day()
    assert central.entered.wait(5)
    failed = Listener(reader.lookup_failed)
    with qtbot.waitSignal(reader.lookup_done) as done:
        for call_id in ("c1", "c2", "c3"):
            reader.ask_lookup(LookupRequest(call_id=call_id))
        central.hold.set()
    assert done.args[0].call_id == "c3"
    assert failed.heard == [("c1", "overtaken"), ("c2", "overtaken")]
    assert [asked for asked in central.asked if asked[0] == "lookup"] == [("lookup", "c3")]


def test_a_connection_that_died_in_silence_is_replaced_at_once(
    qtbot: Any, reader: CentralReader, central: StubCentral
) -> None:
    started(qtbot, reader)
    central.errors = [CentralUnreachable("gone")]
    with qtbot.waitSignal(reader.lookup_done):
        reader.ask_lookup(LookupRequest(call_id="c1"))
    assert central.closed == 1


def test_a_centre_that_is_away_is_told_at_once_and_found_again(
    qtbot: Any, reader: CentralReader, central: StubCentral, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.central_reader.FIRST_RETRY_S", 0.02)
    started(qtbot, reader)
    statuses = Listener(reader.status_changed)
    central.errors = [CentralUnreachable("gone")] * 3
    with qtbot.waitSignal(reader.lookup_failed) as failed:
        reader.ask_lookup(LookupRequest(call_id="c1"))
    assert failed.args == ["c1", "unreachable"]
    qtbot.waitUntil(lambda: len(statuses.heard) == 2)
    assert [(status.light, status.problem) for status in statuses.heard] == [
        (Light.WRONG, "unreachable"),
        (Light.OK, ""),
    ]
    assert statuses.heard[0].since is not None


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (CentralRefused("no"), "refused"),
        (CentralUntrusted("who?"), "bad_certificate"),
        (CentralTooOld("old"), "too_old"),
        (CentralTooNew("new"), "too_new"),
    ],
)
def test_each_trouble_has_its_word(
    qtbot: Any, reader: CentralReader, central: StubCentral, error: Exception, word: str
) -> None:
    started(qtbot, reader)
    central.errors = [error]
    failed, statuses = Listener(reader.search_failed), Listener(reader.status_changed)
    reader.ask_search("wang")
    qtbot.waitUntil(lambda: bool(failed.heard and statuses.heard))
    assert failed.heard[0] == ("wang", word)
    assert statuses.heard[0].problem == word


def test_a_wrong_password_is_not_tried_again(qtbot: Any, reader: CentralReader, central: StubCentral) -> None:
    central.errors = [CentralRefused("password")]
    started(qtbot, reader)
    with qtbot.waitSignal(reader.lookup_failed) as failed:
        reader.ask_lookup(LookupRequest(call_id="c1"))
    assert failed.args == ["c1", "refused"]
    assert central.asked == [("whoami",)]


def test_a_password_given_anew_is_tried_at_once(qtbot: Any, reader: CentralReader, central: StubCentral) -> None:
    central.errors = [CentralRefused("password")]
    started(qtbot, reader)
    other = StubCentral()
    with qtbot.waitSignal(reader.status_changed) as told:
        reader.sign_in_again(lambda: other)
    assert told.args[0].light is Light.OK
    with qtbot.waitSignal(reader.day_done):
        reader.ask_day()
    assert ("day",) in other.asked


@pytest.mark.parametrize("word", ["unreachable", "refused"])
def test_trouble_of_the_other_line_is_looked_into_at_once(
    qtbot: Any, reader: CentralReader, central: StubCentral, word: str
) -> None:
    started(qtbot, reader)
    central.errors = [CentralUnreachable("away")] * 2
    with qtbot.waitSignal(reader.status_changed) as told:
        reader.on_sync_state(word)
    assert told.args[0].problem == "unreachable"


def test_a_customer_this_agent_may_not_see_does_not_close_the_connection(
    qtbot: Any, reader: CentralReader, central: StubCentral
) -> None:
    started(qtbot, reader)
    central.errors = [CentralRefused("not yours")]
    with qtbot.waitSignal(reader.profile_failed) as failed:
        reader.ask_profile(WANG, TrustLevel.NONE, "c1")
    assert failed.args == [WANG, "refused"]
    with qtbot.waitSignal(reader.search_done):
        reader.ask_search("wang")
    assert central.closed == 0


def test_a_socket_without_an_answer_is_cut(qtbot: Any, central: StubCentral) -> None:
    reader = CentralReader(lambda: central, cut_after_s=0.1)
    started(qtbot, reader)
    central.hold = threading.Event()
    with qtbot.waitSignal(reader.lookup_failed) as failed:
        reader.ask_lookup(LookupRequest(call_id="c1"))
    assert failed.args == ["c1", "unreachable"]
    assert central.cuts >= 1
    reader.stop()


def test_a_defect_in_one_answer_does_not_end_the_thread(
    qtbot: Any, reader: CentralReader, central: StubCentral, noise: Any
) -> None:
    noise.expect("could not be read: ZeroDivisionError")
    started(qtbot, reader)
    central.errors = [ZeroDivisionError("personal")]
    with qtbot.waitSignal(reader.lookup_failed) as failed:
        reader.ask_lookup(LookupRequest(call_id="c1"))
    assert failed.args == ["c1", "unreadable"]
    with qtbot.waitSignal(reader.lookup_done):
        reader.ask_lookup(LookupRequest(call_id="c2"))


def test_stopping_cuts_what_does_not_end(qtbot: Any, central: StubCentral) -> None:
    reader = CentralReader(lambda: central, cut_after_s=60)
    started(qtbot, reader)
    central.entered.clear()
    central.hold = threading.Event()
    reader.ask_day()
    assert central.entered.wait(5)
    reader.stop()
    assert central.cuts == 1
    assert central.closed == 1


def test_the_way_of_a_lookup_is_warmed_once_for_nobody(qtbot: Any, central: StubCentral) -> None:
    asked: list[LookupRequest] = []

    def lookup(request: LookupRequest) -> LookupResult:
        asked.append(request)
        return LookupResult(call_id=request.call_id)

    central.on_lookup = lookup
    reader = CentralReader(lambda: central, cut_after_s=5, warm_up=True)
    told: list[object] = []
    reader.lookup_done.connect(told.append)
    reader.profile_done.connect(told.append)
    started(qtbot, reader)
    qtbot.waitUntil(lambda: ("profile", UUID(int=0), TrustLevel.NUMBER, "") in central.asked or len(asked) > 2)
    with qtbot.waitSignal(reader.day_done):
        reader.ask_day()
    reader.stop()
    assert [request.e164 for request in asked] == [0, 0]
    assert told == []


def test_a_defect_while_warming_leaves_the_reader_at_work(qtbot: Any, central: StubCentral) -> None:
    def lookup(_request: LookupRequest) -> LookupResult:
        raise TypeError("an answer that nobody can read")

    central.on_lookup = lookup
    reader = CentralReader(lambda: central, cut_after_s=5, warm_up=True)
    started(qtbot, reader)
    qtbot.waitUntil(lambda: ("lookup", "") in central.asked)
    with qtbot.waitSignal(reader.day_done):
        reader.ask_day()
    reader.stop()


def test_a_service_asks_its_own_and_hears_the_answer_or_the_word(
    qtbot: Any, reader: CentralReader, central: StubCentral
) -> None:
    started(qtbot, reader)
    heard: list[Any] = []
    question = Ask("day", ask=lambda store: store.day(), done=heard.append, failed=heard.append)
    reader.ask(question)
    qtbot.waitUntil(lambda: heard == [()])
    central.errors.append(CentralRefused("no"))
    reader.ask(question)
    qtbot.waitUntil(lambda: heard == [(), "refused"])
    reader.ask(question)
    qtbot.waitUntil(lambda: heard == [(), "refused", ()])
