"""How long a card takes from its value to the screen, in milliseconds, after `LOOKING` was shown.

QT_QPA_PLATFORM=offscreen python -m tests.ui.card.measure [ACCOUNTS] [TIMES]
"""

import sys
import time

from PySide6.QtWidgets import QApplication

from app.services.card import Card, CardPhase
from app.ui.card.view import CardView
from app.ui.style import apply_theme
from tests.ui import customers

WARM_UP = 20


def measure(application: QApplication, accounts: int, times: int) -> list[float]:
    """Sorted times from `show_card` to `profile_painted`, three busy customers in turn."""
    view = CardView(lambda: customers.NOW)
    view.set_reference(customers.REFERENCE)
    view.resize(746, 592)
    view.show()
    painted: list[int] = []
    view.profile_painted.connect(lambda _: painted.append(time.perf_counter_ns()))
    profiles = [customers.profile(who, size=accounts) for who in (customers.WANG, customers.MEI, customers.FIRM)]
    took: list[float] = []
    for n in range(times + WARM_UP):
        call_id = f"call-{n}"
        view.show_card(Card(phase=CardPhase.LOOKING, call_id=call_id))
        application.processEvents()
        start = time.perf_counter_ns()
        view.show_card(customers.shown(profiles[n % 3], call_id=call_id))
        while len(painted) <= n:
            application.processEvents()
        took.append((painted[-1] - start) / 1e6)
    return sorted(took[WARM_UP:])


def main() -> int:
    accounts, times = (int(given) for given in (sys.argv[1:] + ["12", "600"][len(sys.argv) - 1 :]))
    application = QApplication([])
    apply_theme(application, "light")
    took = measure(application, accounts, times)
    p50, p99 = took[len(took) // 2], took[int(len(took) * 0.99)]
    sys.stdout.write(f"{accounts} accounts: p50 {p50:.2f} ms, p99 {p99:.2f} ms, longest {took[-1]:.2f} ms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
