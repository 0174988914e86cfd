import pytest

from app.telephony.account import PhoneAccount
from app.telephony.engine.authorities import system_authorities
from app.telephony.engine.line import account_config, domain_of, server_of, target_of

PLAIN = PhoneAccount(registrar="pbx.bank", user="1001")
TLS = PhoneAccount(registrar="10.0.0.1", user="1001", transport="tls", domain="bank.example", srtp="mandatory")


@pytest.mark.parametrize(
    ("account", "domain", "server", "target"),
    [
        (PLAIN, "pbx.bank", "sip:pbx.bank:5060", "sip:*21%23@pbx.bank:5060"),
        (TLS, "bank.example", "sip:10.0.0.1:5061;transport=tls", "sip:*21%23@bank.example"),
    ],
)
def test_addresses_of_a_line(account: PhoneAccount, domain: str, server: str, target: str) -> None:
    assert (domain_of(account), server_of(account), target_of(account, "*21#")) == (domain, server, target)


def test_a_display_name_cannot_leave_its_quotes() -> None:
    account = PhoneAccount(registrar="pbx", user="1001", display_name='Eve" <sip:ceo@bank>, "x\\')
    assert account_config(account, "secret").idUri == '"Eve <sip:ceo@bank>, x" <sip:1001@pbx>'


def test_encryption_and_digest_follow_the_account() -> None:
    config = account_config(TLS, "secret")
    assert (config.mediaConfig.srtpUse, config.mediaConfig.srtpSecureSignaling) == (2, 1)
    assert config.sipConfig.authCreds[0].username == "1001"
    assert list(config.sipConfig.proxies) == ["sip:10.0.0.1:5061;transport=tls;lr"]
    assert account_config(PLAIN, "secret").mediaConfig.srtpUse == 0


def test_the_systems_own_authorities_are_pem() -> None:
    text = system_authorities()
    assert text.count("BEGIN CERTIFICATE") == text.count("END CERTIFICATE")
