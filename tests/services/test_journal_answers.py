import threading

from pytestqt.qtbot import QtBot

from app.services.journal_answers import JournalAnswers


def test_what_another_thread_tells_is_called_here_in_order(qtbot: QtBot) -> None:
    answers = JournalAnswers()
    heard: list[tuple[int, int]] = []

    def tell() -> None:
        for n in range(5):
            answers.tell(lambda n=n: heard.append((n, threading.get_ident())))  # type: ignore[misc]

    thread = threading.Thread(target=tell)
    thread.start()
    thread.join()
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert heard == [(n, threading.get_ident()) for n in range(5)]
