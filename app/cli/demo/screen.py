"""A screen for the desk: the one that is there, or on Linux a virtual one (Xvfb) for as long as it is needed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class NoScreenError(Exception):
    """There is no screen and none can be made; the text says what to do."""


def has_screen() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def virtual_screen(size: str = "1366x768x24") -> Iterator[dict[str, str]]:
    """The environment that shows a program on a virtual screen; elsewhere than on Linux, on Qt's own off-screen one."""
    environment = dict(os.environ)
    environment.pop("WAYLAND_DISPLAY", None)
    if not sys.platform.startswith("linux"):
        yield environment | {"QT_QPA_PLATFORM": "offscreen"}
        return
    if shutil.which("Xvfb") is None:
        raise NoScreenError("There is no screen here and no Xvfb to make a virtual one. Install it: apt install xvfb")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise NoScreenError("The virtual screen (Xvfb) did not start.")
        yield environment | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()
