import pytest

from app.services import wrap_policy
from app.services.agent_state import WrapPolicy

S = 1_000_000_000


def test_off_has_no_wrap_up() -> None:
    assert wrap_policy.begin(WrapPolicy(mode="off"), 0) is None


@pytest.mark.parametrize(
    ("mode", "ends_ns", "early"),
    [("optional", None, True), ("discretionary", None, True), ("timed", 60 * S, True), ("timed_locked", 60 * S, False)],
)
def test_modes_differ_in_timer_and_early_exit(mode: str, ends_ns: int | None, early: bool) -> None:
    wrap = wrap_policy.begin(WrapPolicy(mode=mode, seconds=60), 0)
    assert wrap is not None
    assert (wrap.ends_ns, wrap.may_end_early) == (ends_ns, early)


def test_no_seconds_means_no_limit_but_the_watchdogs() -> None:
    wrap = wrap_policy.begin(WrapPolicy(mode="timed", seconds=0), 5)
    assert wrap is not None
    assert wrap.ends_ns is None
    assert not wrap_policy.is_over(wrap, 899 * S)
    assert wrap_policy.is_over(wrap, 5 + 900 * S)


def test_extensions_are_counted() -> None:
    policy = WrapPolicy(seconds=60, extensions=1, extension_seconds=30)
    wrap = wrap_policy.begin(policy, 0)
    assert wrap is not None
    once = wrap_policy.extend(wrap, policy)
    assert (once.ends_ns, once.total_s, once.extensions_left) == (90 * S, 90, 0)
    assert wrap_policy.extend(once, policy) is once


@pytest.mark.parametrize(
    ("mode", "required", "owed"),
    [("timed", True, True), ("timed", False, False), ("optional", True, False), ("off", True, False)],
)
def test_which_policies_ask_for_a_code(mode: str, required: bool, owed: bool) -> None:
    assert wrap_policy.needs_code(WrapPolicy(mode=mode, disposition_required=required)) is owed


def test_carried_to_another_clock_the_time_away_has_passed() -> None:
    wrap = wrap_policy.begin(WrapPolicy(seconds=60), 1_000 * S)
    assert wrap is not None
    carried = wrap_policy.carried_over(wrap, then_ns=1_010 * S, now_ns=7 * S, away_s=20)
    assert carried.ends_ns == (7 + 60 - 10 - 20) * S


def test_a_wall_clock_that_was_set_back_does_not_stretch_it() -> None:
    wrap = wrap_policy.begin(WrapPolicy(seconds=60), 0)
    assert wrap is not None
    assert wrap_policy.carried_over(wrap, then_ns=0, now_ns=0, away_s=-3600) == wrap
