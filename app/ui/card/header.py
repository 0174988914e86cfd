"""The card's head: who this is, why this tier, who looks after them, and what to beware of."""

import html
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui.card.painted import Painted
from app.ui.card.painting import draw_mark, draw_text, text_width

HEIGHT = 116
PAD = 16
BASELINES = (34.0, 60.0, 81.0, 104.0)
CHIP_HEIGHT, CHIP_PAD, CHIP_GAP = 22, 8, 6
NARROWEST = 48
"""Less room than this and a part is better left out than cut to two letters."""
CHIPS_SHARE = 0.6
SHAPE_CHIP = 2 * CHIP_PAD + 8 + CHIP_GAP
"""Width of a flag that shows only its shape, with the gap behind it."""
RIGHT_SHARE = 0.45
"""The most of the width that marks on the right side may take from the name."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A flag: a shape, a word and a colour, never one alone."""

    word: str
    mark: str
    role: str
    reason: str = ""

    def spoken(self) -> str:
        return f"{self.word}: {self.reason}" if self.reason else self.word


@dataclass(frozen=True, slots=True)
class HeaderText:
    """Every text of the head, ready to paint; `looking` keeps the places of what is not known yet."""

    name: str = ""
    name_latin: str = ""
    chips: tuple[Chip, ...] = ()
    code: str = ""
    tier: str = ""
    tier_reason: str = ""
    trust: str = ""
    trust_role: str = "secondary"
    trust_mark: str = ""
    manager: str = ""
    manager_phone: str = ""
    manager_key: str = ""
    language: str = ""
    reach: str = ""
    since: str = ""
    age: str = ""
    topic: str = ""
    topic_why: str = ""
    score: str = ""
    looking: bool = False

    def spoken(self) -> str:
        head = [self.name, self.name_latin, *(chip.spoken() for chip in self.chips), self.topic, self.topic_why]
        rest = [self.code, self.tier, self.tier_reason, self.trust, self.manager]
        rest += [self.manager_phone, self.language, self.reach, self.since, self.age, self.score]
        return ". ".join(part for part in head + rest if part)


class Header(Painted):
    """Four painted lines. The right side holds flags, what this call may see, the age of what is shown, a poor score.

    `manager_asked()`: a click on the manager's name.
    """

    manager_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent)
        self.text = HeaderText()
        self._chip_places: tuple[tuple[QRectF, Chip], ...] = ()
        self.manager_place = QRectF(PAD, BASELINES[2] - 15, 0, 20)
        """Where the manager's name was painted."""

    def show_text(self, text: HeaderText) -> None:
        if text == self.text:
            return
        self.text = text
        self.say(text.spoken())
        self.update()

    def paint_part(self, painter: QPainter) -> None:
        text, width = self.text, float(self.width() - 2 * PAD)
        chips = self._draw_chips(painter, width)
        self._draw_name(painter, width - chips)
        if text.looking:
            self._draw_places(painter, width)
            return
        second = [(text.code, "text"), (text.tier, "text"), (text.tier_reason, "secondary")]
        third = [(text.manager, "text"), (text.manager_phone, "text"), (text.manager_key, "secondary")]
        third += [(text.language, "text"), (text.since, "secondary")]
        fourth = [(text.topic, "accent"), (text.topic_why, "secondary"), (text.reach, "text")]
        trust = self._draw_right(painter, width, BASELINES[1], text.trust, text.trust_role, text.trust_mark)
        age = self._draw_right(painter, width, BASELINES[2], text.age, "attention", "contract" if text.age else "")
        score = self._draw_right(painter, width, BASELINES[3], text.score, "attention", "due" if text.score else "")
        self._draw_line(painter, BASELINES[1], width - trust, second)
        self._draw_line(painter, BASELINES[2], width - age, third)
        self._draw_line(painter, BASELINES[3], width - score, fourth, most=0.7)
        taken = text_width(self.ink.body, text.manager, (width - age) / 2)
        self.manager_place = QRectF(PAD, BASELINES[2] - 15, taken, 20)

    def event(self, event: QEvent) -> bool:
        """A flag under the mouse tells why it stands; elsewhere the tip tells the whole head."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            over = (chip for place, chip in self._chip_places if place.contains(QPointF(event.pos())))
            if (chip := next(over, None)) is not None:
                QToolTip.showText(event.globalPos(), f"<qt>{html.escape(chip.spoken())}</qt>", self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.manager_place.contains(event.position()):
            self.manager_asked.emit()
        super().mousePressEvent(event)

    def _draw_name(self, painter: QPainter, width: float) -> None:
        text, ink = self.text, self.ink
        role = "secondary" if text.looking else "text"
        room = width * 0.7 if text.name_latin else width
        draw_text(painter, ink.big, ink.colours[role], QPointF(PAD, BASELINES[0]), room, text.name)
        taken = text_width(ink.big, text.name, room)
        if text.name_latin:
            at = QPointF(PAD + taken + 12, BASELINES[0])
            draw_text(painter, ink.heading, ink.colours["secondary"], at, width - taken - 12, text.name_latin)

    def _chip_widths(self, limit: float) -> list[tuple[Chip, float, bool]]:
        """Each chip's width and whether its word has room; the words of the most important ones come first."""
        advance = self.ink.small_strong.metrics.horizontalAdvance
        left = limit - SHAPE_CHIP * len(self.text.chips)
        made = []
        for chip in self.text.chips:
            more = advance(chip.word) + 6
            fits = more <= left
            left -= more if fits else 0
            made.append((chip, SHAPE_CHIP - CHIP_GAP + (more if fits else 0), fits))
        return made

    def _draw_chips(self, painter: QPainter, width: float) -> float:
        """Flags at the right edge; those without room become their shape alone. Returns the width taken."""
        ink, chips = self.ink, self._chip_widths(width * CHIPS_SHARE)
        taken = sum(wide + CHIP_GAP for _, wide, _ in chips)
        left = self.width() - PAD - taken + CHIP_GAP
        places: list[tuple[QRectF, Chip]] = []
        for chip, wide, fits in chips:
            box = QRectF(left, BASELINES[0] - 19, wide, CHIP_HEIGHT)
            places.append((box, chip))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colours[f"{chip.role}_soft"])
            painter.drawRoundedRect(box, 4, 4)
            middle = box.center().y()
            draw_mark(painter, ink.colours[chip.role], chip.mark, QPointF(box.left() + CHIP_PAD + 4, middle))
            if fits:
                base = middle + ink.small_strong.ascent - ink.small_strong.height / 2
                at = QPointF(box.left() + CHIP_PAD + 14, base)
                draw_text(painter, ink.small_strong, ink.colours[chip.role], at, wide, chip.word)
            left += wide + CHIP_GAP
        self._chip_places = tuple(places)
        return taken + (12 if taken else 0)

    def _draw_right(self, painter: QPainter, width: float, base: float, text: str, role: str, mark: str) -> float:
        """A remark at the right edge with its shape; returns the width taken."""
        if not text:
            return 0.0
        ink = self.ink
        room = width * RIGHT_SHARE
        at = QPointF(self.width() - PAD - room, base)
        draw_text(painter, ink.small, ink.colours[role], at, room, text, right=True)
        taken = text_width(ink.small, text, room)
        if mark:
            centre = QPointF(self.width() - PAD - taken - 10, base - ink.small.ascent / 2 + 1.5)
            draw_mark(painter, ink.colours[role], mark, centre)
        return taken + 34

    def _draw_line(
        self, painter: QPainter, base: float, width: float, parts: list[tuple[str, str]], most: float = 0.5
    ) -> None:
        """Parts with a dot between them; none but the last may take more than `most`, one without room is left out."""
        ink, x, left = self.ink, float(PAD), width
        shown = [part for part in parts if part[0]]
        for i, (part, role) in enumerate(shown):
            if left < NARROWEST:
                return
            gap = 14 if i else 0
            left -= gap
            room = left if i == len(shown) - 1 else min(left, width * most)
            if i > 1 and room < ink.body.metrics.horizontalAdvance(part) / 2:
                left += gap
                continue  # what comes third is not worth half a word
            if i:
                draw_text(painter, ink.body, ink.colours["secondary"], QPointF(x + 5, base), 8, "·")
            x += gap
            draw_text(painter, ink.body, ink.colours[role], QPointF(x, base), room, part)
            taken = text_width(ink.body, part, room)
            x, left = x + taken, left - taken

    def _draw_places(self, painter: QPainter, width: float) -> None:
        """Shaded bars where the lines will stand."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.colours["sunken"])
        for base, share in ((BASELINES[1], 0.42), (BASELINES[2], 0.56)):
            painter.drawRoundedRect(QRectF(PAD, base - 11, width * share, 12), 4, 4)
