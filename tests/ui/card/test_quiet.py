"""No call, and a look-up that failed."""

from pytestqt.qtbot import QtBot

from app.ui.card.quiet import QuietPage


def test_failure_says_what_happened_what_is_safe_and_what_to_do(qtbot: QtBot) -> None:
    page = QuietPage()
    qtbot.addWidget(page)
    idle = page.heading.text()
    page.show_reason(failed=True)
    assert page.heading.text() != idle
    for part in ("does not answer", "notes are safe", "Ctrl+K"):
        assert part in page.hint.text()
    page.show_reason(failed=False)
    assert page.heading.text() == idle
