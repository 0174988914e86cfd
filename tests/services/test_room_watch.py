"""The agent hears that the disk fills up before a save fails."""

from pytestqt.qtbot import QtBot

from app.services.room_watch import RoomWatch
from tests.fakes.journal import FakeJournal


class Filling(FakeJournal):
    low = False

    def room_is_low(self) -> bool:
        return self.low


def test_low_room_is_told_once_and_so_is_its_end(qtbot: QtBot) -> None:
    journal, told = Filling(), list[bool]()
    watch = RoomWatch(journal)
    watch.room_changed.connect(told.append)
    watch.start()
    assert told == []
    for journal.low in (True, True, False):
        watch.look()
    watch.stop()
    assert told == [True, False]
