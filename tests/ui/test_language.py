"""A language is put on and taken off again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.ui import words
from app.ui.language import language_of, wear_language


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    wear_language(qapp, "en")
    QLocale.setDefault(before)


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
