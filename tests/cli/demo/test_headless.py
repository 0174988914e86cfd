"""The demo that plays by itself, whole: bank, caller, desk with its phone on a virtual screen, and the look after."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.cli.demo.bank import DemoBank
from app.cli.demo.headless import DISPOSITION, _faults, play_one_call
from app.cli.demo.log import CallLog
from app.cli.demo.play import NOTE
from app.models.demo_people import WANG

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
LOG = CallLog(story="known", answered_ns=0, ended_ns=2_000_000_000)
GOOD = {
    "code": WANG.code,
    "agent": "anna",
    "trust": 3,
    "disposition": DISPOSITION,
    "note": NOTE,
    "ring_at": BEGAN + timedelta(seconds=1),
    "answered_at": BEGAN + timedelta(seconds=2),
    "ended_at": BEGAN + timedelta(seconds=4),
    "talk_ms": 2000,
}


@pytest.mark.pbx
@pytest.mark.xdist_group("pbx")
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no Xvfb: the virtual screen of the demo")
def test_one_call_is_played_to_its_end_and_stands_in_the_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = DemoBank(tmp_path / "bank")
    try:
        assert bank.open(200)
        assert not bank.open(200)
        status = play_one_call(bank, tmp_path / "run")
    finally:
        bank.close()
    assert status == 0, capsys.readouterr().out
    pictures = sorted(path.name for path in (tmp_path / "run").glob("*.png"))
    assert pictures[0] == "1-idle.png"
    assert pictures[-1] == "8-confirmed.png"
    timeline = (tmp_path / "run" / "timeline.txt").read_text("utf-8")
    for step in ("caller: INVITE sent", "desk: card_painted", "desk: answered", "desk: saved", "desk: confirmed"):
        assert step in timeline


def test_a_record_that_is_right_has_no_fault() -> None:
    assert _faults(GOOD, BEGAN, LOG) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "C00000002"},
        {"agent": "lead"},
        {"trust": 2},
        {"note": NOTE + " "},
        {"disposition": ""},
        {"answered_at": None},
        {"ended_at": GOOD["ring_at"]},
        {"ring_at": BEGAN - timedelta(hours=1)},
        {"talk_ms": 4000},
    ],
)
def test_each_wrong_field_is_named(wrong: dict[str, object]) -> None:
    assert len(_faults(GOOD | wrong, BEGAN, LOG)) == 1
