"""Memory of a process and its children."""

import os

import psutil

from app.cli.bench.memory import resident
from app.cli.bench.stage import Program


def test_children_count_too() -> None:
    code = "import subprocess, sys\nc = subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE)\n"
    code += "print(1, flush=True)\ninput()\nc.communicate(b'\\n')"
    program = Program(["-c", code], dict(os.environ))
    program.hear()
    whole, alone = resident(program.pid), psutil.Process(program.pid).memory_info().rss
    program.close()
    assert whole > alone
