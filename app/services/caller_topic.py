"""What the caller on the card probably wants, told anew with each card."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.models.records import Reference
from app.services.call import Call
from app.services.card import Card
from app.services.clock import Clock
from app.services.likely_topic import Topic, likely_topic

MOST_CALLS = 16


class CallerTopic(QObject):
    """`menu_topics`: the site's table from the IVR's menu paths to dispositions or their groups."""

    topic_changed = Signal(object)
    """A `Topic`, or None: nothing speaks for anything, or there is no call."""

    def __init__(self, menu_topics: Mapping[str, str], clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu_topics = menu_topics
        self._clock = clock
        self._groups: dict[str, str] = {}
        self._menus: dict[str, str] = {}
        self._card = Card()
        self._topic: Topic | None = None

    def on_reference_changed(self, reference: Reference) -> None:
        self._groups = {code.code: code.group for code in reference.dispositions}
        self.on_card_changed(self._card)

    def on_call_changed(self, call: Call) -> None:
        """Before the card of this call."""
        self._menus[call.call_id] = call.handover.menu_path
        while len(self._menus) > MOST_CALLS:
            del self._menus[next(iter(self._menus))]

    def on_card_changed(self, card: Card) -> None:
        self._card = card
        topic = None
        if card.call_id and card.profile is not None:
            menu = self._menus.get(card.call_id, "")
            topic = likely_topic(menu, card.profile, self._menu_topics, self._groups, self._clock.now())
        if topic != self._topic:
            self._topic = topic
            self.topic_changed.emit(topic)
