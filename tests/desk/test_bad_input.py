"""What bad input gets: a sentence that says what to do, on the screen of the real desk, and nothing lost."""

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psutil
import pytest
import sqlalchemy as sa
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from app.cli.demo.stories import KNOWN, STRANGER
from app.main import Desk
from app.services.agent_state import State
from app.services.call import Phase
from app.ui import sentences
from app.ui.parting import Parting
from app.ui.sign_in import SignIn
from tests.desk.conftest import Workplace
from tests.pbx.certificates import Authority
from tests.silence import Noise

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # Qt has no window manager off screen
    pytest.mark.xdist_group("desk"),
]

Until = Callable[[Callable[[], object]], None]
OUTCOME = "security.card_lost"


@pytest.fixture(autouse=True)
def its_own_noise(noise: Noise) -> None:
    noise.tolerate("qt")


def opened(workplace: Workplace, until: Until, **passwords: str) -> Desk:
    desk = workplace.begin(**passwords)
    until(lambda: hasattr(desk, "windows") and desk.windows.window.isVisible())
    return desk


def registered(workplace: Workplace, until: Until) -> Desk:
    desk = opened(workplace, until)
    until(lambda: workplace.line.wait_registered(0) and desk.services.lights.phone.light == "ok")
    return desk


def notice(desk: Desk) -> str:
    """The notice on screen and those it covers: a machine without sound has one more."""
    assert desk.services.notices._shown == "" or not desk.windows.notice.isHidden()
    return " | ".join(sentences.notice(code) for code in desk.services.notices._standing.values())


def talking(desk: Desk, workplace: Workplace, until: Until) -> None:
    """A known customer rings and is answered."""
    workplace.line.start_call(KNOWN)
    until(lambda: desk.services.calls.current and desk.services.calls.current.phase is Phase.RINGING)
    desk.services.calls.answer()
    until(lambda: desk.services.calls.current and desk.services.calls.current.phase is Phase.TALKING)
    until(lambda: desk.services.form.current and desk.services.form.current.customer_id)


def note(desk: Desk, words: str, outcome: str = "") -> None:
    form = desk.services.form.current
    assert form is not None
    desk.services.form.on_form_typed(replace(form, note=words, disposition=outcome))


def saved(desk: Desk, until: Until, words: str) -> None:
    """Hang up and save with these words."""
    desk.services.calls.hang_up()
    until(lambda: desk.services.calls.current is None or desk.services.calls.current.phase is Phase.ENDED)
    note(desk, words, OUTCOME)
    desk.services.form.save()
    until(lambda: desk.services.form.current is None)


def arrived(workplace: Workplace, words: str) -> int:
    with workplace.bank.administrator() as connection:
        counted = sa.text("select count(*) from crm.interactions where note = :words")
        return int(connection.execute(counted, {"words": words}).scalar_one())


def sign_in_window(application: QApplication) -> SignIn | None:
    windows = [widget for widget in application.topLevelWidgets() if isinstance(widget, SignIn)]
    return next((window for window in windows if window.isVisible()), None)


def problem(application: QApplication) -> str:
    window = sign_in_window(application)
    return window.problem if window is not None else ""


# ---- the telephone line ----


def test_a_wrong_line_password_is_said_and_the_right_one_typed_at_work(workplace: Workplace, until: Until) -> None:
    desk = opened(workplace, until, sip="not-this-one")
    until(lambda: "refused the line's password" in notice(desk))
    desk.windows.status_line.phone_clicked.emit()
    desk.windows.password.password_given.emit("line", workplace.bank.line_password)
    until(lambda: workplace.line.wait_registered(0) and "The phone is back and registered." in notice(desk))


def test_an_exchange_that_is_not_there_is_said(workplace: Workplace, until: Until) -> None:
    workplace.more["TELLERLINE_PHONE_REGISTRAR"] = "no.such.host.invalid"
    desk = opened(workplace, until)
    until(lambda: "The exchange does not answer." in notice(desk))


def test_a_call_from_elsewhere_is_rejected_and_pops_nothing(workplace: Workplace, until: Until) -> None:
    desk = registered(workplace, until)
    assert workplace.line.call(STRANGER, timeout_s=10).status == 403
    assert desk.services.calls.current is None
    assert desk.services.form.current is None


def test_the_phone_killed_in_a_call_costs_the_call_and_no_word(workplace: Workplace, until: Until) -> None:
    desk = registered(workplace, until)
    talking(desk, workplace, until)
    note(desk, "Half a sen")
    fallen = desk._phone.pid
    assert fallen is not None
    os.kill(fallen, signal.SIGKILL)
    until(lambda: "The phone failed" in notice(desk))
    note(desk, "Half a sentence")
    until(lambda: "The phone is back and registered." in notice(desk))
    assert desk._phone.pid not in (None, fallen)
    assert desk.services.form.current is not None
    until(lambda: "Half a sentence" in desk.services.journal.drafts()[0].body)


def test_the_window_is_not_closed_during_a_call(workplace: Workplace, until: Until) -> None:
    desk = registered(workplace, until)
    talking(desk, workplace, until)
    desk.windows.window.close()
    assert desk.windows.window.isVisible()
    assert "A call is going on." in notice(desk)


# ---- the centre ----


def test_the_centre_away_in_a_call_keeps_all_and_drains_by_itself(workplace: Workplace, until: Until) -> None:
    desk = registered(workplace, until)
    talking(desk, workplace, until)
    workplace.proxy.plan = lambda _piece: "drop"
    saved(desk, until, "While the centre was away")
    until(lambda: "The centre does not answer." in notice(desk))
    until(lambda: "does not answer" in said(desk) and "waiting for the centre" in said(desk))
    assert arrived(workplace, "While the centre was away") == 0
    workplace.proxy.plan = lambda _piece: "pass"
    until(lambda: arrived(workplace, "While the centre was away") == 1)
    until(lambda: "All saved and confirmed" in said(desk) and "Centre: connected" in said(desk))


def said(desk: Desk) -> str:
    """The status bar's words."""
    from PySide6.QtWidgets import QPushButton

    return " | ".join(light.text() for light in desk.windows.status_line.findChildren(QPushButton))


def test_signing_out_with_something_waiting_says_so_and_keeps_it(
    workplace: Workplace, until: Until, qapp: QApplication
) -> None:
    desk = registered(workplace, until)
    talking(desk, workplace, until)
    workplace.proxy.plan = lambda _piece: "drop"
    saved(desk, until, "Waits at the sign-out")
    until(lambda: desk.services.agent.status.state is State.NOT_READY)
    desk.services.agent.sign_out()
    until(lambda: [window for window in qapp.topLevelWidgets() if isinstance(window, Parting) and window.isVisible()])
    assert arrived(workplace, "Waits at the sign-out") == 0
    workplace.end()
    workplace.proxy.plan = lambda _piece: "pass"
    again = opened(workplace, until)
    until(lambda: arrived(workplace, "Waits at the sign-out") == 1)
    assert again.services.journal.attention() == ()


def test_a_password_changed_at_work_is_asked_for_and_opens_the_journal_next_time(
    workplace: Workplace, until: Until
) -> None:
    desk = opened(workplace, until)
    until(lambda: "Centre: connected" in said(desk))
    before = workplace.bank.agent_password
    workplace.bank.agent_password = before + "-new"
    workplace.new_password(workplace.bank.agent_password)
    workplace.proxy.plan = lambda _piece: "drop"
    desk.services.reader.ask_day()
    until(lambda: "does not answer" in said(desk))
    workplace.proxy.plan = lambda _piece: "pass"
    desk.services.sign_in_again()
    until(lambda: "The centre refused your sign-in." in notice(desk))
    desk.windows.status_line.central_clicked.emit()
    desk.windows.password.password_given.emit("central", workplace.bank.agent_password)
    until(lambda: "Centre: connected" in said(desk))
    workplace.end()
    opened(workplace, until)


@contextmanager
def untrusted_server(folder: Path) -> Iterator[int]:
    """Speaks PostgreSQL's first words, then shows a certificate nobody here trusts; gives its port."""
    Authority("Elsewhere").write_server(folder / "cert.pem", folder / "key.pem", host="127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    client, _ = listener.accept()
                except OSError:
                    return
                with client:
                    client.recv(8)
                    client.sendall(b"S")
                    try:
                        heard.append(context.wrap_socket(client, server_side=True).recv(1000))
                    except OSError:
                        continue  # the desk hung up, as it should

        thread = threading.Thread(target=serve, name="untrusted")
        thread.start()
        yield int(listener.getsockname()[1])
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()
    assert not any(heard)


def test_a_centre_that_cannot_prove_itself_gets_no_password(
    workplace: Workplace, until: Until, qapp: QApplication, tmp_path: Path
) -> None:
    workplace.more["TELLERLINE_CENTRAL_CA_FILE"] = str(Authority("Ours").write_ca(tmp_path / "ca.pem"))
    with untrusted_server(tmp_path) as workplace.central_port:
        workplace.begin()
        until(lambda: "certificate is not trusted" in problem(qapp))


@pytest.mark.parametrize(
    ("change", "back", "words"),
    [
        ("schema_epoch = 1", "schema_epoch = 2", "older than this program"),
        ("min_client = '99.0'", "min_client = '0.1.0'", "too old for the centre"),
    ],
)
def test_a_schema_of_another_time_is_said_at_the_sign_in(
    workplace: Workplace, until: Until, qapp: QApplication, change: str, back: str, words: str
) -> None:
    def put(value: str) -> None:
        with workplace.bank.administrator() as connection, connection.begin():
            connection.execute(sa.text(f"update crm.compat set {value}"))

    put(change)
    try:
        workplace.begin()
        until(lambda: words in problem(qapp))
    finally:
        put(back)


@pytest.mark.parametrize(
    ("change", "back", "words"),
    [
        ("schema_epoch = 1", "schema_epoch = 2", "The centre is older than this program."),
        ("min_client = '99.0'", "min_client = '0.1.0'", "This program is too old for the centre."),
    ],
)
def test_with_a_schema_of_another_time_the_desk_goes_on_with_its_journal(
    workplace: Workplace, until: Until, change: str, back: str, words: str
) -> None:
    def put(value: str) -> None:
        with workplace.bank.administrator() as connection, connection.begin():
            connection.execute(sa.text(f"update crm.compat set {value}"))

    opened(workplace, until)
    workplace.end()
    put(change)
    try:
        desk = registered(workplace, until)
        until(lambda: words in notice(desk))
        workplace.line.start_call(KNOWN)
        until(lambda: desk.services.calls.current and desk.services.calls.current.phase is Phase.RINGING)
        desk.services.calls.answer()
        until(lambda: desk.services.calls.current and desk.services.calls.current.phase is Phase.TALKING)
        saved(desk, until, f"Kept: {words}")
        until(lambda: "waiting for the centre" in said(desk))
        assert arrived(workplace, f"Kept: {words}") == 0
        workplace.end()
    finally:
        put(back)
    opened(workplace, until)
    until(lambda: arrived(workplace, f"Kept: {words}") == 1)


# ---- the journal ----


def test_a_second_desk_on_the_same_journal_is_told(workplace: Workplace, until: Until, qapp: QApplication) -> None:
    first = opened(workplace, until)
    workplace.begin()
    until(lambda: "already runs on this computer" in problem(qapp))
    assert first.windows.window.isVisible()


def test_a_journal_whose_folder_is_in_the_way_is_said(workplace: Workplace, until: Until, qapp: QApplication) -> None:
    (workplace.folder / "journal").write_text("a file")
    workplace.begin()
    until(lambda: "folder for the journal cannot be written" in problem(qapp))


def test_a_damaged_journal_is_said_and_left_as_it_is(workplace: Workplace, until: Until, qapp: QApplication) -> None:
    opened(workplace, until)
    workplace.end()
    journal = next((workplace.folder / "journal").rglob("journal.db"))
    damaged = b"\xa5" * 4096 + journal.read_bytes()[4096:]
    journal.write_bytes(damaged)
    workplace.begin()
    until(lambda: "journal is damaged" in problem(qapp))
    assert journal.read_bytes() == damaged


def wait_for_line(lines: IO[str], wanted: str) -> None:
    """The typist ends by itself when nobody comes, so this does too."""
    assert any(line.strip() == wanted for line in lines), f"never said: {wanted}"


def test_a_killed_desk_finds_its_words_again(workplace: Workplace, until: Until) -> None:
    words = "The card was stolen in Nanjing; half a sent"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.desk.typist", words],
        env=os.environ | workplace.variables() | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        assert typist.stdin is not None
        assert typist.stdout is not None
        typist.stdin.write(json.dumps(workplace.passwords) + "\n")
        typist.stdin.flush()
        wait_for_line(typist.stdout, "ready")
        workplace.line.start_call(KNOWN)
        wait_for_line(typist.stdout, "kept")
        children = psutil.Process(typist.pid).children()
        typist.kill()
    psutil.wait_procs(children, timeout=10)
    workplace.line.hang_up_all()
    desk = opened(workplace, until)
    until(lambda: desk.services.form.current)
    form = desk.services.form.current
    assert form is not None
    assert form.note == words
    assert desk.windows.form.fields.note.toPlainText() == words
