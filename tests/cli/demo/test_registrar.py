"""The registrar by itself: bindings and their ends."""

import pytest

from app.cli.demo.digest import response
from app.cli.demo.message import Message, encode, parse
from app.cli.demo.registrar import Registrar
from app.telephony.headers import read_params, split_outside

HERE = ("127.0.0.1", 40_000)


def register(registrar: Registrar, *contacts: str, expires: str = "") -> Message:
    def send(authorization: str = "") -> Message:
        lines = [("From", "<sip:u@x>;tag=1"), ("To", "<sip:u@x>"), ("Call-ID", "c"), ("CSeq", "1 REGISTER")]
        lines += [("Contact", contact) for contact in contacts]
        lines += [("Expires", expires)] if expires else []
        lines += [("Authorization", authorization)] if authorization else []
        request = parse(encode("REGISTER sip:x SIP/2.0", lines))
        assert request is not None
        answer = parse(registrar.on_register(request, HERE, "t"))
        assert answer is not None
        return answer

    fields = read_params(split_outside(send().get("www-authenticate").partition(" ")[2], ","))
    fields |= {"username": "u", "uri": "sip:x", "nc": "00000001", "cnonce": "c", "qop": "auth"}
    fields["response"] = response(fields, "p", "REGISTER")
    return send("Digest " + ", ".join(f'{name}="{value}"' for name, value in fields.items()))


@pytest.fixture
def registrar() -> Registrar:
    return Registrar("bank", {"u": "p"})


def test_a_binding_names_contact_and_source(registrar: Registrar) -> None:
    assert registrar.binding("u") is None
    contact = "<sip:u@10.0.0.1:5060;ob>;expires=60"
    assert register(registrar, contact).get("contact") == contact
    binding = registrar.binding("u")
    assert binding is not None
    assert (binding.contact, binding.source) == ("sip:u@10.0.0.1:5060;ob", HERE)


@pytest.mark.parametrize(
    ("expires", "granted"), [("", 3600), ("60", 60), ("999999999999", 3600), ("soon", 3600), ("-5", 3600)]
)
def test_how_long_a_binding_lasts(registrar: Registrar, expires: str, granted: int) -> None:
    assert register(registrar, "<sip:u@a>", expires=expires).get("contact").endswith(f";expires={granted}")


def test_the_new_contact_stays_when_the_old_one_is_taken_away_with_it(registrar: Registrar) -> None:
    register(registrar, "<sip:u@old>")
    assert "<sip:u@new>" in register(registrar, "<sip:u@old>;expires=0", "<sip:u@new>").get("contact")
    assert register(registrar, "<sip:u@old>;expires=0").get("contact").startswith("<sip:u@new>")
    assert register(registrar, "<sip:u@new>", expires="0").get("contact") == ""
    assert registrar.binding("u") is None


def test_a_binding_runs_out(registrar: Registrar, monkeypatch: pytest.MonkeyPatch) -> None:
    register(registrar, "<sip:u@a>", expires="60")
    now = __import__("time").monotonic()
    monkeypatch.setattr("app.cli.demo.registrar.time.monotonic", lambda: now + 61)
    assert registrar.binding("u") is None
