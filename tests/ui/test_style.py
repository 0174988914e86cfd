"""The palette is readable and the sheet is whole."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from app.ui import style

THEMES = ("light", "dark")


def luminance(name: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(name).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["text", "secondary", *style.TONES])
def test_text_is_readable_on_every_ground(theme: str, name: str) -> None:
    known = style.colours(theme)
    for ground in ("ground", "raised"):
        assert contrast(known[name], known[ground]) >= 4.5, ground


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tone", style.TONES)
def test_tones_are_readable_on_their_tint_and_under_their_text(theme: str, tone: str) -> None:
    known = style.colours(theme)
    assert contrast(known[tone], known[f"{tone}_soft"]) >= 4.5
    assert contrast(known["text"], known[f"{tone}_soft"]) >= 4.5
    assert contrast(known["secondary"], known[f"{tone}_soft"]) >= 4.5
    assert contrast(known["on_tone"], known[tone]) >= 4.5
    assert contrast(known["on_tone"], known[f"{tone}_deep"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_sheet_names_only_colours_that_exist(theme: str) -> None:
    text = style.sheet(theme)
    assert "@" not in text
    assert style.colours(theme)["accent"] in text


def test_both_themes_know_the_same_names() -> None:
    assert style.colours("light").keys() == style.colours("dark").keys()


def test_blend_goes_from_one_colour_to_the_other() -> None:
    assert style.blend("#ffffff", "#000000", 0.0) == "#000000"
    assert style.blend("#ffffff", "#000000", 1.0) == "#ffffff"
    assert style.blend("#ffffff", "#000000", 0.5) == "#808080"


def test_theme_is_worn_and_changed(qapp: QApplication) -> None:
    style.apply_theme(qapp, "dark")
    assert style.colour("ground").name().upper() == style.colours("dark")["ground"].upper()
    style.apply_theme(qapp, "light")
    assert style.colour("ground").name().upper() == style.colours("light")["ground"].upper()


def test_system_theme_is_one_of_the_two(qapp: QApplication) -> None:
    assert style.theme_of("system") in THEMES


def test_label_never_reads_markup(qapp: QApplication) -> None:
    made = style.label("<b>x</b>")
    plain = QLabel("<b>x</b>")
    assert made.sizeHint().width() > plain.sizeHint().width()


def test_mark_changes_what_is_seen(qapp: QApplication) -> None:
    style.apply_theme(qapp, "light")
    made = style.label("x")
    made.ensurePolished()
    style.mark(made, tone="wrong")
    assert made.palette().windowText().color().name().upper() == style.colours("light")["wrong"]


def test_figures_have_equal_width(qapp: QApplication) -> None:
    style.apply_theme(qapp, "light")
    made = style.label("", "figure")
    made.ensurePolished()
    metrics = made.fontMetrics()
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1
