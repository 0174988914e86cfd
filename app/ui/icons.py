"""One icon family (Phosphor, out of qtawesome's fonts), drawn in the colours of the theme worn now.

Only the font file is used: importing qtawesome itself costs a quarter of a second, since its qtpy loads every part of
Qt. A glyph is read when it is first painted, its colour at each paint, so that a change of theme needs no new icons.
"""

import functools
import importlib.util
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

from app.ui.style import colour

FONT_FILE = "phosphor-1.3.0.ttf"

GLYPHS = {
    "answer": ("phone", 0xF26E),
    "hang_up": ("phone-disconnect", 0xF270),
    "incoming": ("phone-incoming", 0xF271),
    "outgoing": ("phone-outgoing", 0xF272),
    "missed": ("phone-slash", 0xF273),
    "pause": ("pause", 0xF25E),
    "play": ("play", 0xF27C),
    "microphone": ("microphone", 0xF218),
    "muted": ("microphone-slash", 0xF219),
    "more": ("dots-three", 0xF145),
    "search": ("magnifying-glass", 0xF20A),
    "person": ("user", 0xF346),
    "people": ("users", 0xF351),
    "firm": ("buildings", 0xF0A8),
    "agent": ("user-circle", 0xF347),
    "down": ("caret-down", 0xF0C2),
    "right": ("caret-right", 0xF0C4),
    "left": ("caret-left", 0xF0C3),
    "close": ("x", 0xF36D),
    "tick": ("check", 0xF0E7),
    "done": ("check-circle", 0xF0E8),
    "warning": ("warning", 0xF35C),
    "wrong": ("warning-octagon", 0xF35E),
    "info": ("info", 0xF1E0),
    "verified": ("shield-check", 0xF2B8),
    "unproven": ("shield", 0xF2B7),
    "danger": ("shield-warning", 0xF2BD),
    "locked": ("lock-simple", 0xF205),
    "sign_out": ("sign-out", 0xF2C7),
    "settings": ("gear", 0xF19B),
    "speaker": ("speaker-high", 0xF2E0),
    "headset": ("headset", 0xF1C9),
    "bell": ("bell", 0xF082),
    "ringing": ("bell-ringing", 0xF083),
    "silent": ("bell-slash", 0xF088),
    "clock": ("clock", 0xF0F9),
    "past": ("clock-counter-clockwise", 0xF0FC),
    "timer": ("timer", 0xF329),
    "flag": ("flag", 0xF17C),
    "letter": ("envelope-simple", 0xF156),
    "waiting": ("cloud-arrow-up", 0xF100),
    "saved": ("cloud-check", 0xF101),
    "offline": ("cloud-slash", 0xF106),
    "again": ("arrow-clockwise", 0xF020),
    "delete": ("trash", 0xF334),
    "add": ("plus", 0xF27F),
    "calendar": ("calendar-blank", 0xF0AD),
    "note": ("note", 0xF22A),
    "columns": ("columns", 0xF10E),
    "dark": ("moon", 0xF21F),
    "light": ("sun", 0xF2FE),
    "language": ("translate", 0xF333),
    "keypad": ("dots-nine", 0xF142),
    "backspace": ("backspace", 0xF06F),
    "bank": ("bank", 0xF073),
    "card": ("credit-card", 0xF11A),
    "receipt": ("receipt", 0xF29A),
    "star": ("star", 0xF2F3),
    "crown": ("crown", 0xF11E),
    "heart": ("heart", 0xF1CA),
    "masked": ("eye-slash", 0xF15E),
    "identity": ("identification-card", 0xF1DC),
    "unknown": ("question", 0xF293),
    "database": ("database", 0xF12D),
    "forbidden": ("prohibit", 0xF289),
    "place": ("map-pin", 0xF20D),
    "manager": ("briefcase", 0xF0A0),
}
"""Our name -> the family's name and code point (a test holds the two together)."""


def font_path() -> Path:
    """Where qtawesome keeps the family, found without importing it."""
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("qtawesome is not installed: run make setup")
    return Path(spec.origin).parent / "fonts" / FONT_FILE


@functools.cache
def outlines() -> dict[str, QPainterPath]:
    """All glyphs as paths in a square of 64, read at the first paint; the font itself is let go again."""
    raw = QRawFont(str(font_path()), 64.0)
    indexes = raw.glyphIndexesForString("".join(chr(code) for _, code in GLYPHS.values()))
    read = {
        name: raw.pathForGlyph(index).translated(0, raw.ascent()) for name, index in zip(GLYPHS, indexes, strict=True)
    }
    dot = QPainterPath()
    dot.addEllipse(18, 18, 28, 28)
    return {**read, "dot": dot}


class GlyphEngine(QIconEngine):
    """Paints one glyph in the colour that its name has in the theme worn at that moment."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def clone(self) -> "GlyphEngine":
        return GlyphEngine(self._name, self._tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002 - Qt's signature
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect)
        size = min(box.width(), box.height())
        painter.translate(box.center().x() - size / 2, box.center().y() - size / 2)
        painter.scale(size / 64, size / 64)
        painter.fillPath(outlines()[self._name], colour("disabled" if mode == QIcon.Mode.Disabled else self._tone))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made


def icon(name: str, tone: str = "text") -> QIcon:
    """An icon by our name, in a colour of the palette (`text`, `secondary`, `on_tone`, or a tone)."""
    return QIcon(GlyphEngine(name, tone))
