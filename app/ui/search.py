"""Find anybody: a field in the agent bar and a list below it that never takes the keyboard away from the field.

A number typed there can also be called: its row stands first, but is chosen only by hand or when nobody was found.
"""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.models.number import dialled_digits
from app.models.records import Code, CustomerLine
from app.ui import sentences, style, words
from app.ui.format import number
from app.ui.icons import icon
from app.ui.plain import on_language, one_line
from app.ui.rows import ROW_HEIGHT, Row, RowView
from app.ui.words import label_in, word

PAUSE_MS = 200
"""So long a pause in typing asks the centre."""
SHORTEST = 2
MOST_ROWS = 8
MOST_FOUND = 20
"""Hits the centre tells at most: where there are so many, there may be more."""
SLOW_MS = 150
"""So long the hits of the text before stand, before it is said that the centre is asked."""
LONGEST_NUMBER = 15
"""Digits of the longest telephone number (E.164); what is longer is an account or a card."""


class SearchBox(QLineEdit):
    """`search_asked` at a pause in typing; Up and Down choose, Enter opens, Esc closes and leaves the text."""

    search_asked = Signal(str)
    customer_opened = Signal(object)
    number_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setMaxLength(80)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self._tiers: tuple[Code, ...] = ()
        self._asked = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_searching)
        self.textEdited.connect(self._on_edited)
        self.results = Results()
        self.results.rows.row_opened.connect(self._open)
        shortcut = QShortcut(QKeySequence("Ctrl+K"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.take_focus)
        self._say()

    def set_tiers(self, tiers: tuple[Code, ...]) -> None:
        self._tiers = tiers

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_results(self, text: str, found: tuple[CustomerLine, ...]) -> None:
        """Who was found for `text`; an answer to an older text is let go."""
        if text != self._asked:
            return
        self._slow.stop()
        if not found:
            nobody = self.tr("Nobody found for “{text}”.").format(text=one_line(text, 40))
            self._show_message(f"{nobody}\n{self._ways()}", "none")
            self.results.rows.choose(0)
            return
        to_dial = self._dial_rows()
        chosen = self.results.rows.currentIndex().row() if to_dial and self.results.isVisible() else -1
        self._place()
        more = self.tr("Only the first {n} are shown. Type more of it.").format(n=len(found))
        rows = (*to_dial, *(self._row(line) for line in found))
        self.results.show_rows(rows, more if len(found) >= MOST_FOUND else "")
        self.results.rows.choose(max(chosen, 0) if chosen >= 0 else len(to_dial))

    def show_failed(self, text: str, code: str) -> None:
        if text == self._asked:
            self._slow.stop()
            self._show_message(word(sentences.SEARCHES, code), "failed")

    def close_results(self) -> None:
        self._slow.stop()
        self.results.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = MOST_ROWS - 1
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        if event.key() in steps and self.results.isVisible():
            rows = self.results.rows
            rows.choose(rows.currentIndex().row() + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.results.isVisible() and not self._pause.isActive():
                self.results.rows.open_current()
            else:
                self._pause.stop()
                self._ask()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        self._asked = ""
        self._slow.stop()
        if len(self.text().strip()) < SHORTEST:
            self._pause.stop()
            self.results.hide()
        else:
            self._pause.start()

    def _ask(self) -> None:
        text = self.text().strip()
        if len(text) < SHORTEST:
            return
        self._asked = text
        self.results.rows.choose_none()
        if self._stays():
            self._slow.start()
        else:
            self._say_searching()
        self.search_asked.emit(text)

    def _stays(self) -> bool:
        """Whether what stands in the list may stand a moment longer: people do, an offer to call what was typed not."""
        rows = self.results.rows
        shown = self.results.isVisible() and rows.count > 0
        return shown and not self._dial_rows() and not isinstance(rows.row(0).value, str)

    def _say_searching(self) -> None:
        self._show_message(self.tr("Searching…"), "loading")
        self.results.rows.choose_none()

    def _open(self, line: object) -> None:
        self.close_results()
        if isinstance(line, str):
            self.clear()  # the caret may go to the call's notes
            self.number_asked.emit(line)
        else:
            self.customer_opened.emit(line)

    def _show_message(self, text: str, state: str) -> None:
        """Why nobody is listed; a number that was typed can be called all the same."""
        self._place()
        self.results.show_message(text, state, self._dial_rows())

    def _dial_rows(self) -> tuple[Row, ...]:
        text = self.text().strip()
        digits = dialled_digits(text)
        if not SHORTEST <= len(digits.lstrip("+")) <= LONGEST_NUMBER:
            return ()
        said = self.tr("Call {number}").format(number=number(digits) if digits.lstrip("+").isdigit() else digits)
        return (Row(said, self.tr("Enter dials it"), "", "", "answer", "accent", digits),)

    def _place(self) -> None:
        window = self.window()
        if self.results.parentWidget() is not window:
            self.results.setParent(window)
        self.results.setFixedWidth(max(self.width(), 420))
        under = self.mapTo(window, QPoint(0, self.height() + style.SPACE_XS))
        right = max(0, window.width() - self.results.width() - style.SPACE_S)
        self.results.move(min(under.x(), right), under.y())

    def _row(self, line: CustomerLine) -> Row:
        names = f"{line.name} / {line.name_latin}" if line.name_latin and line.name_latin != line.name else line.name
        flags = " · ".join(word(words.FLAGS, flag) for flag in line.flags)
        formerly = self.tr("formerly {code}").format(code=line.formerly) if line.formerly else ""
        refused = word(sentences.NOT_SEEN, line.refused) if line.refused else ""
        lower = " · ".join(part for part in (line.code, formerly, line.city, flags, refused) if part)
        sign = "forbidden" if line.refused else "firm" if line.kind == "firm" else "person"
        tier = label_in(self._tiers, line.tier, words.TIERS) if line.tier else ""
        why = word(sentences.MATCHES, line.matched, ending=line.ending) if line.matched else ""
        return Row(names or self.tr("A customer"), lower, tier, why, sign, "secondary", line)

    def _ways(self) -> str:
        return self.tr(
            "Name, pinyin, initials, code, account, card, certificate, telephone number or its last four digits"
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event):
            self._say()

    def _say(self) -> None:
        self.setPlaceholderText(self.tr("Find anybody") + "   Ctrl+K")
        self.setToolTip(self._ways())
        self.setAccessibleName(self.tr("Find anybody"))
        self.setAccessibleDescription("Ctrl+K")


class Results(QFrame):
    """The list below the field, or one line that says why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.rows = RowView()
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._message = style.label()
        self._message.setWordWrap(True)
        self._message.setContentsMargins(style.SPACE_M, style.SPACE_S, style.SPACE_M, style.SPACE_S)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, style.SPACE_XS, 1, style.SPACE_XS)
        column.addWidget(self.rows)
        column.addWidget(self._message)
        self.hide()

    def show_rows(self, rows: tuple[Row, ...], more: str = "") -> None:
        """`more`: what is said below the rows."""
        self.rows.show_rows(rows)
        self.rows.setFixedHeight(min(len(rows), MOST_ROWS) * ROW_HEIGHT)
        style.mark(self._message, state="none")
        self._message.setText(more)
        self._turn(rows=True, message=bool(more))

    def show_message(self, text: str, state: str, rows: tuple[Row, ...] = ()) -> None:
        """`rows`: what can be done all the same; none of them is chosen."""
        style.mark(self._message, state=state)
        self._message.setText(text)
        self.rows.show_rows(rows)
        self.rows.setFixedHeight(len(rows) * ROW_HEIGHT)
        self._turn(rows=bool(rows), message=True)

    def _turn(self, *, rows: bool, message: bool = False) -> None:
        self.rows.setVisible(rows)
        self._message.setVisible(message)
        self.show()
        self._column.activate()
        self.adjustSize()
        if message:  # its own size is for the same text set narrower
            self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        self.raise_()
