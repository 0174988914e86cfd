"""Half the floor of `memory`: a window, and the libraries the desk works with, imported and not used."""

import importlib
import sys

from PySide6.QtWidgets import QApplication, QLabel

LIBRARIES = ("msgspec", "sqlalchemy", "psycopg", "sqlcipher3", "phonenumbers")


def main() -> int:
    application = QApplication([])
    label = QLabel("nothing")
    label.show()
    for name in LIBRARIES:
        importlib.import_module(name)
    for _ in range(5):
        application.processEvents()
    print(0, flush=True)
    sys.stdin.readline()
    return 0


if __name__ == "__main__":
    sys.exit(main())
