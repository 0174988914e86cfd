"""The glyphs are the family's own, and they follow the theme."""

import json

from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.ui import icons, style


def test_code_points_are_those_of_the_family() -> None:
    charmap = json.loads((icons.font_path().parent / "phosphor-charmap-1.3.0.json").read_text())
    assert dict(icons.GLYPHS.values()) == {name: int(charmap[name], 16) for name, _ in icons.GLYPHS.values()}


def test_every_glyph_has_a_shape_inside_its_square(qapp: QApplication) -> None:
    for name, path in icons.outlines().items():
        box = path.boundingRect()
        assert box.width() > 5, name
        assert box.left() >= -1, name
        assert box.right() <= 65, name
        assert box.top() >= -1, name
        assert box.bottom() <= 65, name


def strongest(image: QImage) -> str:
    """The colour of the most opaque point."""
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=lambda point: point.alpha()).name()


def test_one_icon_changes_its_colour_with_the_theme(qapp: QApplication) -> None:
    made = icons.icon("dot", "wrong")
    for theme in ("dark", "light"):
        style.apply_theme(qapp, theme)
        assert strongest(made.pixmap(16, 16).toImage()) == style.colours(theme)["wrong"].lower()


def test_disabled_icon_is_quiet(qapp: QApplication) -> None:
    style.apply_theme(qapp, "light")
    image = icons.icon("dot", "wrong").pixmap(16, 16, QIcon.Mode.Disabled).toImage()
    assert strongest(image) == style.colours("light")["disabled"].lower()
