"""Digest authentication: the RFC's own example, and what the gatekeeper lets through."""

import pytest

from app.cli.demo.digest import Gatekeeper, response
from app.telephony.headers import read_params, split_outside


def test_the_example_of_rfc_7616() -> None:
    fields = {
        "username": "Mufasa",
        "realm": "http-auth@example.org",
        "uri": "/dir/index.html",
        "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "nc": "00000001",
        "cnonce": "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        "qop": "auth",
    }
    assert response(fields, "Circle of Life", "GET") == "8ca523f5e9506fed4657c9700eebdbec"


def authorization(gate: Gatekeeper, *, password: str = "secret", challenge: str = "", **changes: str) -> str:
    fields = read_params(split_outside((challenge or gate.challenge()).partition(" ")[2], ","))
    fields |= {"username": "王", "uri": "sip:x", "nc": "00000001", "cnonce": "c", "qop": "auth"} | changes
    fields.setdefault("response", response(fields, password, "REGISTER"))
    return "Digest " + ", ".join(f'{name}="{value}"' for name, value in fields.items())


def test_the_right_password_is_let_in() -> None:
    gate = Gatekeeper("bank", {"王": "secret"})
    assert gate.admits(authorization(gate), "REGISTER") == "王"


@pytest.mark.parametrize(
    "changes",
    [
        {"password": "wrong"},
        {"username": "other"},
        {"nonce": "made-up"},
        {"realm": "other"},
        {"nc": "0"},
        {"nc": "0000000g"},
        {"nc": "00000000"},
        {"response": "\udcff"},
        {"response": ""},
    ],
)
def test_anything_else_is_not(changes: dict[str, str]) -> None:
    gate = Gatekeeper("bank", {"王": "secret"})
    assert gate.admits(authorization(gate, **changes), "REGISTER") == ""


def test_another_method_or_scheme_is_not_let_in() -> None:
    gate = Gatekeeper("bank", {"王": "secret"})
    assert gate.admits(authorization(gate), "INVITE") == ""
    assert gate.admits("Basic abc", "REGISTER") == ""
    assert gate.admits("", "REGISTER") == ""


def test_only_the_latest_challenges_are_kept() -> None:
    gate = Gatekeeper("bank", {"王": "secret"})
    old = gate.challenge()
    for _ in range(1000):
        gate.challenge()
    answer = authorization(gate, challenge=old)
    assert gate.is_stale(answer)
    assert gate.admits(answer, "REGISTER") == ""
    assert "stale=true" in gate.challenge(stale=True)
