from app.models.records import LookupRequest
from app.services.reader_questions import Ask, Day, LookUp, Search, Stop
from app.services.reader_queue import Waiting


def test_a_lookup_goes_before_all_but_the_end() -> None:
    waiting = Waiting()
    lookup = LookUp(LookupRequest(call_id="c1"))
    for question in (Day(), Search("wang"), lookup, Stop()):
        waiting.put(question)
    assert [waiting.next() for _ in range(5)] == [Stop(), lookup, Search("wang"), Day(), None]


def test_a_newer_lookup_overtakes_and_the_older_one_is_given_back() -> None:
    waiting = Waiting()
    older, newer = (LookUp(LookupRequest(call_id=call_id)) for call_id in ("c1", "c2"))
    assert waiting.put(older) is None
    assert waiting.put(newer) is older
    assert waiting.next() is newer
    assert waiting.next() is None


def test_the_same_question_twice_overtakes_nothing() -> None:
    waiting = Waiting()
    waiting.put(Search("wang"))
    assert waiting.put(Search("wang")) is None


def ask(topic: str) -> Ask:
    return Ask(topic, ask=lambda _store: None, done=lambda _answer: None, failed=lambda _word: None)


def test_of_one_topic_only_the_newest_waits() -> None:
    waiting = Waiting()
    older, newer, other = ask("holdings"), ask("holdings"), ask("kin")
    assert [waiting.put(question) for question in (older, other, newer)] == [None, None, older]
    assert [waiting.next() for _ in range(3)] == [other, newer, None]


def test_a_newer_search_overtakes_the_one_that_waits_and_never_a_lookup() -> None:
    waiting = Waiting()
    for text in ("w", "wa"):
        waiting.put(Search(text))
    lookup = LookUp(LookupRequest(call_id="c1"))
    waiting.put(lookup)
    assert waiting.put(Search("wang")) == Search("wa")
    assert [waiting.next() for _ in range(3)] == [lookup, Search("wang"), None]
