"""Masked data shown whole: what, why, and then for some seconds only. Nothing of it can be copied or is kept."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from app.models.records import Profile
from app.models.records_verification import Revealed
from app.services.card import Card
from app.ui import style
from app.ui.card.lines import clean
from app.ui.format import number
from app.ui.panel import Panel
from app.ui.plain import on_language
from app.ui.sentences import VERIFY_PROBLEMS, sentence
from app.ui.words import CERTIFICATES, HIDDEN_FIELDS, REVEAL_REASONS, word

WIDTH = 380
LONGEST_REASON = 200


class RevealPanel(Panel):
    """Closing it, another customer's card and the end of the time mask everything again."""

    reveal_asked = Signal(str, str, str)
    """Field, item (an account's id, or empty), and the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self._profile: Profile | None = None
        self._left_s = 0
        self.what, self.why = QComboBox(self), QComboBox(self)
        self.what_label, self.why_label = style.label(role="secondary"), style.label(role="secondary")
        self.ask = QPushButton(self)
        self.value = QLabel(self)
        self.says = style.label(role="secondary")
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._lay_out()
        self._connect()
        self.say()

    def _lay_out(self) -> None:
        self.why.setEditable(True)
        self.why.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit = self.why.lineEdit()
        if edit is not None:
            edit.setMaxLength(LONGEST_REASON)
        style.mark(self.ask, role="primary")
        style.mark(self.value, role="heading")
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.value.setWordWrap(True)
        self.value.setMinimumHeight(44)
        self.says.setWordWrap(True)
        self.says.setMinimumHeight(34)
        self.what_label.setBuddy(self.what)
        self.why_label.setBuddy(self.why)
        for part in (self.what_label, self.what, self.why_label, self.why, self.ask, self.value, self.says):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self.ask.clicked.connect(self._on_ask)
        edit = self.why.lineEdit()
        if edit is not None:
            edit.returnPressed.connect(self._on_ask)
        self.what.currentIndexChanged.connect(self._mask)
        self._second.timeout.connect(self._on_second)
        self.closed.connect(self._mask)

    # ---- told from outside ----

    def show_card(self, card: Card) -> None:
        """Another customer, or less to be told: what stood there goes at once."""
        before, self._profile = self._profile, card.profile
        if _key(before) == _key(self._profile):
            return
        self._mask()
        if self.isVisible():
            self._fill()

    def open(self) -> None:
        self._fill()
        super().open()

    def show_revealed(self, revealed: Revealed) -> None:
        """Only for what is still asked for."""
        if (revealed.field, revealed.item) != self.what.currentData() or not self.isVisible():
            return
        self._left_s = revealed.seconds
        self.value.setText("\n".join(self._readable(revealed)) or word(HIDDEN_FIELDS, "nothing"))
        self._second.start()
        self._tell_time()
        self.adjustSize()

    def show_refused(self, field: str, item: str, problem: str) -> None:
        if (field, item) == self.what.currentData():
            self._mask()
            self.says.setText(f"▲ {sentence(VERIFY_PROBLEMS, problem)}")
            style.mark(self.says, tone="attention")

    # ---- inside ----

    def _fill(self) -> None:
        chosen = self.what.currentData()
        self.what.blockSignals(True)
        self.what.clear()
        for field, item, label in self._offers():
            self.what.addItem(label, (field, item))
        offered = (n for n in range(self.what.count()) if self.what.itemData(n) == chosen)
        self.what.setCurrentIndex(next(offered, 0))
        self.what.blockSignals(False)
        self.ask.setEnabled(self.what.count() > 0)
        if not self.what.count():
            self.says.setText(self.tr("Nothing can be shown on this call: verify the caller first."))

    def _offers(self) -> list[tuple[str, str, str]]:
        """What this call may see revealed of what this customer has."""
        profile = self._profile
        if profile is None:
            return []
        there = set(profile.hidden) | ({"phone"} if profile.phones else set())
        if "certificate" in there or profile.certificate_masked:
            there.add("certificate_number")
        fields = ("address", "phone", "email", "born_on", "certificate_number")
        offers = [(field, "", word(HIDDEN_FIELDS, field)) for field in fields if field in there & set(profile.reveals)]
        if "account_number" in profile.reveals:
            name = word(HIDDEN_FIELDS, "account_number")
            held = (account for account in profile.accounts if account.kind != "card")
            offers += [("account_number", str(one.account_id), f"{name} {clean(one.number_masked)}") for one in held]
        return offers

    def _readable(self, revealed: Revealed) -> list[str]:
        if revealed.field == "phone":
            return [number(clean(one)) for one in revealed.values]
        if revealed.field == "certificate_number":
            parts = (one.partition(" ") for one in revealed.values)
            return [f"{word(CERTIFICATES, kind)} {clean(rest)}" if rest else clean(kind) for kind, _, rest in parts]
        return [clean(one) for one in revealed.values]

    def _on_ask(self) -> None:
        asked, reason = self.what.currentData(), self.why.currentText().strip()
        if asked is None:
            return
        self._mask()
        if not reason:
            self.says.setText(f"▲ {sentence(VERIFY_PROBLEMS, 'reason')}")
            style.mark(self.says, tone="attention")
            self.why.setFocus()
            return
        self.reveal_asked.emit(*asked, reason)

    def _on_second(self) -> None:
        self._left_s -= 1
        if self._left_s <= 0:
            self._mask()
            self.says.setText(self.tr("Masked again."))
        else:
            self._tell_time()

    def _tell_time(self) -> None:
        self.says.setText(self.tr("Masked again in {seconds} s. This look is on record.").format(seconds=self._left_s))

    def _mask(self) -> None:
        self._second.stop()
        self.value.setText("···· ····")
        self.says.setText("")
        style.mark(self.says, tone="")

    def say(self) -> None:
        super().say()
        self.set_title(self.tr("Show masked data"))
        self.what_label.setText(self.tr("What"))
        self.why_label.setText(self.tr("Why"))
        self.ask.setText(self.tr("Show  ·  Enter"))
        typed = self.why.currentText()
        self.why.clear()
        for code in REVEAL_REASONS:
            self.why.addItem(word(REVEAL_REASONS, code))
        self.why.setCurrentText(typed)
        self._mask()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if on_language(event) and self.isVisible():
            self._fill()


def _key(profile: Profile | None) -> tuple[object, ...]:
    return (profile.customer.customer_id, profile.trust, tuple(profile.reveals)) if profile is not None else ()
