"""The demo caller as a program: what it reads, what it says, how it ends."""

import io
import socket

import pytest

from app.cli.demo import caller
from app.cli.demo.log import CallLog
from app.cli.demo.stories import HOSTILE, STORIES, STRANGER
from tests.fakes.plain_phone import PlainPhone


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@pytest.mark.parametrize("text", ["", "secret", "{}", '{"password": 7}', '{"password": ""}', "[1]"])
def test_without_a_password_nothing_starts(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert caller.main([]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("The password is missing")
    assert "secret" not in said.err + said.out


def test_a_taken_port_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"password": "secret"}\n'))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        assert caller.main(["--port", str(port)]) == 2
    assert f"Port {port} of 127.0.0.1 cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(("answered", "status"), [(True, 0), (False, 1)])
def test_one_story(
    answered: bool, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    monkeypatch.setattr("sys.stdin", io.StringIO('{"password": "secret"}\n'))
    with PlainPhone(("127.0.0.1", port)) as phone:

        def sign_in(line: object, _timeout: float | None = None) -> bool:
            return True

        def start_call(line: object, story: object) -> object:
            phone.register()
            pending = real(line, story)
            phone.expect_invite()
            phone.answer(200 if answered else 486)
            phone.receive("ACK")
            if answered:
                phone.in_call("BYE")
                phone.receive()
            return pending

        real = caller.DemoLine.start_call
        monkeypatch.setattr(caller.DemoLine, "wait_registered", sign_in)
        monkeypatch.setattr(caller.DemoLine, "start_call", start_call)
        assert caller.main(["--port", str(port), "--once", "known"]) == status
    said = capsys.readouterr().out
    assert "王小明" in said
    assert ("the agent hangs up" in said) is answered
    assert ("the call was not taken" in said) is not answered
    assert "secret" not in said


def test_the_stranger_follows_the_hostile_caller() -> None:
    stories = caller.forever()
    first = [next(stories) for _ in range(len(STORIES) + 2)]
    assert first == [*STORIES, STRANGER, STORIES[0]]
    assert first[-3] is HOSTILE


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (CallLog(story="x"), "over without an answer (nothing heard)"),
        (CallLog(story="x", status=486, reason="Busy Here"), "over without an answer (486 Busy Here)"),
        (
            CallLog(story="x", answered_ns=0, ended_ns=2_500_000_000, packets_received=7, level=3),
            "over after 2.5 s: 7 packets of the agent's voice, level 3; first ring after 0.0 ms",
        ),
    ],
)
def test_the_last_line_of_a_call(log: CallLog, said: str) -> None:
    assert caller.summary(log) == said
