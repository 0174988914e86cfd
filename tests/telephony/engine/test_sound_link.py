from app.telephony.account import SoundChoice
from app.telephony.engine.sound_link import CarryVoice, Ring, SoundLink, UseDevices


def test_orders_wait_for_qt_and_come_in_order() -> None:
    link = SoundLink()
    woken: list[int] = []
    orders = [UseDevices(SoundChoice()), Ring(True), CarryVoice(True)]
    link.ask(orders[0])
    link.ask(orders[1])
    link.attach(lambda: woken.append(1))
    link.ask(orders[2])
    assert len(woken) == 2
    assert [link.take(), link.take(), link.take(), link.take()] == [*orders, None]
