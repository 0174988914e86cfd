"""The name over a field; when the field has a problem, its words stand in the same place, so nothing moves."""

from PySide6.QtWidgets import QLabel, QWidget

from app.ui import style


class FieldLabel(QLabel):
    """Belongs to one field: names it for screen readers, and marks it while something is wrong with it."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._name = ""
        self._problem = ""
        self.setProperty("role", "secondary")
        self.setBuddy(field)

    def show_name(self, name: str) -> None:
        self._name = name
        self._retell()

    def show_problem(self, words: str) -> None:
        """Empty: all is well again."""
        if words != self._problem:
            self._problem = words
            self._retell()

    @property
    def problem(self) -> str:
        return self._problem

    def _retell(self) -> None:
        self.setText(f"▲ {self._problem}" if self._problem else self._name)
        self._field.setAccessibleName(self._name)
        self._field.setAccessibleDescription(self._problem)
        style.mark(self, tone="wrong" if self._problem else "")
        style.mark(self._field, problem=bool(self._problem))
