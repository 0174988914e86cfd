"""Put a language on the whole program: its texts, and how it writes numbers and days."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"
KNOWN = ("en", "zh_CN")


def language_of(wanted: str) -> str:
    """`en` or `zh_CN` for a setting; empty takes the system's language, English if it is neither."""
    name = wanted or QLocale.system().name()
    return "zh_CN" if name.startswith("zh") else "en"


def wear_language(application: QCoreApplication, wanted: str) -> str:
    """Take it off and on at any time; open windows say their words anew. Returns the language worn."""
    code = language_of(wanted)
    QLocale.setDefault(QLocale("zh_CN") if code == "zh_CN" else QLocale("en_GB"))
    # Remembered by the application: to look for them among its children costs the first window 10 ms.
    for old in application.property("translators") or ():
        application.removeTranslator(old)
        old.deleteLater()
    worn = []
    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{code}"),
        (FOLDER, code),
    ):
        translator = QTranslator(application)
        if translator.load(name, str(folder)):
            application.installTranslator(translator)
            worn.append(translator)
        else:
            translator.deleteLater()
    application.setProperty("translators", worn)
    return code
