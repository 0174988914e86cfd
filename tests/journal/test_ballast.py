"""The reserve against a full disk."""

from pathlib import Path

import pytest

from app.journal.ballast import MEBIBYTE, Ballast


def test_it_grows_step_by_step_to_its_size_and_no_further(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "b", MEBIBYTE)
    ballast.grow()
    assert 0 < (tmp_path / "b").stat().st_size < MEBIBYTE
    for _ in range(10):
        ballast.grow()
    assert (tmp_path / "b").stat().st_size == MEBIBYTE


def test_given_up_it_is_gone_and_low_until_it_is_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.journal.ballast.LOW_ROOM", 0)
    ballast = Ballast(tmp_path / "b", MEBIBYTE // 4)
    assert not ballast.give_up()
    ballast.grow()
    assert not ballast.is_low()
    assert ballast.give_up()
    assert not (tmp_path / "b").exists()
    assert ballast.is_low()
    ballast.grow()
    assert not ballast.is_low()


def test_an_old_reserve_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(bytes(1000))
    ballast = Ballast(tmp_path / "b", 1000)
    ballast.grow()
    assert (tmp_path / "b").stat().st_size == 1000
    assert ballast.give_up()


def test_with_little_room_it_does_not_grow_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": 3 * MEBIBYTE})()
    monkeypatch.setattr("app.journal.ballast.shutil.disk_usage", lambda _path: usage)
    ballast = Ballast(tmp_path / "b", MEBIBYTE)
    ballast.grow()
    assert not (tmp_path / "b").exists()
    assert ballast.is_low()
