import pytest

from app.central.embedded import EmbeddedError
from app.cli import demo_command
from app.cli.demo import headless
from app.cli.demo.bank import DemoBank


def test_help_tells_keys_and_what_headless_proves(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        demo_command.run(["--help"])
    said = capsys.readouterr().out
    assert stop.value.code == 0
    assert "F2 answers" in said
    assert "central database with the right customer" in said


def test_without_a_screen_one_call_is_played_and_its_status_is_the_programs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    asked: list[object] = []
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(DemoBank, "__init__", lambda self, folder: None)
    monkeypatch.setattr(DemoBank, "open", lambda self, customers: asked.append(customers))
    monkeypatch.setattr(DemoBank, "close", lambda self: asked.append("closed"))
    monkeypatch.setattr(headless, "play_one_call", lambda bank, folder, language: 7)
    assert demo_command.run(["--customers", "50", "--folder", str(tmp_path)]) == 7
    assert asked == [50, "closed"]


def test_a_database_that_does_not_start_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(self: DemoBank, customers: int) -> bool:
        raise EmbeddedError("The disk is full.")

    monkeypatch.setattr(DemoBank, "__init__", lambda self, folder: None)
    monkeypatch.setattr(DemoBank, "open", refuse)
    monkeypatch.setattr(DemoBank, "close", lambda self: None)
    assert demo_command.run(["--headless"]) == 1
    assert capsys.readouterr().err == "tellerline: The disk is full.\n"
