"""Small strokes shared by the painted parts: a text cut to its place, a mask, a mark with a shape of its own."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.ui.card.ink import Face, Ink

RIGHT = Qt.AlignmentFlag.AlignRight


def fitted(face: Face, text: str, width: float) -> str:
    """The text, or its beginning with an ellipsis; measuring is left out where it must fit anyway."""
    if len(text) * face.em <= width or face.metrics.horizontalAdvance(text) <= width:
        return text
    return face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def draw_text(
    painter: QPainter, face: Face, colour: QColor, at: QPointF, width: float, text: str, right: bool = False
) -> None:
    """Paints one line with its baseline at `at`, from the left or against the right end of `width`."""
    if width <= 0 or not text:
        return
    cut = fitted(face, text, width)
    painter.setFont(face.font)
    painter.setPen(colour)
    if right:
        at = QPointF(at.x() + width - face.metrics.horizontalAdvance(cut), at.y())
    painter.drawText(at, cut)


def text_width(face: Face, text: str, room: float) -> float:
    """How much of `room` this text takes once it is fitted, in pixels."""
    return min(room, face.metrics.horizontalAdvance(text)) if text else 0.0


def draw_mask(painter: QPainter, ink: Ink, place: QRectF, dots: int = 4) -> None:
    """Four dots on a shaded field: there is something, this call may not see it."""
    shade = QColor(ink.colours["secondary"])
    shade.setAlpha(38)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(place, 4, 4)
    painter.setBrush(ink.colours["secondary"])
    size = max(3.0, place.height() / 6)
    step = size * 2.2
    x = place.center().x() - step * (dots - 1) / 2
    for i in range(dots):
        painter.drawEllipse(QPointF(x + i * step, place.center().y()), size / 2, size / 2)


def draw_mark(painter: QPainter, colour: QColor, mark: str, centre: QPointF, size: float = 8.0) -> None:
    """A shape per meaning, so that colour never stands alone."""
    half = size / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    x, y = centre.x(), centre.y()
    match mark:
        case "late" | "fraud":
            painter.drawPolygon(
                QPolygonF([QPointF(x, y - half), QPointF(x + half, y + half), QPointF(x - half, y + half)])
            )
        case "due" | "vip":
            painter.drawPolygon(
                QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
            )
        case "task" | "protected":
            painter.drawRoundedRect(QRectF(x - half, y - half, size, size), 2, 2)
        case "done" | "vulnerable":
            painter.drawEllipse(centre, half, half)
        case "closed":
            painter.drawPolygon(QPolygonF([QPointF(x - 3, y - half), QPointF(x + 2, y), QPointF(x - 3, y + half)]))
        case "opened":
            painter.drawPolygon(QPolygonF([QPointF(x - half, y - 3), QPointF(x + half, y - 3), QPointF(x, y + 2)]))
        case "conflict" | "offer":
            _draw_pair(painter, x, y, half, mark == "offer")
        case "in" | "out":
            _draw_arrow(painter, colour, centre, half, mark == "in")
        case "contract" | "deceased":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1.6))
            painter.drawEllipse(centre, half - 0.8, half - 0.8)
        case _:
            pass


def _draw_pair(painter: QPainter, x: float, y: float, half: float, crossed: bool) -> None:
    """A plus for something more; two dots for two people who met."""
    if crossed:
        painter.drawRect(QRectF(x - half, y - 1, 2 * half, 2))
        painter.drawRect(QRectF(x - 1, y - half, 2, 2 * half))
    else:
        painter.drawEllipse(QPointF(x - 3, y), 2.6, 2.6)
        painter.drawEllipse(QPointF(x + 3, y), 2.6, 2.6)


def _draw_arrow(painter: QPainter, colour: QColor, centre: QPointF, half: float, incoming: bool) -> None:
    """An arrow that comes down to us, or goes up from us."""
    turn = 1.0 if incoming else -1.0
    x, y = centre.x(), centre.y()
    reach = half * turn
    path = QPainterPath(QPointF(x + reach * 0.8, y - reach * 0.8))
    path.lineTo(x - reach * 0.7, y + reach * 0.7)
    path.moveTo(x - reach * 0.7, y - reach * 0.3)
    path.lineTo(x - reach * 0.7, y + reach * 0.7)
    path.lineTo(x + reach * 0.3, y + reach * 0.7)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(path)


def draw_focus(painter: QPainter, ink: Ink, place: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink.colours["accent"], 2))
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 6, 6)
