from pathlib import Path

import pytest

from app.cli.demo.bank import AGENT, LINE, DemoBank
from app.settings_loader import load_settings


class Server:
    def __init__(self, folder: Path) -> None: ...

    def url(self, role: str) -> str:
        return f"postgresql+psycopg://{role}@127.0.0.1:5/crm"


def test_the_settings_it_writes_are_a_desks_and_hold_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("app.cli.demo.bank.EmbeddedServer", Server)
    bank = DemoBank(tmp_path)
    path = bank.write_settings(5070, tmp_path / "journal")
    settings = load_settings([path], agent=AGENT)
    assert (settings.phone.registrar, settings.phone.user) == ("127.0.0.1:5070", LINE)
    assert settings.central.url.endswith("@127.0.0.1:5/crm")
    assert settings.desk.journal_dir == str(tmp_path / "journal")
    text = path.read_text("utf-8")
    assert not any(secret in text for secret in bank.desk_secrets.values())


def test_passwords_are_new_each_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("app.cli.demo.bank.EmbeddedServer", Server)
    first, second = DemoBank(tmp_path), DemoBank(tmp_path)
    assert not set(first.desk_secrets.values()) & set(second.desk_secrets.values())
