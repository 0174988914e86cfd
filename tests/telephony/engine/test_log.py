import pytest

from app.telephony.engine.log import bare


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("12:00:00.000 pjsua_acc.c ..SIP registration failed, status=403 (Forbidden) sip:1001@pbx", "pjsua_acc.c "),
        ("tlsc0x55 !TLS connect() error: (PJSIP_TLS_ECERTVERIF) [code=171173]", "? PJSIP_TLS_ECERTVERIF"),
        ("sip_inv.c Error sending to +8613800138000 [120111]", "sip_inv.c 120111"),
        ("INVITE sip:+8613800138000@pbx SIP/2.0", "? "),
    ],
)
def test_only_place_and_error_number_are_kept(line: str, kept: str) -> None:
    assert bare(line) == kept
