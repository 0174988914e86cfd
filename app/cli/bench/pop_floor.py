"""The floor of `pop`: one indexed SELECT and one paint of the card that stands on the screen already.

Standard input: how to reach the database as JSON, then one number a line; each is answered with milliseconds.
"""

import json
import sys
import time
from typing import Any

import sqlalchemy as sa
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.central.postgres import PostgresStore
from app.models.records import LookupRequest, TrustLevel
from app.services.card import Card, CardPhase
from app.ui.card.view import CardView
from app.ui.style import apply_theme

SELECT = sa.text("select customer_id from crm.phones where e164 = :number")


def main() -> int:
    given = json.loads(sys.stdin.readline())
    application = QApplication([])
    apply_theme(application, "light")
    store = PostgresStore(given["url"], given["password"])
    view = CardView()
    view.set_reference(store.reference())
    view.resize(746, 592)
    view.show()
    engine = sa.create_engine(given["admin_url"], connect_args={"password": given["admin_password"] or None})
    with engine.connect() as connection:
        for line in sys.stdin:
            if line.strip() == "quit":
                break
            print(measure(application, connection, store, view, int(line)), flush=True)
    store.close()
    return 0


def measure(
    application: QApplication, connection: "sa.Connection", store: PostgresStore, view: CardView, number: int
) -> float:
    """Milliseconds, without what it took to fill the card."""
    request: Any = LookupRequest(call_id=str(number), e164=number, customer_claim="", trust=TrustLevel.NUMBER)
    found = store.lookup(request)
    view.show_card(Card(phase=CardPhase.SHOWN, call_id=str(number), profile=found.profile))
    for _ in range(3):
        application.processEvents()
    parts = [view, *view.findChildren(QWidget)]
    start = time.perf_counter_ns()
    connection.execute(SELECT, {"number": number}).all()
    for part in parts:
        part.update()  # a part that covers what lies below it is not painted with it
    application.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))
    return (time.perf_counter_ns() - start) / 1e6


if __name__ == "__main__":
    sys.exit(main())
