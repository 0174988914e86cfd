import subprocess
import sys
from pathlib import Path

import pytest

from app.telephony import events
from tests.telephony.engine.drive import Desk

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


def test_the_desk_can_import_it_for_nothing() -> None:
    subprocess.run([sys.executable, "-c", PROBE], check=True)


@pytest.mark.pbx
def test_a_phone_does_not_outlive_its_desk() -> None:
    done = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, timeout=30)
    pid = int(done.stdout.split()[0])  # `capture_output` has waited until the phone closed its end too
    assert not Path(f"/proc/{pid}/task").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]


@pytest.mark.pbx
def test_it_loads_no_window_and_no_database(desk: Desk) -> None:
    desk.wait(events.SoundChanged)
    maps = Path(f"/proc/{desk.phone.pid}/maps")
    if not maps.exists():
        pytest.skip("only Linux tells what a process has loaded")
    loaded = maps.read_text()
    assert "pjsua2" in loaded
    assert not [name for name in ("QtWidgets", "sqlalchemy", "psycopg", "sqlcipher") if name in loaded]
