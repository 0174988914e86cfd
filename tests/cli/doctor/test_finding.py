"""How findings are told."""

import json

from app.cli.doctor.finding import Finding, Health, as_json, as_text, exit_status

GOOD = Finding(check="keyring", health=Health.OK, said="keeps")
BAD = Finding(check="sound", health=Health.WRONG, said="no device", advice="Plug one in.")


def test_text_has_the_mark_and_the_advice_below() -> None:
    assert as_text(GOOD) == "ok    keyring      keeps"
    assert as_text(BAD) == "BAD   sound        no device\n                   -> Plug one in."


def test_only_what_is_wrong_is_an_exit_status() -> None:
    assert exit_status([GOOD]) == 0
    assert exit_status([GOOD, BAD]) == 1
    assert (
        exit_status([Finding(check="x", health=health, said="") for health in (Health.ATTENTION, Health.SKIPPED)]) == 0
    )


def test_json_is_json() -> None:
    report = json.loads(as_json([BAD]))
    assert report["findings"] == [{"check": "sound", "health": "wrong", "said": "no device", "advice": "Plug one in."}]
