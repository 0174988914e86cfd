"""The command: arguments, the checks in their order, and the report."""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator

from app.central.store import CentralStore
from app.cli.doctor.central import check_central
from app.cli.doctor.finding import Finding, Health, as_json, as_text, exit_status
from app.cli.doctor.machine import check_folders, check_keyring, check_settings, check_versions
from app.cli.start import add_settings_arguments, read_secrets
from app.secrets import Secrets, SecretsError, SecretsFromStream, SecretStore
from app.settings import Settings
from app.settings_file import SettingsError
from app.settings_loader import load_settings

DESCRIPTION = """\
Checks versions, settings, folders, keyring, the central database and its clock, sound devices and the telephone line,
and says what to do about each finding. Nothing is changed. Needs no screen.
"""
EPILOG = """\
marks: ok = in order, look = works with less than it could, BAD = does not work so, - = could not be checked
exit status: 0 nothing is BAD, 1 something is, 2 the command line was not understood

examples:
  tellerline doctor                                         what can be checked without signing in
  tellerline doctor --agent 1001                            with this agent's passwords from the keyring
  echo '{"central": "...", "sip": "..."}' | tellerline doctor --agent 1001 --secrets-stdin
"""


def parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(
        prog="tellerline doctor",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_settings_arguments(command)
    command.add_argument("--json", action="store_true", help="the report as JSON")
    command.add_argument("--patience", type=float, default=10.0, metavar="S", help="wait so long for the PBX (10)")
    return command


def run(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    stream = SecretsFromStream(read_secrets(sys.stdin)) if options.secrets_stdin else None
    findings: list[Finding] = []
    for finding in _examine(options, stream):
        findings.append(finding)
        if not options.json:
            print(as_text(finding), flush=True)
    if options.json:
        print(as_json(findings))
    return exit_status(findings)


def _examine(options: argparse.Namespace, stream: SecretStore | None) -> Iterator[Finding]:
    yield from check_versions()
    agent = options.agent or os.environ.get("TELLERLINE_AGENT", "")
    try:
        settings = load_settings(options.settings, agent=agent, team=options.team)
    except SettingsError as error:
        advice = "Correct it; resources/tellerline.example.toml explains every key."
        yield Finding(check="settings", health=Health.WRONG, said=str(error), advice=advice)
        return
    yield from check_settings(options.settings, os.environ)
    yield from check_folders(settings)
    keyring = Secrets()
    yield from check_keyring(keyring)
    store = stream or keyring
    yield from check_central(
        settings.central, agent, _secret(store, "central", agent), lambda word: _central(settings, agent, word)
    )
    yield from _check_phone(settings, _secret(store, "sip", agent), options.patience)


def _secret(store: SecretStore, what: str, agent: str) -> str | None:
    with contextlib.suppress(SecretsError):
        return store.get(f"{what}/{agent}")
    return None


def _central(settings: Settings, agent: str, password: str) -> CentralStore:
    from app.central.home import url_for_agent
    from app.central.postgres import PostgresStore

    return PostgresStore(
        url_for_agent(settings.central.url, agent),
        password,
        settings.central.ca_file,
        settings.central.connect_timeout_s,
        settings.central.request_timeout_s,
        "tellerline doctor",
        certificate_file=settings.central.certificate_file,
        key_file=settings.central.key_file,
    )


def _check_phone(settings: Settings, password: str | None, patience_s: float) -> Iterator[Finding]:
    from PySide6.QtCore import QCoreApplication

    from app.cli.doctor.line import PhoneCheck
    from app.logs import log_folder
    from app.telephony.process import PhoneProcess

    application = QCoreApplication.instance() or QCoreApplication([])
    # A log of its own: a desk that runs beside us writes the phone's.
    folder, name = log_folder(settings.desk.log_dir), "doctor-phone"
    phone = PhoneProcess(log_folder=folder, log_name=name)
    yield from PhoneCheck(phone, patience_s, folder / f"{name}.log").check(settings, password)
    del application  # kept until here: the phone's signals need it
