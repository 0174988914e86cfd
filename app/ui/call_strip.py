"""The call strip: who calls, on which queue, what the IVR said, how long, and the buttons that live now."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.models.records import Code, TrustLevel
from app.services.call import Call, Phase
from app.services.verifying import Verifying
from app.ui import strip_words, style, words
from app.ui.icons import icon
from app.ui.keypad import Keypad
from app.ui.plain import Elided, on_language, one_line
from app.ui.strip_buttons import StripButtons
from app.ui.ticker import Ticker
from app.ui.waiting_line import WaitingLine
from app.ui.words import word

BREATH_STEPS = (0.15, 0.4, 0.7, 1.0, 0.7, 0.4, 0.15, 0.0) * 2
"""Two breaths of 0.8 s, as shares of the stronger tint; then the strip stands still."""
BREATH_MS = 100
WHO_WIDTH = 272
"""Of the caller's name at the smallest window, a fifth of it; what stands beside it moves at no change of the call."""


class CallStrip(QFrame):
    """Shown only while there is a call (and after it, until somebody says `show_call(None)`). Takes no focus."""

    silence_asked = Signal()
    answer_asked = Signal()
    reject_asked = Signal()
    hang_up_asked = Signal()
    hold_asked = Signal()
    mute_asked = Signal()
    digits_asked = Signal(str)
    take_other_asked = Signal()
    reject_other_asked = Signal()

    def __init__(
        self, ticker: Ticker, parent: QWidget | None = None, clock: Callable[[], int] = time.monotonic_ns
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._call: Call | None = None
        self._name = ""
        self._queues: tuple[Code, ...] = ()
        self._answers: tuple[str, tuple[int, int] | None] = ("", None)
        self._breath = len(BREATH_STEPS)
        self._breather = QTimer(self, interval=BREATH_MS)
        self._breather.timeout.connect(self._breathe)
        self._build()
        self.keypad = Keypad(self)
        self.keypad.digits_asked.connect(self.digits_asked)
        self._connect_buttons()
        ticker.second_passed.connect(self._tick)
        self._say()
        self.hide()

    # ---- told from outside ----

    def show_call(self, call: Call | None) -> None:
        """The call on the strip, or None when there is none any more."""
        before, self._call = self._call, call
        if call is None:
            self._name = ""
            self._buttons.rest()
            self.keypad.hide()
            self._breather.stop()
            self.waiting.show_current(None)
            self.setVisible(self.waiting.call is not None)
            return
        if before is None or before.call_id != call.call_id:
            self._name = ""
            self.keypad.hide()
        self._paint_words()
        self.waiting.show_current(call)
        if call.phase == Phase.RINGING and (before is None or before.call_id != call.call_id):
            self._breath = 0
            self._breather.start()
        elif call.phase != Phase.RINGING:
            self._breather.stop()
            self._breath = len(BREATH_STEPS)
        self.update()
        self.show()

    def show_waiting(self, call: Call | None, name: str = "") -> None:
        """A further call that rings or is on hold while one is on the strip: one slim line."""
        self.waiting.show_call(call, name)
        self.update()

    def show_caller_name(self, name: str) -> None:
        """The customer's name as the centre or the journal knows it; empty: nobody is known."""
        self._name = one_line(name)
        if self._call is not None:
            self._show_who(self._call)

    def show_verifying(self, shown: Verifying) -> None:
        """How many answers were right of how many: beside the mark of a verified call."""
        state = shown.state
        self._answers = (shown.call_id, (state.right, state.needed)) if state is not None else ("", None)
        if self._call is not None and self._call.trust is TrustLevel.VERIFIED:
            self._show_facts(self._call)

    def set_queues(self, queues: tuple[Code, ...]) -> None:
        self._queues = queues
        self.waiting.set_queues(queues)
        if self._call is not None:
            self._show_facts(self._call)

    def warm_up(self) -> None:
        """Let Qt work out fonts and colours before the first ring, not during it."""
        if self._call is not None:
            return
        labels = (self._who, self._below, self._queue, self._ivr, self._figure, self._phase, self._trust)
        for part in labels:
            part.setText("Aa 0123456789 ◐ 姓名")
        self.grab()
        for part in labels:
            part.clear()

    # ---- words ----

    def _paint_words(self) -> None:
        if self._call is None:
            return
        self._show_who(self._call)
        self._show_facts(self._call)
        self._show_times(self._call)
        self._buttons.show_for(self._call)

    def _show_who(self, call: Call) -> None:
        title = strip_words.title(call, self._name)
        self._who.show_text(title)
        number = strip_words.number_of(call)
        told = [number if number != title else ""]
        if call.handover.customer_claim:
            told.append(word(words.CALL_FACTS, "typed", claim=strip_words.claim(call)))
        if call.handover.transferred_by:
            told.append(word(words.CALL_FACTS, "transferred_by", name=one_line(call.handover.transferred_by, 40)))
        self._below.show_text(" · ".join(part for part in told if part))

    def _show_facts(self, call: Call) -> None:
        if call.phase == Phase.ENDED:
            self._queue.show_text(strip_words.ending(call))
            self._ivr.show_text(strip_words.queue(call, self._queues))
        else:
            self._queue.show_text(strip_words.queue(call, self._queues))
            self._ivr.show_text(strip_words.path(call))
        call_id, answers = self._answers
        mark, tone = strip_words.trust(call, answers if call_id == call.call_id else None)
        self._trust.setText(mark)
        self._trust.setVisible(bool(mark))
        style.mark(self._trust, tone=tone)
        self._lock.setVisible(call.encrypted)
        self._lock_word.setVisible(call.encrypted)

    def _show_times(self, call: Call) -> None:
        times = strip_words.times(call, self._clock())
        self._figure.setText(times.figure)
        self._phase.setText(times.below)
        style.mark(self._phase, tone="attention" if call.muted else strip_words.TONES[call.phase])

    def _tick(self) -> None:
        if self._call is not None and self._call.phase != Phase.ENDED:
            self._show_times(self._call)
        self.waiting.tick()

    # ---- hands ----

    def _connect_buttons(self) -> None:
        self._buttons.silence_asked.connect(self.silence_asked)
        self._buttons.answer_asked.connect(self.answer_asked)
        self._buttons.reject_asked.connect(self.reject_asked)
        self._buttons.hang_up_asked.connect(self.hang_up_asked)
        self._buttons.hold_asked.connect(self.hold_asked)
        self._buttons.mute_asked.connect(self.mute_asked)
        self._buttons.keypad_asked.connect(self._toggle_keypad)
        self.waiting.take_asked.connect(self.take_other_asked)
        self.waiting.reject_asked.connect(self.reject_other_asked)

    def _toggle_keypad(self) -> None:
        if self.keypad.isVisible():
            self.keypad.hide()
            return
        window = self.window()
        self.keypad.setParent(window)
        self.keypad.adjustSize()
        corner = self.mapTo(window, self.rect().bottomRight())
        self.keypad.move(corner.x() - self.keypad.width() - style.SPACE_M, corner.y() + style.SPACE_XS)
        self.keypad.open()

    # ---- building and painting ----

    def _build(self) -> None:
        self._who, self._below = Elided("title"), Elided("secondary")
        self._queue, self._ivr = Elided(), Elided("secondary")
        self._figure, self._phase = style.label(role="figure"), style.label(role="secondary")
        self._trust, self._lock_word = style.label(role="badge"), style.label(role="secondary")
        self._lock = QLabel()
        self._lock.setPixmap(icon("locked", "secondary").pixmap(style.ICON, style.ICON))
        self._buttons = StripButtons()
        self.waiting = WaitingLine(clock=self._clock)
        for time_label in (self._figure, self._phase):
            time_label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        main = QWidget()
        main.setFixedHeight(style.STRIP_HEIGHT)
        row = QHBoxLayout(main)
        row.setContentsMargins(style.SPACE_L, 0, style.SPACE_M, 0)
        row.setSpacing(style.SPACE_L)
        self._left = _fixed(_pair(self._who, self._below), WHO_WIDTH)
        row.addWidget(self._left)
        row.addLayout(_pair(self._queue, self._ivr), 1)
        row.addLayout(self._marks())
        row.addWidget(_fixed(_pair(self._figure, self._phase), 116))
        row.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(main)
        column.addWidget(self.waiting)

    def _marks(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(style.SPACE_XS)
        column.addStretch()
        column.addWidget(self._trust, 0, Qt.AlignmentFlag.AlignLeft)
        locked = QHBoxLayout()
        locked.setSpacing(style.SPACE_XS)
        locked.addWidget(self._lock)
        locked.addWidget(self._lock_word)
        locked.addStretch()
        column.addLayout(locked)
        column.addStretch()
        return column

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = strip_words.TONES[self._call.phase] if self._call is not None else "attention"
        ground = style.colour("raised") if tone == "quiet" else style.colour(f"{tone}_soft")
        if self._breath < len(BREATH_STEPS):
            ground = _mixed(ground, style.colour(tone), 0.25 * BREATH_STEPS[self._breath])
        painter.fillRect(event.rect(), ground)
        if self.waiting.call is not None:
            held = self.waiting.call.phase is Phase.HELD
            painter.fillRect(self.waiting.geometry(), style.colour("wrap_soft" if held else "attention_soft"))
            painter.fillRect(0, self.waiting.y(), self.width(), 1, style.colour("hairline"))
        edge = style.colour("secondary" if tone == "quiet" else tone)
        painter.fillRect(0, 0, style.SPACE_XS, self.height(), edge)
        painter.fillRect(0, self.height() - 1, self.width(), 1, style.colour("hairline"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(max(WHO_WIDTH, event.size().width() // 5))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._breather.stop()

    def _breathe(self) -> None:
        self._breath += 1
        if self._breath >= len(BREATH_STEPS):
            self._breather.stop()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Call"))
        self._figure.setAccessibleDescription(self.tr("Duration"))
        self._lock_word.setText(word(words.CALLERS, "encrypted"))
        self._paint_words()


def _pair(upper: QWidget, lower: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch()
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch()
    return column


def _fixed(layout: QVBoxLayout, width: int) -> QWidget:
    """A place that keeps its width, so that running figures move nothing."""
    made = QWidget()
    made.setLayout(layout)
    made.setFixedWidth(width)
    return made


def _mixed(under: QColor, over: QColor, share: float) -> QColor:
    return QColor(style.blend(over.name(), under.name(), share))
