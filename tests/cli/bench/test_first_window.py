"""The desk's first window tells when it stands."""

import os
import time
from pathlib import Path

from app.cli.bench.stage import Program


def test_the_sign_in_tells_the_instant_at_which_it_was_painted(tmp_path: Path) -> None:
    settings = tmp_path / "tellerline.toml"
    settings.write_text(f"[site.desk]\njournal_dir = {str(tmp_path)!r}\nlog_dir = {str(tmp_path)!r}\n", "utf-8")
    program = Program(["-m", "app.cli.bench.first_window", str(settings)], dict(os.environ))
    assert program.started_ns < program.hear() < time.monotonic_ns()
    program.close()
