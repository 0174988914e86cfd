"""The desk's end of the pipe: starts the phone process, hears it, and starts it again when it dies.

The child reads what strangers send. So the pipe carries JSON that is decoded strictly (never pickles), frames are
bounded, and whatever breaks that rule costs the child its life, not the desk.
"""

import contextlib
import logging
import multiprocessing
import sys
import threading
import time
import types
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.telephony import commands, events
from app.telephony.account import PhoneAccount, SoundChoice
from app.telephony.engine.gate import host_of
from app.telephony.engine.main import run_phone
from app.telephony.tally import Tally

MAX_FRAME = 1 << 20
"""Bytes of one event; the largest honest one (headers of one message) is some 300 kB."""
CALM_S = 10.0
"""A child that lived this long had not crashed at its start: the next one starts at once."""
BACK_OFF_S = (0.0, 0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Wait before the n-th start after crashes in a row; the first two cost nothing, so a kill heals within 2 s."""
BEAT_CHECK_MS = 2_000
MAX_SILENCE_S = 8.0
"""The child's engine says `{}` each second; silent for so long at two checks in a row, it hangs and is killed."""
STOP_S = 2.6
"""Of the 3 s that `stop` may take; then the child is killed."""
_BEAT = b"{}"

_logger = logging.getLogger("tellerline.phone")


class PhoneProcess(QObject):
    """Keeps `app.telephony.phone.Phone`. All methods on this object's thread (the GUI's); none waits but `stop`."""

    event_told = Signal(object)
    _heard = Signal(int, object)
    _closed = Signal(int)

    def __init__(
        self,
        parent: QObject | None = None,
        run: Callable[..., None] = run_phone,
        log_folder: Path | None = None,
        log_name: str = "phone",
    ) -> None:
        """`run(connection)` is what the child does; it must be importable by name (the child is spawned, not forked).

        With a `log_folder` the child keeps a log of its own there, `log_name.log`.
        """
        super().__init__(parent)
        # The folder is no secret, and travels like all arguments in a pipe, not on the command line.
        self._run = run if log_folder is None else partial(run, log_folder=log_folder, log_name=log_name)
        self._rejected = Tally()
        self._child: _Child | None = None
        self._generation = 0
        self._restarts = 0
        self._crashes = 0
        self._registration: commands.Register | None = None
        self._sound: commands.ChooseSound | None = None
        self._live: dict[str, None] = {}
        self._silent_checks = 0
        self._restart_timer = QTimer(self)
        self._restart_timer.setSingleShot(True)
        self._restart_timer.timeout.connect(self._start_child)
        self._watch = QTimer(self)
        self._watch.timeout.connect(self._on_watch)
        # Queued: the reader is a plain thread, and every event must come out on this object's thread.
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._closed.connect(self._on_closed, Qt.ConnectionType.QueuedConnection)

    @property
    def pid(self) -> int | None:
        """Process id of the phone process, for measurements."""
        return self._child.process.pid if self._child else None

    # ---- the contract ----

    def start(self) -> None:
        if self._child is None and not self._restart_timer.isActive():
            self._watch.start(BEAT_CHECK_MS)
            self._start_child()

    def register(self, account: PhoneAccount, password: str) -> None:
        """Kept in memory, and sent again to each new phone process."""
        self._registration = commands.Register(account=account, password=password)
        if self._child is not None:
            self._send(self._registration)

    def unregister(self) -> None:
        self._registration = None
        self._send(commands.Unregister())

    def dial(self, call_id: str, number: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        self._live[call_id] = None
        self._send(commands.Dial(call_id=call_id, number=number, headers=headers))

    def answer(self, call_id: str) -> None:
        self._send(commands.Answer(call_id=call_id))

    def reject(self, call_id: str, code: int = 486) -> None:
        self._send(commands.Reject(call_id=call_id, code=code))

    def hang_up(self, call_id: str) -> None:
        self._send(commands.HangUp(call_id=call_id))

    def hold(self, call_id: str) -> None:
        self._send(commands.Hold(call_id=call_id))

    def retrieve(self, call_id: str) -> None:
        self._send(commands.Retrieve(call_id=call_id))

    def mute(self, call_id: str, on: bool) -> None:
        self._send(commands.Mute(call_id=call_id, on=on))

    def send_digits(self, call_id: str, digits: str) -> None:
        self._send(commands.SendDigits(call_id=call_id, digits=digits))

    def choose_sound(self, choice: SoundChoice) -> None:
        """Kept in memory, and sent again to each new phone process."""
        self._sound = commands.ChooseSound(choice=choice)
        if self._child is not None:
            self._send(self._sound)

    def stop_ringer(self) -> None:
        self._send(commands.StopRinger())

    def stop(self) -> None:
        self._watch.stop()
        self._restart_timer.stop()
        child, self._child = self._child, None
        self._generation += 1  # what it still says is nobody's business
        if child is not None:
            child.stop()
        self._end_live_calls("local", "the desk closes")

    # ---- the child's life ----

    @Slot()
    def _start_child(self) -> None:
        self._generation += 1
        self._silent_checks = 0
        self._child = _Child(self._run, self._generation, self._heard.emit, self._closed.emit)
        if self._sound is not None:
            self._send(self._sound)
        if self._registration is not None:
            self._send(self._registration)

    @Slot(int, object)
    def _on_heard(self, generation: int, event: events.Event) -> None:
        if generation != self._generation:
            return  # the last words of a child that is gone
        match event:
            case events.Ringing() | events.Dialled():
                self._live[event.call_id] = None
            case events.Ended():
                self._live.pop(event.call_id, None)
            case events.InviteRejected():
                self._log_rejected(event)
        self.event_told.emit(event)

    @Slot(int)
    def _on_closed(self, generation: int) -> None:
        if generation != self._generation or self._child is None:
            return
        child, self._child = self._child, None
        exit_code = child.bury()
        _logger.info("the phone process is gone after %d s (exit status %s)", child.age_s(), exit_code)
        self._end_live_calls("phone", "phone process lost")
        self._restarts += 1
        self._crashes = 1 if child.age_s() > CALM_S else self._crashes + 1
        self._with_new_port()
        delay_s = BACK_OFF_S[min(self._crashes, len(BACK_OFF_S)) - 1]
        self.event_told.emit(events.PhoneLost(at_ns=time.monotonic_ns(), exit_code=exit_code, restarts=self._restarts))
        self._restart_timer.start(int(delay_s * 1000))

    def _log_rejected(self, event: events.InviteRejected) -> None:
        if told := self._rejected.add(host_of(event.source) or "an address that is none"):
            _logger.info("call from %s turned away with %d, its %d.", told[0], event.code, told[1])

    def _with_new_port(self) -> None:
        # The dead child could not sign out: at its old port the PBX may go on believing the contact unreachable.
        if self._registration is not None and self._registration.account.local_port:
            account = msgspec.structs.replace(self._registration.account, local_port=0)
            self._registration = msgspec.structs.replace(self._registration, account=account)

    def _end_live_calls(self, side: str, reason: str) -> None:
        live, self._live = self._live, {}
        for call_id in live:
            self.event_told.emit(
                events.Ended(at_ns=time.monotonic_ns(), call_id=call_id, code=0, reason=reason, side=side)
            )

    @Slot()
    def _on_watch(self) -> None:
        if self._child is None:
            return
        # Two checks in a row: after a machine's sleep the first one may come before the child's next beat.
        self._silent_checks = self._silent_checks + 1 if self._child.silence_s() > MAX_SILENCE_S else 0
        if self._silent_checks >= 2:
            self._child.kill()

    def _send(self, command: commands.Command) -> None:
        if self._child is not None and self._child.send(command):
            return
        call_id = getattr(command, "call_id", "")
        if not call_id:
            return  # Register and ChooseSound are sent again to the next child
        failed = events.CommandFailed(
            at_ns=time.monotonic_ns(),
            command=type(command).__name__,
            call_id=call_id,
            sentence_code="phone_restarting",
        )
        self._heard.emit(self._generation, failed)
        if isinstance(command, commands.Dial) and self._child is None:
            ended = events.Ended(
                at_ns=time.monotonic_ns(), call_id=call_id, code=0, reason="phone_restarting", side="phone"
            )
            self._heard.emit(self._generation, ended)


class _Child:
    """One phone process, the pipe to it, and the thread that reads it."""

    def __init__(
        self,
        run: Callable[[Connection], None],
        generation: int,
        heard: Callable[[int, object], None],
        closed: Callable[[int], None],
    ) -> None:
        self._generation = generation
        self._heard = heard
        self._closed = closed
        self._started_s = time.monotonic()
        self._last_frame_s = self._started_s
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=run, args=(theirs,), name="phone", daemon=True)
        _start_without_main(self.process)
        theirs.close()  # ours would keep the pipe open when the child dies
        self._encoder = msgspec.json.Encoder()
        self._reader = threading.Thread(target=self._read, name="phone-reader", daemon=True)
        self._reader.start()

    def send(self, command: commands.Command) -> bool:
        """False when the pipe is broken."""
        try:
            self._connection.send_bytes(self._encoder.encode(command))
        except OSError:
            return False
        return True

    def age_s(self) -> float:
        return time.monotonic() - self._started_s

    def silence_s(self) -> float:
        """Seconds since the last frame."""
        return time.monotonic() - self._last_frame_s

    def kill(self) -> None:
        self.process.kill()

    def bury(self) -> int | None:
        """After the pipe has closed: make sure that it is dead, and say how it died."""
        self.process.join(0.05)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(1.0)
        exit_code = self.process.exitcode
        self._let_go()
        return exit_code

    def stop(self) -> None:
        """Ask it to leave; after `STOP_S` it is killed."""
        self.send(commands.Quit())
        self.process.join(STOP_S)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(0.3)
        self._let_go()

    def _let_go(self) -> None:
        self._reader.join(0.5)
        self._connection.close()
        with contextlib.suppress(ValueError):  # still alive: nothing more can be done
            self.process.close()

    def _read(self) -> None:
        decoder = msgspec.json.Decoder(events.AnyEvent)
        try:
            while True:
                frame = self._connection.recv_bytes(MAX_FRAME)
                self._last_frame_s = time.monotonic()
                if frame != _BEAT:
                    self._heard(self._generation, decoder.decode(frame))
        except (EOFError, OSError):
            pass  # gone, or a frame longer than any honest one
        except Exception as error:  # noqa: BLE001 - whatever a frame breaks (UTF-8, depth, types), its sender lies
            _logger.error("the phone process sent a frame that is no event: %s", type(error).__name__)  # noqa: TRY400 - its text holds the frame
        finally:
            # A child that breaks the language of the pipe is not ours any more: `bury` kills it.
            self._closed(self._generation)


_starting = types.ModuleType("__main__")


def _start_without_main(process: SpawnProcess) -> None:
    """Start the child without the desk's main module, which spawn would run again there, with windows and database."""
    kept = sys.modules["__main__"]
    sys.modules["__main__"] = _starting
    try:
        process.start()
    finally:
        sys.modules["__main__"] = kept
