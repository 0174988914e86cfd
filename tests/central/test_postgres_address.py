"""The line to a server: secure where it is far, without the password where it could be read."""

import pytest
import sqlalchemy as sa

from app.central.postgres_address import Address, make_engine, secure_arguments
from app.central.store import CentralUnreachable


def secured(url: str, ca_file: str = "") -> dict[str, str]:
    text = f"postgresql+psycopg://{url}"
    return secure_arguments(sa.make_url(text), Address(text, "", ca_file))


@pytest.mark.parametrize("url", ["a@127.0.0.1:5/crm", "a@localhost/crm", "a@/crm?host=/run/x", "a@/crm", "a@[::1]/crm"])
def test_on_this_computer_no_certificate_is_asked_for(url: str) -> None:
    assert secured(url) == {}


@pytest.mark.parametrize("url", ["a@crm.bank.example/crm", "a@/crm?host=127.0.0.1:1&host=far:2", "a@/crm?host=far"])
def test_elsewhere_only_with_a_verified_certificate(url: str) -> None:
    assert secured(url) == {"sslmode": "verify-full", "sslrootcert": "system"}


def test_the_banks_own_authority_and_the_urls_own_word() -> None:
    assert secured("a@x/crm", "/ca.pem") == {"sslmode": "verify-full", "sslrootcert": "/ca.pem"}
    assert secured("a@x/crm?sslmode=require") == {}


def test_the_password_stays_out_of_the_url_and_of_what_is_printed() -> None:
    address = Address("postgresql+psycopg://a:geheim@127.0.0.1/crm", "geheim")
    engine = make_engine(address, 3, 1000, "test")
    assert "geheim" not in repr((address, engine, engine.url))
    assert engine.url.password is None


@pytest.mark.parametrize("url", ["", "central", "postgresql+psycopg//x"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(CentralUnreachable, match="URL"):
        make_engine(Address(url), 3, 1000, "test")
