from app.telephony.engine.alarms import Alarms


def test_an_alarm_rings_once_when_due_and_setting_it_again_moves_it() -> None:
    now = [0.0]
    rung: list[str] = []
    alarms = Alarms(lambda: now[0])
    alarms.set("a", 1.0, lambda: rung.append("early"))
    alarms.set("a", 2.0, lambda: rung.append("late"))
    alarms.set("b", 1.0, lambda: rung.append("never"))
    alarms.clear("b")
    for now[0] in (1.5, 2.0, 3.0):
        alarms.run_due()
    assert rung == ["late"]


def test_an_alarm_may_set_itself_again() -> None:
    now = [0.0]
    rung: list[float] = []
    alarms = Alarms(lambda: now[0])

    def ring() -> None:
        rung.append(now[0])
        alarms.set("a", 1.0, ring)

    alarms.set("a", 1.0, ring)
    for now[0] in (1.0, 1.5, 2.0):
        alarms.run_due()
    assert rung == [1.0, 2.0]
