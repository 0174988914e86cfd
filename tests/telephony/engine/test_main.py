import subprocess
import sys
from pathlib import Path

import pytest

from app.telephony import events
from tests.telephony.engine.drive import Desk, running_desk, start_sipp, wait_for_sipp, wait_until
from tests.telephony.engine.registrar import Registrar

PROBE = """
import sys
import app.telephony.engine.main
heavy = {"pjsua2", "PySide6", "sqlalchemy"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or 0)
"""
ORPHAN = """
import sys, time
from PySide6.QtCore import QCoreApplication
from app.telephony.process import PhoneProcess
app = QCoreApplication([])
phone = PhoneProcess()
phone.event_told.connect(lambda event: (print(phone.pid, flush=True), app.quit()))
phone.start()
app.exec()
import os
os._exit(1)
"""
BEGIN = """
import sys, threading
from multiprocessing import Pipe
import msgspec
from app.telephony import commands, events
from app.telephony.account import PhoneAccount
from app.telephony.engine.main import run_phone

ours, theirs = Pipe()
decoder = msgspec.json.Decoder(events.AnyEvent)
account = PhoneAccount(registrar=sys.argv[1], user="1001")
ours.send_bytes(msgspec.json.encode(commands.Register(account=account, password=sys.argv[2])))

def hear():
    while (frame := ours.recv_bytes()) == b"{}" or not getattr(decoder.decode(frame), "registered", False):
        pass
    ours.send_bytes(msgspec.json.encode(commands.Quit()))

def note(name, what):
    thread = threading.current_thread()
    if name == "import" and thread is not threading.main_thread():
        print("imported by", thread.name, what[0], file=sys.stderr)

sys.addaudithook(note)
threading.Thread(target=hear, name="desk").start()
run_phone(theirs)
print("registered and gone", file=sys.stderr)
"""


def test_the_desk_can_import_it_for_nothing() -> None:
    subprocess.run([sys.executable, "-c", PROBE], check=True)


@pytest.mark.pbx
def test_a_phone_does_not_outlive_its_desk() -> None:
    done = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, timeout=30)
    pid = int(done.stdout.split()[0])  # `capture_output` has waited until the phone closed its end too
    assert not Path(f"/proc/{pid}/task").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]
    assert "Assertion" not in done.stderr  # of pjmedia, whose bridge was gone before what stood on it


@pytest.mark.pbx
def test_no_thread_imports_anything_while_qt_is_being_imported(registrar: Registrar) -> None:
    """Now and then that ended the phone at its start, or hung it."""
    command = [sys.executable, "-c", BEGIN, registrar.address, registrar.password]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert "registered and gone" in done.stderr
    assert "imported by" not in done.stderr


@pytest.mark.pbx
def test_it_loads_no_window_and_no_database(desk: Desk) -> None:
    desk.wait(events.SoundChanged)
    maps = Path(f"/proc/{desk.phone.pid}/maps")
    if not maps.exists():
        pytest.skip("only Linux tells what a process has loaded")
    loaded = maps.read_text()
    assert "pjsua2" in loaded
    assert not [name for name in ("QtWidgets", "sqlalchemy", "psycopg", "sqlcipher") if name in loaded]


@pytest.mark.pbx
def test_it_keeps_a_log_in_which_nobody_can_be_found(qapp: object, registrar: Registrar, tmp_path: Path) -> None:
    with running_desk(tmp_path) as desk:
        desk.sign_in(registrar)
        assert registrar.seen
        registrar.call(registrar.seen, "8613800138000")
        assert desk.wait(events.Ringing)
        assert wait_for_sipp(start_sipp("stranger", registrar.seen, "-m", "1", source="127.0.0.2")) == 0
        head = f"INVITE sip:1001@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{registrar.port};branch=z9hG4bKbad"
        bad = f"{head}\r\nFrom: Wang Xiaoming <sip:+8613800138000\r\nCSeq: one INVITE\r\nCall-ID: bad\r\n\r\n"
        registrar.socket.sendto(bad.encode(), registrar.seen)
        path = tmp_path / "phone.log"
        wait_until(lambda: "malformed message" in path.read_text(), 10, "the line about the malformed message")
    text = path.read_text()
    assert "the phone of Tellerline" in text
    assert "the phone has ended" in text
    assert "malformed message (" in text
    for name in ("INVITE", "138001", "Wang", "sip:", registrar.password):
        assert name not in text
