"""The bank's code tables: the journal's copy at once, the centre's when it answers, kept for the next start."""

from PySide6.QtCore import QObject, Signal

from app.journal.store import DeskJournal
from app.models.records import Reference


class ReferenceBook(QObject):
    """`reference_changed` carries a `Reference`; not emitted again for tables that are the same."""

    reference_changed = Signal(object)

    def __init__(self, journal: DeskJournal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._known: Reference | None = None

    def start(self) -> None:
        kept = self._journal.reference()
        if kept is not None:
            self._take(kept)

    def on_reference_known(self, reference: Reference) -> None:
        if self._take(reference):
            # Nobody waits for it: a copy for the next start, the centre still has it.
            self._journal.write(lambda journal: journal.remember_reference(reference))

    def _take(self, reference: Reference) -> bool:
        if reference == self._known:
            return False
        self._known = reference
        self.reference_changed.emit(reference)
        return True
