from app.models.records import Code, Reference
from app.services.reference_book import ReferenceBook
from tests.fakes.journal import FakeJournal

OLD = Reference(tiers=(Code(code="gold", label_en="Gold", label_zh="金卡"),))
NEW = Reference(tiers=(Code(code="black", label_en="Black", label_zh="黑金"),))


def test_the_journals_copy_comes_first_and_the_centres_is_kept() -> None:
    journal = FakeJournal()
    journal.remember_reference(OLD)
    book = ReferenceBook(journal)
    told: list[Reference] = []
    book.reference_changed.connect(told.append)
    book.start()
    book.on_reference_known(NEW)
    book.on_reference_known(NEW)
    assert told == [OLD, NEW]
    assert journal.reference() == NEW
