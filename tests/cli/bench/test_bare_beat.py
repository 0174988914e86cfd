"""The floor of `stall` tells how long it was kept waiting."""

import os
import signal
import threading

import psutil

from app.cli.bench.stage import Program

HELD_S = 0.2


def test_it_tells_how_long_it_was_held_up_and_begins_anew() -> None:
    program = Program(["-m", "app.cli.bench.bare_beat"], dict(os.environ))
    later = threading.Timer(HELD_S, os.kill, (program.pid, signal.SIGCONT))
    try:
        program.ask("beats")
        os.kill(program.pid, signal.SIGSTOP)
        while psutil.Process(program.pid).status() != psutil.STATUS_STOPPED:
            pass
        later.start()
        assert program.ask("beats") >= HELD_S * 1000
        assert program.ask("beats") < HELD_S * 1000
    finally:
        later.cancel()
        program.close()
    later.join()
