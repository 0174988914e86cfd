"""A complaint as received, in the customer's own terms (ISO 10002:2018, receipt); it opens in its place."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.models.records import Reference
from app.ui.form.field_label import FieldLabel
from app.ui.icons import icon
from app.ui.words import label_of


class ComplaintPart(QWidget):
    """Closing the section keeps what was typed in it: opening it again brings everything back."""

    typed = Signal(str)
    """Name of the form's field that the agent changed."""
    opened = Signal()
    """The agent opened the section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = Reference()
        self.toggle = QPushButton(self)
        self.toggle.setCheckable(True)
        self.body = QFrame(self)
        self.product = QComboBox(self.body)
        self.happened = _text(self.body, 72)
        self.remedy = _text(self.body, 56)
        self.product_label = FieldLabel(self.product, self.body)
        self.happened_label = FieldLabel(self.happened, self.body)
        self.remedy_label = FieldLabel(self.remedy, self.body)
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(4)
        for label, field in (
            (self.product_label, self.product),
            (self.happened_label, self.happened),
            (self.remedy_label, self.remedy),
        ):
            inside.addWidget(label)
            inside.addWidget(field)
            inside.addSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.toggle)
        column.addWidget(self.body)
        self.body.hide()
        self.toggle.toggled.connect(self._on_toggled)
        self.product.activated.connect(lambda _: self.typed.emit("complaint_product"))
        self.happened.textChanged.connect(lambda: self.typed.emit("complaint_what_happened"))
        self.remedy.textChanged.connect(lambda: self.typed.emit("complaint_remedy"))
        self._retell()

    def set_reference(self, reference: Reference) -> None:
        self._reference = reference
        self._fill_products()

    @property
    def code(self) -> str:
        return str(self.product.currentData() or "")

    def show_code(self, code: str) -> None:
        place = self.product.findData(code)
        if place < 0:  # a product that the tables do not hold any more: kept as it is
            self.product.addItem(code, code)
            place = self.product.count() - 1
        self.product.setCurrentIndex(place)

    def _fill_products(self) -> None:
        chosen = self.code
        with QSignalBlocker(self.product):
            self.product.clear()
            self.product.addItem(self.tr("Which product?"), "")
            for product in self._reference.products:
                self.product.addItem(label_of(product), product.code)
            self.show_code(chosen)

    def _on_toggled(self, on: bool) -> None:
        self.body.setVisible(on)
        self._retell_toggle()
        self.typed.emit("complaint")
        if on and self.toggle.hasFocus():
            self.product.setFocus()
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toggle.isChecked():
            self.toggle.setFocus()
            self.toggle.setChecked(False)
            return
        super().keyPressEvent(event)

    def _retell_toggle(self) -> None:
        on = self.toggle.isChecked()
        self.toggle.setText(self.tr("No complaint after all (Esc)") if on else self.tr("The customer complains…"))
        self.toggle.setIcon(icon("close" if on else "add", "accent" if on else "text"))

    def _retell(self) -> None:
        self._retell_toggle()
        self.product_label.show_name(self.tr("Complaint about"))
        self.happened_label.show_name(self.tr("What happened"))
        self.remedy_label.show_name(self.tr("What the customer wants"))
        self._fill_products()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)


def _text(parent: QWidget, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit(parent)
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made
