import queue

import pytest

from app.telephony.engine.gate import Gate, host_of, resolve, resolve_aside, split_registrar


@pytest.mark.parametrize(
    ("registrar", "transport", "expected"),
    [
        ("pbx", "udp", ("pbx", 5060)),
        ("pbx", "tls", ("pbx", 5061)),
        ("10.0.0.1:5070", "tcp", ("10.0.0.1", 5070)),
        ("[2001:db8::1]:5070", "udp", ("2001:db8::1", 5070)),
        ("2001:db8::1", "udp", ("2001:db8::1", 5060)),
    ],
)
def test_host_and_port(registrar: str, transport: str, expected: tuple[str, int]) -> None:
    assert split_registrar(registrar, transport) == expected


@pytest.mark.parametrize(
    ("source", "host"),
    [("127.0.0.1:5060", "127.0.0.1"), ("[0:0::1]:5060", "::1"), ("pbx:5060", ""), ("", ""), ("1.2.3.4.5:1", "")],
)
def test_the_address_of_a_source(source: str, host: str) -> None:
    assert host_of(source) == host


def test_only_known_addresses_are_let_in() -> None:
    gate = Gate()
    gate.open()
    assert not gate.lets_in("127.0.0.1:5060")
    gate.know(["127.0.0.1", "not an address"])
    assert gate.lets_in("127.0.0.1:40000")
    assert not gate.lets_in("127.0.0.2:5060")
    assert not gate.lets_in("not an address")
    gate.know(["127.0.0.2"])
    assert not gate.lets_in("127.0.0.1:40000")


def test_a_known_address_is_let_in_only_while_the_line_is_signed_in() -> None:
    gate = Gate()
    gate.know(["127.0.0.1"])
    assert not gate.lets_in("127.0.0.1:5060")
    gate.open()
    assert gate.lets_in("127.0.0.1:5060")
    gate.close()
    assert not gate.lets_in("127.0.0.1:5060")


def test_addresses_resolve_to_themselves_and_nonsense_to_nothing() -> None:
    assert resolve(["127.0.0.1", "no host\udcff", "a" * 300]) == {"127.0.0.1"}


def test_resolving_aside_answers_from_a_thread_of_its_own() -> None:
    answers: queue.SimpleQueue[frozenset[str]] = queue.SimpleQueue()
    resolve_aside(["127.0.0.1"], answers.put).join(5)
    assert answers.get(timeout=1) == {"127.0.0.1"}
