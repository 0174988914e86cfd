"""The floors of `start`: a bare PySide6 window and the library that reads the settings; with `all` also those that a
signed-in desk cannot do without.

Says the instant (monotonic, ns) at which the window stood painted, the imports behind it.
"""

import importlib
import sys
import time

LIBRARIES = ("sqlalchemy", "psycopg", "sqlcipher3", "pjsua2", "cryptography", "keyring")


def main() -> int:
    importlib.import_module("msgspec")
    if sys.argv[1:] == ["all"]:
        for name in LIBRARIES:
            importlib.import_module(name)

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel

    class Window(QLabel):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
            super().paintEvent(event)
            self.painted = True

    application = QApplication([])
    window = Window("nothing")
    window.resize(400, 300)
    window.show()
    while not window.painted:
        application.processEvents()
    print(time.monotonic_ns(), flush=True)
    sys.stdin.readline()
    return 0


if __name__ == "__main__":
    sys.exit(main())
