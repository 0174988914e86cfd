"""The look in one place: colours, type and one style sheet for both themes, from `resources/style`.

Widgets never name a colour. They carry words in properties, and the sheet knows what they look like:

| property | on | values |
|---|---|---|
| role | QLabel | title, figure, heading, strong, section, secondary, key, mono, badge |
| role | QFrame | raised, column, bar, foot, panel (floats), notice, placeholder (kept for late data), line, upright |
| role | QWidget | ground, page (inside a scroll area) |
| role | QPushButton | primary (one a view), answer, danger, armed, ghost, state, link, row, chip, digit, light |
| role | QLineEdit | search |
| tone | QLabel, badge, chip, light, notice, QProgressBar | accent, ok, attention, wrong, talk, wrap, low, quiet |
| state | QLabel | none, loading, old, masked, failed |
| problem | fields | true, false |

Set them with `mark`, which repaints only what changed. Spaces come from `SPACE_...`, bars from their heights below.
"""

import functools
import re
import sys
from pathlib import Path

import msgspec
from PySide6 import QtCore  # `Qt`, when first named, costs 15 ms: the sign-in window does without it
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "style"

ARGUMENTS = ("-style", "fusion")
"""For QApplication, whose other styles obey the sheet less. (`setStyle` hands the style back, dear at the start.)"""

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
AGENT_BAR_HEIGHT, STRIP_HEIGHT, WAITING_HEIGHT, STATUS_HEIGHT = 44, 76, 36, 28
LEFT_WIDTH, RIGHT_WIDTH = 280, 340
ICON, ICON_LARGE = 16, 20
TONES = ("accent", "ok", "attention", "wrong", "talk", "wrap", "low")


@functools.cache
def colours(theme: str) -> dict[str, str]:
    """All colours of `light` or `dark` by name; each tone also as `_soft` (its tint) and `_deep` (under the mouse)."""
    found = msgspec.json.decode((FOLDER / f"{theme}.json").read_bytes(), type=dict[str, str])
    for tone in TONES:
        found[f"{tone}_soft"] = blend(found[tone], found["raised"], 0.10)
        found[f"{tone}_deep"] = blend(found[tone], found["text"], 0.88)
    return found


def blend(over: str, under: str, share: float) -> str:
    """The opaque colour of `over` laid on `under` with the given share (0..1)."""
    a, b = QColor(over), QColor(under)
    mixed = (
        round(x * share + y * (1 - share))
        for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    )
    return QColor(*mixed).name()


def sheet(theme: str) -> str:
    """The style sheet of one theme: `@name` replaced by its colour. Raises KeyError for a name nobody defined."""
    names = colours(theme) | {"folder": FOLDER.as_posix(), "theme": theme}
    text = (FOLDER / "desk.qss").read_text("utf-8")
    return re.sub(r"@([a-z_]+)", lambda found: names[found[1]], text)


def palette(theme: str) -> QPalette:
    """For what the sheet does not reach: placeholders, links, native parts."""
    colour = {name: QColor(value) for name, value in colours(theme).items()}
    made = QPalette(colour["ground"], colour["ground"])
    role = QPalette.ColorRole
    for where, name in (
        (role.Window, "ground"), (role.Base, "raised"), (role.AlternateBase, "ground"), (role.Button, "raised"),
        (role.WindowText, "text"), (role.Text, "text"), (role.ButtonText, "text"), (role.ToolTipText, "text"),
        (role.ToolTipBase, "raised"), (role.PlaceholderText, "secondary"), (role.Highlight, "accent"),
        (role.HighlightedText, "on_tone"), (role.Link, "accent"), (role.Mid, "hairline"),
    ):  # fmt: skip
        made.setColor(where, colour[name])
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, colour["disabled"])
    return made


def font() -> QFont:
    """The system's own face, 13 px, figures of equal width so that running times do not jitter."""
    made = QFont()
    if sys.platform == "win32":
        made.setFamilies(["Segoe UI", "Microsoft YaHei UI"])
    else:
        made.setFamilies(["Noto Sans", "Noto Sans CJK SC", "DejaVu Sans"])
    made.setPixelSize(13)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def theme_of(wanted: str) -> str:
    """`light` or `dark` for a setting of `light`, `dark` or `system`."""
    if wanted in ("light", "dark"):
        return wanted
    dark = QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def apply_theme(application: QApplication, wanted: str) -> None:
    """Dress the whole program; at start before the first widget, later at the agent's wish."""
    theme = theme_of(wanted)
    if application.property("theme") == theme:
        return
    application.setProperty("theme", theme)
    application.setPalette(palette(theme))
    application.setFont(font())
    application.setStyleSheet(sheet(theme))


def colour(name: str) -> QColor:
    """A colour of the theme that is worn now; for painters only, everything else carries a `role` or a `tone`."""
    application = QApplication.instance()
    theme = application.property("theme") if application is not None else None
    return QColor(colours(theme or "light")[name])


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set style properties; polish again only if one of them changed."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed and widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(text: str = "", role: str = "", tone: str = "") -> QLabel:
    """A label that shows any text as plain text: what callers send is never markup."""
    made = QLabel(text)
    made.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made
