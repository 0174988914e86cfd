from app.telephony.engine.sound_link import CarryVoice, Order, Ring, SoundLink
from app.telephony.engine.sound_wish import SoundWish


class Call:
    def __init__(self, incoming: bool = True, answered: bool = False, let_in: bool = True) -> None:
        self.incoming, self.answered, self.let_in = incoming, answered, let_in


def orders(link: SoundLink) -> list[Order]:
    taken = []
    while (order := link.take()) is not None:
        taken.append(order)
    return taken


def test_a_call_rings_is_answered_and_ends() -> None:
    link = SoundLink()
    wish = SoundWish(link)
    call = Call()
    wish.update([call])
    wish.update([call])
    assert orders(link) == [Ring(True)]
    call.answered = True
    wish.update([call])
    assert orders(link) == [Ring(False), CarryVoice(True)]
    wish.update([])
    assert orders(link) == [CarryVoice(False)]


def test_a_second_call_does_not_ring_into_the_first() -> None:
    link = SoundLink()
    wish = SoundWish(link)
    talking = Call(answered=True)
    wish.update([talking, Call()])
    assert orders(link) == [CarryVoice(True)]
    wish.update([Call()])
    assert orders(link) == [Ring(True), CarryVoice(False)]


def test_a_silenced_call_stays_silent_and_the_next_one_rings() -> None:
    link = SoundLink()
    wish = SoundWish(link)
    wish.update([Call()])
    wish.silence()
    wish.update([Call()])
    wish.unsilence()
    wish.update([Call()])
    assert orders(link) == [Ring(True), Ring(False), Ring(True)]


def test_strangers_make_no_sound_and_dialled_calls_are_heard() -> None:
    link = SoundLink()
    wish = SoundWish(link)
    wish.update([Call(let_in=False)])
    assert orders(link) == []
    wish.update([Call(incoming=False)])
    assert orders(link) == [CarryVoice(True)]
