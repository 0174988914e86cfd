"""A language is put on and taken off again, and knows every text."""

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui import words
from app.ui.language import FOLDER, language_of, wear_language
from app.ui.sign_in import SignIn
from tests.ui import photograph, samples


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    wear_language(qapp, "en")
    QLocale.setDefault(before)


class Marking(QTranslator):
    """Marks every text it is asked for."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return False

    def translate(self, context: str, text: str, about: str | None = None, n: int = -1) -> str:
        return f"«{text}"


def unmarked(widget: QWidget) -> list[str]:
    """Texts of the program's own that stayed as they were."""
    said = [part.text() for part in widget.findChildren(QPushButton) if not part.isHidden()]
    said += [part.text() for part in widget.findChildren(QLabel)]
    said += [action.text() for menu in widget.findChildren(QMenu) for action in menu.actions()]
    said += [part.placeholderText() for part in widget.findChildren(QLineEdit)]
    return [text for text in said if any(sign.isalpha() for sign in text) and "«" not in text]


def test_open_windows_say_their_words_anew(application: QApplication, qtbot: QtBot) -> None:
    desk, sign_in = photograph.Desk(), SignIn()
    qtbot.addWidget(desk.window)
    qtbot.addWidget(sign_in)
    photograph.talking(desk)
    photograph.wrap_over(desk)
    desk.pending.show_items((), samples.NOW)
    sign_in.show_problem("unreachable")
    marking = Marking(application)
    application.installTranslator(marking)
    application.processEvents()
    try:
        names = {"Tellerline", "English", "中文", samples.IDENTITY.display_name, samples.IDENTITY.team, "Esc"}
        names |= {"王小明 / Wang Xiaoming", *(reason.label_en for reason in samples.REASONS)}
        for window in (desk.window, sign_in):
            assert set(unmarked(window)) - names == set()
    finally:
        application.removeTranslator(marking)
        marking.deleteLater()


@pytest.mark.parametrize(("wanted", "code"), [("en", "en"), ("zh_CN", "zh_CN"), ("zh", "zh_CN"), ("de", "en")])
def test_known_languages(wanted: str, code: str) -> None:
    assert language_of(wanted) == code


def test_the_systems_language_is_one_we_know() -> None:
    assert language_of("") in ("en", "zh_CN")


def test_numbers_and_labels_follow(application: QApplication) -> None:
    assert wear_language(application, "zh_CN") == "zh_CN"
    assert words.chinese()
    assert wear_language(application, "en") == "en"
    assert not words.chinese()


def test_languages_do_not_pile_up(application: QApplication) -> None:
    for _ in range(5):
        wear_language(application, "zh_CN")
        application.sendPostedEvents(None, 52)  # DeferredDelete
    assert len(application.findChildren(QTranslator)) <= 2


def texts_in_the_source() -> set[str]:
    """All texts that are given to `tr`, `translate` or the mark of the tables."""
    found = set()
    for path in (FOLDER.parents[1] / "app" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[-1], ast.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in ("tr", "QT_TRANSLATE_NOOP"):
                    found.add(node.args[-1].value)
    return found


def test_chinese_knows_every_text() -> None:
    """If this fails: run pyside6-lupdate, translate what is new, run pyside6-lrelease (see CONTRIBUTING)."""
    messages = list(ET.parse(FOLDER / "zh_CN.ts").iter("message"))
    done = {
        message.findtext("source")
        for message in messages
        if message.findtext("translation") and message.find("translation").get("type") is None
    }
    assert sorted(texts_in_the_source() - done) == []


def test_places_for_values_survive_translation() -> None:
    for message in ET.parse(FOLDER / "zh_CN.ts").iter("message"):
        source, said = message.findtext("source") or "", message.findtext("translation") or ""
        assert set(re.findall(r"{(\w+)}", source)) == set(re.findall(r"{(\w+)}", said)), source


def test_the_words_are_worn(application: QApplication) -> None:
    wear_language(application, "zh_CN")
    assert words.word(words.STATES, "ready") == "就绪"
    assert QCoreApplication.translate("StripButtons", "Answer") == "接听"
    assert QCoreApplication.translate("QWidgetTextControl", "&Paste") == "粘贴(&P)"
    wear_language(application, "en")
    assert words.word(words.STATES, "ready") == "Ready"
