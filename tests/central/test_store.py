"""What a failure of the centre means to those who hear of it."""

import pytest

from app.central.store import (
    CentralError,
    CentralForbidden,
    CentralRefused,
    CentralTooNew,
    CentralTooOld,
    CentralUnreachable,
    CentralUntrusted,
    ItemRejected,
)


def test_a_forbidden_request_carries_its_word_and_nothing_else() -> None:
    error = CentralForbidden("vip")
    assert error.word == "vip"
    assert str(error) == "The central database does not allow this (vip)."


@pytest.mark.parametrize("error", [CentralForbidden, CentralUntrusted])
def test_what_is_final_is_a_refusal(error: type[CentralError]) -> None:
    assert issubclass(error, CentralRefused)


@pytest.mark.parametrize("error", [CentralUnreachable, CentralTooOld, CentralTooNew, ItemRejected])
def test_what_asks_for_no_new_sign_in_is_no_refusal(error: type[CentralError]) -> None:
    assert issubclass(error, CentralError)
    assert not issubclass(error, CentralRefused)
