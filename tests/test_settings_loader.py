"""Layers of settings, overrides from the environment, and mistakes pointed at by file, line and key."""

from pathlib import Path

import pytest

from app.settings import Settings
from app.settings_file import SettingsError
from app.settings_loader import RESOURCES, load_settings, settings_paths, variable_path


def written(folder: Path, text: str, name: str = "tellerline.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def load(folder: Path, text: str, *, agent: str = "", team: str = "", **environ: str) -> Settings:
    return load_settings([written(folder, text)], agent=agent, team=team, environ=environ)


def test_without_any_file_the_built_in_reasons_stand() -> None:
    codes = [reason.code for reason in load_settings([], environ={}).reasons]
    assert codes == ["BREAK", "LUNCH", "MEETING", "TRAINING", "COACHING", "CASEWORK", "CALLBACKS", "TECH"]
    assert all(reason.label_en and reason.label_zh for reason in load_settings([], environ={}).reasons)


def test_the_example_is_correct_and_shows_every_key() -> None:
    path = RESOURCES / "tellerline.example.toml"
    settings = load_settings([path], agent="1001", environ={})
    assert (settings.phone.user, settings.desk.ring_timeout_s, settings.phone.transport) == ("1001", 15, "tls")
    text = path.read_text(encoding="utf-8")
    for section in ("central", "phone", "sound", "numbers", "desk", "wrap"):
        written_keys = text.split(f"[site.{section}]")[1].split("\n[")[0]
        for key in getattr(settings, section).__struct_fields__:
            assert f"\n{key} = " in written_keys, f"{section}.{key} is missing from the example"


def test_user_beats_team_beats_site(tmp_path: Path) -> None:
    text = """
    [site.desk]
    ring_timeout_s = 10
    theme = "dark"
    language = "en"
    [team.cards.desk]
    ring_timeout_s = 11
    theme = "light"
    [user.1001]
    team = "cards"
    [user.1001.desk]
    ring_timeout_s = 12
    """
    desk = load(tmp_path, text, agent="1001").desk
    assert (desk.ring_timeout_s, desk.theme, desk.language) == (12, "light", "en")
    assert load(tmp_path, text, agent="1002").desk.ring_timeout_s == 10
    assert load(tmp_path, text, agent="1002", team="cards").desk.ring_timeout_s == 11
    assert load(tmp_path, text, TELLERLINE_AGENT="1001").desk.ring_timeout_s == 12
    assert load(tmp_path, text, TELLERLINE_TEAM="cards").desk.ring_timeout_s == 11


def test_the_later_file_beats_the_earlier(tmp_path: Path) -> None:
    site = written(tmp_path, '[user.1001.phone]\nuser = "a"\nregistrar = "pbx"\n', "site.toml")
    own = written(tmp_path, '[site.phone]\nuser = "b"\n', "own.toml")
    phone = load_settings([site, own], agent="1001", environ={}).phone
    assert (phone.user, phone.registrar) == ("b", "pbx")


def test_the_environment_beats_all(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        '[site.central]\nurl = "postgresql://a/b"\n[site.phone]\nuser = "1"\n',
        TELLERLINE_CENTRAL="postgresql+psycopg://crm/x",
        TELLERLINE_PHONE_USER="0012",
        TELLERLINE_PHONE_EXPIRES_S="60",
        TELLERLINE_PHONE_VERIFY_SERVER="no",
        TELLERLINE_PHONE_TRANSPORT="tcp",
        TELLERLINE_PHONE_CODECS="PCMA, PCMU",
        TELLERLINE_SOUND_SPEAKER='["Jabra, 2"]',
        TELLERLINE_TRUST_METHODS="pin",
        TELLERLINE_WRAP_BY_QUEUE='{"cards": {"seconds": 5}}',
        UNRELATED="x",
    )
    assert settings.central.url == "postgresql+psycopg://crm/x"
    assert (settings.phone.user, settings.phone.expires_s, settings.phone.verify_server) == ("0012", 60, False)
    assert (settings.phone.transport, settings.phone.codecs) == ("tcp", ("PCMA", "PCMU"))
    assert (settings.sound.speaker, settings.trust_methods) == (("Jabra, 2",), ("pin",))
    assert settings.wrap_by_queue["cards"].seconds == 5


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "[site.phone]\n\nexpires_s = 'long'\n",
            ", line 3, [site.phone] expires_s: a whole number is expected, not a text.",
        ),
        ("[site.phone]\nregistar = 'x'\n", ", line 2, [site.phone] registar: there is no setting of this name."),
        ("[site]\n[site.phon]\nuser = ''\n", ", line 2, [site] phon: there is no setting of this name."),
        ("[site.phone]\ntransport = 'sctp'\n", ", line 2, [site.phone] transport: one of udp, tcp, tls is expected."),
        (
            "[[site.handover]]\nheader = 'A'\nfield = 'note'\n[[site.handover]]\nheader = 'B'\nfield = 'nut'\n",
            ", line 6, [site.handover] field: one of pbx_call_id, customer_claim, queue,",
        ),
        ("[[site.handover]]\nheader = 'A'\n", ", line 1, [site.handover]: the key field is missing."),
        ("[site.wrap_by_queue.cards]\nseconds = 'x'\n", ", line 2, [site.wrap_by_queue.cards] seconds: a whole number"),
        ("[site.wrap]\nmode = 'never'\n", ", line 2, [site.wrap] mode: one of off, optional,"),
        ("[site.desk]\ntheme = 'pink'\n", ", line 2, [site.desk] theme: one of light, dark, system is expected."),
        ("[site.desk]\nring_timeout_s = 0\n", ", line 2, [site.desk] ring_timeout_s: the smallest value"),
        ("[site.desk]\nlanguage = 'xx'\n", ", line 2, [site.desk] language: one of"),
        ("[site.sound]\nringer = ['(']\n", ", line 2, [site.sound] ringer: '(' is not a regular expression"),
        ("[site.central]\nurl = 'postgresql://u:secret@h/d'\n", ", line 2, [site.central] url: a password must not"),
        ("[sight.desk]\n", ", line 1, key sight: only site, team and user may stand at the top."),
        ("[user]\n1001 = 5\n", ", line 2, key user.1001: a table is expected."),
        ("team = 1\n", ", line 1, key team: a table is expected."),
        ("[site.phone]\nuser = \n", ", line 2, column 8, key user: this is not TOML (invalid value)."),
        ("[site.phone]\nuser = [\n", ", line 2, key user: this is not TOML"),
    ],
)
def test_a_mistake_is_pointed_at(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'tellerline.toml'}{sentence}"), str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TELLERLINE_PHONE_EXPIRES_S", "soon", "a whole number is expected."),
        ("TELLERLINE_PHONE_EXPIRES_S", '"1"', "a whole number is expected, not a text."),
        ("TELLERLINE_PHONE_VERIFY_SERVER", "perhaps", "true or false is expected."),
        ("TELLERLINE_PHONE_TRANSPORT", "x", "one of udp, tcp, tls is expected."),
        ("TELLERLINE_PHONE_USR", "x", "there is no setting usr in the section phone."),
        ("TELLERLINE_CENTRAL", "postgresql://u:secret@h/d", "a password must not stand here"),
        ("TELLERLINE_REASONS", "BREAK", "a JSON list is expected."),
    ],
)
def test_a_mistake_in_the_environment_is_named(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings([], environ={name: value})
    assert str(caught.value).startswith(f"environment variable {name}: {sentence}"), str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_named_file_must_exist_but_the_usual_ones_need_not(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml: the settings file cannot be read"):
        load_settings([tmp_path / "nowhere.toml"], environ={})
    assert not any(path.exists() for path in settings_paths())
    assert load_settings(environ={}).desk.theme == "system"


def test_only_our_variables_name_settings() -> None:
    assert variable_path("PATH") is None
    assert variable_path("TELLERLINE_AGENT") is None
    assert variable_path("TELLERLINE_DESK_LOG_DIR") == ("desk", "log_dir")
