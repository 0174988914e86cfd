"""`tellerline desk` understands its arguments and hands them to the desk."""

import io
from pathlib import Path

import pytest

import app.main
from app.cli import desk


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[app.main.DeskOptions]:
    """What the desk would have been started with."""
    starts: list[app.main.DeskOptions] = []

    def run_desk(options: app.main.DeskOptions) -> int:
        starts.append(options)
        return 0

    monkeypatch.setattr(app.main, "run_desk", run_desk)
    return starts


def test_nothing_but_the_name_is_enough(started: list[app.main.DeskOptions]) -> None:
    assert desk.run([]) == 0
    (options,) = started
    assert (options.agent, options.given_secrets, options.events_path, options.language) == ("", None, None, "")


def test_everything_is_handed_over(
    started: list[app.main.DeskOptions], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"sip": "s"}\n'))
    events = tmp_path / "events"
    arguments = [
        "--agent",
        "1001",
        "--secrets-stdin",
        "--events",
        str(events),
        "--language",
        "zh_CN",
        "--theme",
        "dark",
    ]
    assert desk.run(arguments) == 0
    (options,) = started
    assert (options.agent, options.given_secrets, options.events_path) == ("1001", {"sip": "s"}, events)
    assert (options.language, options.theme) == ("zh_CN", "dark")


def test_the_agent_may_come_from_the_environment(
    started: list[app.main.DeskOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELLERLINE_AGENT", "1002")
    desk.run([])
    assert started[0].agent == "1002"


def test_help_shows_examples_and_keys(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        desk.run(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "examples:" in text
    assert "F2 answers" in text
