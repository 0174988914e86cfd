"""The phone process, from its start to its end. Imports nothing heavy at the top: the desk imports this file too."""

import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from app.logs import start_logs

if TYPE_CHECKING:
    from app.telephony.engine.pipe import EventWriter
    from app.telephony.engine.ring_buffer import RingBuffer
    from app.telephony.engine.sound_link import SoundLink

_logger = logging.getLogger("tellerline.phone")

SWITCH_INTERVAL_S = 0.0005
"""With Python's own 5 ms a busy thread costs the voice half of its frames."""


def run_phone(connection: Connection, log_folder: Path | None = None, log_name: str = "phone") -> None:
    """Serve the desk at the other end of `connection` until it says `Quit` or is gone.

    The log goes to `log_folder/log_name.log`; without a folder there is none.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    if log_folder is not None:
        start_logs(log_folder, log_name)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal reaches us too; the desk decides
    _forbid_core_files()
    _silence_stdout()

    # While Qt is being imported beside the engine no other thread may import anything: Qt's bindings abort when
    # sys.modules changes under them, and one thread in the loader and one with Python's lock wait for each other for
    # ever. A look-up of names would import this:
    import encodings.idna  # noqa: F401 - see above

    from app import __version__
    from app.telephony.engine.engine import Engine
    from app.telephony.engine.pipe import CommandReader, EventWriter
    from app.telephony.engine.ring_buffer import RingBuffer
    from app.telephony.engine.sound_link import SoundLink

    far, near = RingBuffer(priming=2, capacity=10), RingBuffer(priming=4, capacity=12)
    link = SoundLink()
    writer = EventWriter(connection)
    ended = _Ended()
    _logger.info("the phone of Tellerline %s starts", __version__)
    engine = Engine(writer, link, far, near, ended.tell)
    reader = CommandReader(connection, engine.take)
    writer.start()
    engine.start()  # signing in goes on while Qt is being imported
    reader.start()
    _serve_sound(link, far, near, writer, ended)
    engine.join()
    writer.close()
    writer.join(1.0)
    _logger.info("the phone has ended")


class _Ended:
    """Tells the main thread that the engine is gone, also when that happens before Qt's loop runs."""

    def __init__(self) -> None:
        self._ended = False
        self._wake: Callable[[], None] | None = None

    def tell(self) -> None:
        """Engine thread."""
        self._ended = True
        if self._wake is not None:
            self._wake()

    def attach(self, wake: Callable[[], None]) -> None:
        """Main thread: `wake` is called when the engine ends, or now if it has."""
        self._wake = wake
        if self._ended:
            wake()


def _serve_sound(
    link: "SoundLink", far: "RingBuffer", near: "RingBuffer", writer: "EventWriter", ended: _Ended
) -> None:
    """Qt's part, until the engine ends."""
    from PySide6.QtCore import QCoreApplication, QMetaObject, Qt, qInstallMessageHandler

    qInstallMessageHandler(lambda _kind, context, _text: _logger.info("Qt: %s", context.category))

    from app.telephony.engine.sound_desk import SoundDesk

    application = QCoreApplication(["phone"])
    desk = SoundDesk(link, far, near, writer.tell)
    desk.start()

    # Queued: a quit that comes before the loop runs would otherwise be forgotten.
    def leave() -> None:
        QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)

    ended.attach(leave)
    application.exec()
    desk.stop()


def _silence_stdout() -> None:
    """libCreate logs to stdout before it can be told not to; this process has nothing to print."""
    with contextlib.suppress(OSError):  # a program without a console has none
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)


def _forbid_core_files() -> None:
    """A core file of this process would hold the line's password."""
    with contextlib.suppress(ImportError):  # Windows has neither
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
