import shutil
import subprocess
import sys

import pytest

from app.cli.demo.screen import NoScreenError, has_screen, virtual_screen


def test_a_screen_is_one_by_either_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_screen()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no Xvfb on this machine")
def test_a_window_opens_on_the_virtual_screen() -> None:
    program = (
        "from PySide6.QtGui import QGuiApplication as A; a = A([]); print(a.platformName(), a.primaryScreen().size())"
    )
    with virtual_screen("800x600x24") as environment:
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60
        )
    assert done.stdout.startswith("xcb")
    assert "800, 600" in done.stdout


def test_without_xvfb_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoScreenError, match="apt install xvfb"), virtual_screen():
        pass
