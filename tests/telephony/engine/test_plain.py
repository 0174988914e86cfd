import json

from app.telephony.engine.plain import MAX_TEXT, plain


def test_bytes_that_are_no_utf8_become_fit_for_json() -> None:
    assert json.loads(json.dumps(plain("M\udcfcller").encode().decode())) == "M\ufffdller"


def test_controls_go_and_length_is_bounded() -> None:
    assert plain("a\r\nb\x00") == "ab"
    assert len(plain("x" * 5000)) == MAX_TEXT
