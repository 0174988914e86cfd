import logging

import pytest

from app.logs import scrub
from app.telephony.engine.log import LogWriter, bare, shown


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("12:00:00.000 pjsua_acc.c ..SIP registration failed, status=403 (Forbidden) sip:1001@pbx", "pjsua_acc.c "),
        ("tlsc0x55 !TLS connect() error: (PJSIP_TLS_ECERTVERIF) [code=171173]", "? PJSIP_TLS_ECERTVERIF"),
        ("sip_inv.c Error sending to +8613800138000 [120111]", "sip_inv.c 120_111"),
        ("INVITE sip:+8613800138000@pbx SIP/2.0", "? "),
    ],
)
def test_only_place_and_error_number_are_kept(line: str, kept: str) -> None:
    assert bare(line) == kept


def test_an_error_number_survives_the_masking_of_numbers() -> None:
    assert scrub(bare("sip_inv.c Error sending to +8613800138000 [120111]")) == "sip_inv.c 120_111"
    assert shown("PJSIP_TLS_ECERTVERIF") == "PJSIP_TLS_ECERTVERIF"


def test_of_a_malformed_message_only_sender_size_and_count_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    writer = LogWriter()
    line = (
        "12:00:00.000 sip_transport.c  Dropping 412 bytes packet from UDP 127.0.0.2:5060 : "
        "PJSIP syntax error exception when parsing 'From' header on line 3 col 9: Wang <sip:+8613800138000@bank\n"
    )
    with caplog.at_level(logging.INFO, "tellerline.phone"):
        for _ in range(300):
            writer.take(2, line)
    assert caplog.messages[0] == "malformed message (412 bytes) from 127.0.0.2, its 1."
    assert len(caplog.messages) == 8  # 1, 2, 5, 10, 20, 50, 100, 200
    assert not [told for told in caplog.messages if "Wang" in told or "138" in told]


def test_what_a_message_says_of_itself_is_not_believed(caplog: pytest.LogCaptureFixture) -> None:
    writer = LogWriter()
    with caplog.at_level(logging.INFO, "tellerline.phone"):
        writer.take(2, "sip_transport.c x: Dropping 1 bytes packet from Wang Xiaoming:5060 :")
    assert caplog.messages == ["pjsip level 2: sip_transport.c , for the 1. time"]
