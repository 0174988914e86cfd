"""Recent profiles: bounded in age and number."""

from pathlib import Path

import pytest

from app.journal.sqlite import SqliteJournal
from tests.journal.files import KEY, raw
from tests.journal.samples import Clock, a_profile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent" / "journal.db"


def test_profiles_expire_after_30_days(path: Path) -> None:
    clock = Clock()
    journal = SqliteJournal(path, KEY, clock)
    old = a_profile("old")
    journal.remember_profile(old, 1)
    clock.pass_by(days=31)
    assert journal.recent_by_number(1) == ()
    assert journal.recent_by_id(old.customer.customer_id) is None
    journal.remember_profile(a_profile("new"), 2)
    journal.close()
    assert raw(path).execute("SELECT (SELECT count(*) FROM profile), count(*) FROM profile_number").fetchone() == (1, 1)


def test_profiles_are_bounded_in_number(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    journal = SqliteJournal(path, KEY, clock)
    monkeypatch.setattr(journal._profiles, "_most", 3)
    profiles = [a_profile(str(n)) for n in range(5)]
    for profile in profiles:
        clock.pass_by(seconds=1)
        journal.remember_profile(profile, 1)
    assert journal.recent_by_number(1) == tuple(reversed(profiles[2:]))
    journal.close()


def test_a_profile_of_another_shape_is_passed_over(path: Path) -> None:
    journal = SqliteJournal(path, KEY)
    profile = a_profile()
    journal.remember_profile(profile, 1)
    journal.close()
    connection = raw(path)
    connection.execute("UPDATE profile SET body = CAST('{}' AS BLOB)")
    connection.close()
    journal = SqliteJournal(path, KEY)
    assert journal.recent_by_number(1) == ()
    journal.close()
