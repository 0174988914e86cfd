"""The desk as it starts for a person: `python -m app.cli.bench.first_window SETTINGS`.

Says the instant (monotonic, ns) at which its first window, the sign-in, stood painted.
"""

import gc
import sys
import time
from pathlib import Path

from app.settings_loader import load_settings


def main() -> int:
    gc.disable()  # as in `tellerline desk`
    settings = load_settings([Path(sys.argv[1])])
    # As in `tellerline desk`: the slow imports come after the settings.
    from PySide6.QtCore import QCoreApplication

    from app.main import DeskOptions, run_desk

    def tell() -> None:
        print(time.monotonic_ns(), flush=True)
        sys.stdin.readline()
        QCoreApplication.quit()

    return run_desk(DeskOptions(settings=settings, theme="light", language="en", on_painted=tell))


if __name__ == "__main__":
    sys.exit(main())
