"""The verbs by which people decide who is who; the way through a real database is in test_central_import.py."""

import pytest

from app.cli.central import run


@pytest.mark.parametrize("verb", ["reviews", "merge", "unmerge", "split"])
def test_help_teaches(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run([verb, "--help"])
    assert caught.value.code == 0
    assert "--url" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["merge", "A"], ["merge", "A", "B"], ["split", "core", "1"], ["unmerge"]])
def test_a_decision_needs_its_words(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(words)
    assert caught.value.code == 2


@pytest.mark.parametrize("words", [["x"], ["decide"], ["decide", "1", "same"], ["decide", "1", "different", "C1"]])
def test_a_review_is_decided_in_one_of_two_ways(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reviews", *words]) == 2
    assert "reviews decide ID same CUSTOMER" in capsys.readouterr().err
