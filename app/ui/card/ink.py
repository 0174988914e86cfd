"""Colours and fonts of the painted parts, ready to use: made once per theme and font, not at each paint."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import style


@dataclass(frozen=True)
class Face:
    """One font with its measures in logical pixels."""

    font: QFont
    metrics: QFontMetricsF
    em: float
    ascent: float
    height: float


@dataclass(frozen=True)
class Ink:
    """`colours` by the names of `resources/style`; the faces of look.md's type scale."""

    colours: dict[str, QColor]
    body: Face
    strong: Face
    small: Face
    small_strong: Face
    heading: Face
    big: Face


def _face(base: QFont, pixels: int, weight: QFont.Weight) -> Face:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    if pixels < 15:  # small type gains nothing from kerning, and shaping is half the cost of a paint
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width, so that amounts stand under each other
    metrics = QFontMetricsF(font)
    return Face(font, metrics, float(pixels), metrics.ascent(), metrics.height())


@lru_cache(maxsize=4)
def _ink(theme: str, families: tuple[str, ...]) -> Ink:
    base = QFont()
    base.setFamilies(list(families))
    normal, semi = QFont.Weight.Normal, QFont.Weight.DemiBold
    return Ink(
        colours={name: QColor(value) for name, value in style.colours(theme).items()},
        body=_face(base, 13, normal),
        strong=_face(base, 13, semi),
        small=_face(base, 12, normal),
        small_strong=_face(base, 12, semi),
        heading=_face(base, 15, semi),
        big=_face(base, 22, semi),
    )


def ink_of(widget: QWidget) -> Ink:
    """The ink of the theme worn now, in the widget's own face."""
    application = QApplication.instance()
    theme = application.property("theme") if application is not None else None
    return _ink(str(theme or "light"), tuple(widget.font().families()))
