"""Every trouble the contracts name has a sentence."""

import pytest

from app.ui import sentences
from app.ui.words import Table, word

CENTRAL = ("unreachable", "refused", "too_old", "too_new")
PHONE = (
    "wrong_password",
    "unreachable",
    "bad_certificate",
    "refused",
    "phone_restarting",
    "after_call",
    "not_configured",
)
SOUND = ("no_speaker", "no_microphone", "no_device")


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        (CENTRAL, sentences.CENTRAL),
        (CENTRAL, sentences.CENTRAL_SHORT),
        (CENTRAL, sentences.LOOKUPS),
        (CENTRAL, sentences.SIGN_IN),
        (PHONE, sentences.PHONE),
        (PHONE, sentences.PHONE_SHORT),
        (SOUND, sentences.SOUND),
        (SOUND, sentences.SOUND_SHORT),
        (SOUND, sentences.NOTICES),
        (("draft", "saved", "confirmed", "attention", "failed"), sentences.SAVE_STATES),
        (sentences.ATTENTION, sentences.ATTENTION_SHORT),
        (sentences.NOTICE_TONES, sentences.NOTICES),
    ],
)
def test_no_trouble_without_a_sentence(codes: tuple[str, ...], table: Table) -> None:
    assert [code for code in codes if code not in table] == []


@pytest.mark.parametrize("table", [sentences.SIGN_IN, sentences.NOTICES, sentences.CENTRAL, sentences.LOOKUPS])
def test_sentences_are_whole(table: Table) -> None:
    assert all(text.endswith((".", "?")) for text in table.values())


def test_notice_is_found_wherever_its_code_lives() -> None:
    assert sentences.notice("phone_restarted") == "The phone was restarted. Your notes are safe."
    assert sentences.notice("bad_certificate") == word(sentences.PHONE, "bad_certificate")
    assert sentences.notice("nobody_knows_this") == "nobody knows this"
