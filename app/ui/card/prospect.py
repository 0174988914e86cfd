"""The empty card: nobody is known under this number, so the agent may write down who it was."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui import style

PAUSE_MS = 400


class ProspectPage(QWidget):
    """`prospect_typed(call_id, name, email, remark)` each 400 ms of typing and when a field is left.

    `call_id` is the call these texts were typed for, whatever call is told of next.
    """

    prospect_typed = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.call_id = ""
        self._withheld = False
        self._told = ("", "", "")
        self.heading = style.label(role="heading")
        self.hint = style.label(role="secondary")
        self.hint.setWordWrap(True)
        self.name = QLineEdit(self)
        self.email = QLineEdit(self)
        self.remark = QPlainTextEdit(self)
        self.remark.setFixedHeight(96)
        self.remark.setTabChangesFocus(True)
        self.labels = tuple(style.label(role="secondary") for _ in range(3))
        fields = QFormLayout()
        fields.setContentsMargins(0, 16, 0, 0)
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        for label, field in zip(self.labels, (self.name, self.email, self.remark), strict=True):
            field.setMaximumWidth(420)
            label.setBuddy(field)
            label.setContentsMargins(0, 6, 0, 0)
            fields.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addLayout(fields)
        column.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.name.textEdited.connect(self._on_typed)
        self.email.textEdited.connect(self._on_typed)
        self.remark.textChanged.connect(self._on_typed)
        for field in (self.name, self.email, self.remark):
            field.installEventFilter(self)
        self._retell()

    def show_reason(self, withheld: bool) -> None:
        if withheld != self._withheld:
            self._withheld = withheld
            self._retell()

    def show_typed(self, call_id: str, name: str, email: str, remark: str) -> None:
        """Texts of another call, or of a draft found at start; says nothing back."""
        self._pause.stop()
        self.call_id = call_id
        self._told = (name, email, remark)
        self.name.setText(name)
        self.email.setText(email)
        if self.remark.toPlainText() != remark:
            self.remark.setPlainText(remark)
        self._pause.stop()

    def tell(self) -> None:
        """Say at once what stands in the fields, if it was not said before."""
        self._pause.stop()
        if self.is_untold:
            self._told = self._typed()
            self.prospect_typed.emit(self.call_id, *self._told)

    @property
    def is_untold(self) -> bool:
        return self._typed() != self._told

    def _typed(self) -> tuple[str, str, str]:
        return (self.name.text(), self.email.text(), self.remark.toPlainText())

    def _on_typed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.tell()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _retell(self) -> None:
        if self._withheld:
            self.heading.setText(self.tr("The number is withheld"))
            self.hint.setText(self.tr("Ask who is calling. Ctrl+K finds every customer; or write down who it was."))
        else:
            self.heading.setText(self.tr("Nobody is known under this number"))
            self.hint.setText(
                self.tr("A customer with another telephone? Ctrl+K finds everybody. If not, write down who it was.")
            )
        names = (self.tr("Name"), self.tr("E-mail"), self.tr("Remark"))
        for label, field, name in zip(self.labels, (self.name, self.email, self.remark), names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
