"""What settings must be beyond their types."""

import pytest

from app.models.number import Numbers, Rewrite
from app.services.agent_state import WrapPolicy
from app.settings import Central, Desk, Settings
from app.settings_check import choices, complaints, word
from app.telephony.account import PhoneAccount, SoundChoice


def test_built_in_settings_have_no_complaints() -> None:
    assert list(complaints(Settings())) == []


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        (Settings(central=Central(url="postgresql+psycopg://u:p@h/d")), ("central", "url")),
        (Settings(central=Central(url="crm.example.com")), ("central", "url")),
        (Settings(central=Central(connect_timeout_s=0)), ("central", "connect_timeout_s")),
        (Settings(phone=PhoneAccount(local_port=-1)), ("phone", "local_port")),
        (Settings(numbers=Numbers(internal_length=-1)), ("numbers", "internal_length")),
        (Settings(numbers=Numbers(rewrites=(Rewrite(prefix="00"), Rewrite(prefix="")))), ("numbers", "rewrites", 1)),
        (Settings(desk=Desk(theme="pink")), ("desk", "theme")),
        (Settings(desk=Desk(language="de")), ("desk", "language")),
        (Settings(wrap=WrapPolicy(mode="never")), ("wrap", "mode")),
        (Settings(wrap_by_queue={"q": WrapPolicy(mode="never")}), ("wrap_by_queue", "q", "mode")),
        (Settings(sound=SoundChoice(ringer=("ok", "("))), ("sound", "ringer")),
    ],
)
def test_each_wrong_value_is_named_once(settings: Settings, place: tuple[str, ...]) -> None:
    assert [found for found, _ in complaints(settings)] == [place]


def test_a_url_with_a_user_but_no_password_is_good() -> None:
    assert not list(complaints(Settings(central=Central(url="postgresql+psycopg://anna@h:5432/d"))))


def test_choices_and_words_of_a_type() -> None:
    assert choices(Settings, ("phone", "transport")) == ["udp", "tcp", "tls"]
    assert choices(Settings, ("handover", 0, "decoder")) == ["text", "hex", "uui", "avaya", "urlencoded"]
    assert word("int | null") == "a whole number or nothing"
