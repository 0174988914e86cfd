"""The engine thread: owns every pjsua2 object from libCreate to libDestroy, and turns the library's wheel.

Without worker threads of the library (`threadCnt = 0`) all SIP callbacks run in `libHandleEvents` on this thread, so
nothing here needs a lock. No other thread may touch a pj object: an unregistered one aborts the process, and so does a
destructor that runs on it; therefore no pj object leaves this package's engine-thread modules.
"""

import logging
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from typing import Protocol

import pjsua2 as pj

from app import __version__
from app.telephony import commands, events
from app.telephony.account import PhoneAccount
from app.telephony.engine.alarms import Alarms
from app.telephony.engine.calls import CallBook, is_dialable
from app.telephony.engine.device_port import device_port
from app.telephony.engine.endpoint import PhoneEndpoint
from app.telephony.engine.line import order_codecs
from app.telephony.engine.log import LogWriter, shown
from app.telephony.engine.pace import Pace
from app.telephony.engine.registration import Registration
from app.telephony.engine.ring_buffer import RATE_HZ, RingBuffer
from app.telephony.engine.sound_link import SoundLink, UseDevices

MAX_CALLS = 4
"""PJSUA_MAX_CALLS of the wheel; asking for more is cut in silence, and the fifth INVITE gets 486 from the library."""
_IDLE_MS = 10
_BUSY_MS = 1
"""How long the library may sleep: a command waits that long at most."""
_BEAT_S = 1.0
_GOODBYE_S = 0.5

_logger = logging.getLogger("tellerline.phone")


class Teller(Protocol):
    """The way up."""

    def tell(self, event: events.Event) -> None: ...

    def beat(self) -> None: ...


class Engine(threading.Thread):
    """Takes commands by `take` (any thread), tells events by `teller`, asks the sound by `sound`."""

    def __init__(
        self, teller: Teller, sound: SoundLink, far: RingBuffer, near: RingBuffer, finished: Callable[[], None]
    ) -> None:
        super().__init__(name="engine", daemon=True)
        self._teller = teller
        self._sound = sound
        self._rings = (far, near)
        self._finished = finished
        self._commands: deque[commands.AnyCommand] = deque()
        self._quitting = False
        self._next_beat = 0.0

    def take(self, command: commands.AnyCommand) -> None:
        self._commands.append(command)

    def run(self) -> None:
        try:
            self._serve()
        except pj.Error as error:
            _logger.error("the phone engine stopped: pjsip %s", shown(error.status))  # noqa: TRY400  # its text may name people
        except Exception as error:  # noqa: BLE001  # whatever it is: the desk starts another phone
            place = traceback.extract_tb(error.__traceback__)[-1]
            _logger.error("the phone engine stopped: %s in %s", type(error).__name__, place.name)  # noqa: TRY400  # as above
        finally:
            self._finished()

    def _serve(self) -> None:
        endpoint = PhoneEndpoint()
        endpoint.libCreate()
        log = LogWriter()  # kept here until libDestroy: pjsip writes to it, and does not hold it
        endpoint.libInit(_config(log))
        # Without a null device every call fails (PJMEDIA_EAUD_NODEFDEV): the wheel has no sound of its own.
        endpoint.audDevManager().setNullDev()
        endpoint.libStart()
        self._alarms = Alarms()
        self._calls = CallBook(self._teller.tell, self._sound, Pace())
        self._registration = Registration(endpoint, self._calls, self._alarms, self._teller.tell)
        port = device_port(*self._rings)
        port.__disown__()  # never deleted: before libDestroy the sound's clock may be in it, after it that is an abort
        port.open()
        self._calls.use_port(port)
        codecs = order_codecs(endpoint, PhoneAccount().codecs)
        self._teller.tell(events.Started(at_ns=time.monotonic_ns(), version=endpoint.libVersion().full, codecs=codecs))
        try:
            while not self._quitting:
                self._turn(endpoint)
        finally:  # after an error too: nobody is left talking to a phone that is gone
            self._leave(endpoint)
            endpoint.libDestroy(pj.PJSUA_DESTROY_NO_NETWORK)  # `_leave` has waited for the answers; this would add 1 s
            del log

    def _turn(self, endpoint: PhoneEndpoint) -> None:
        endpoint.libHandleEvents(_BUSY_MS if len(self._calls) else _IDLE_MS)
        self._calls.work()
        self._registration.work()
        while self._commands:
            self._obey(self._commands.popleft())
        self._alarms.run_due()
        now = time.monotonic()
        if now >= self._next_beat:
            self._next_beat = now + _BEAT_S
            self._teller.beat()

    def _obey(self, command: commands.AnyCommand) -> None:
        match command:
            case commands.Register():
                self._registration.register(command.account, command.password)
            case commands.Unregister():
                self._registration.unregister()
            case commands.Dial():
                self._dial(command)
            case commands.ChooseSound():
                self._sound.ask(UseDevices(command.choice))
            case commands.StopRinger():
                self._calls.silence()
            case commands.Quit():
                self._quitting = True
            case _:
                self._calls.obey(command)

    def _dial(self, command: commands.Dial) -> None:
        line = self._registration.line
        if not is_dialable(command.number):
            self._refuse(command, "bad_number")
        elif line is None:
            self._refuse(command, "not_registered")
        elif len(self._calls) >= MAX_CALLS:
            self._refuse(command, "no_free_line")
        else:
            self._calls.dial(command, line, self._registration.target(command.number))

    def _refuse(self, command: commands.Dial, word: str) -> None:
        self._calls.fail(command, word)
        self._teller.tell(
            events.Ended(at_ns=time.monotonic_ns(), call_id=command.call_id, code=0, reason=word, side="phone")
        )

    def _leave(self, endpoint: pj.Endpoint) -> None:
        """The order matters: calls, then the line, then the library; each of the others ends in an assertion."""
        self._calls.hang_up_all()
        self._poll(endpoint, lambda: len(self._calls) == 0)
        self._calls.bury_all()
        self._registration.unregister()
        self._poll(endpoint, lambda: self._registration.is_signed_out)
        self._registration.close()

    def _poll(self, endpoint: pj.Endpoint, done: Callable[[], bool]) -> None:
        end = time.monotonic() + _GOODBYE_S
        while not done() and time.monotonic() < end:
            endpoint.libHandleEvents(_IDLE_MS)
            self._calls.work()
            self._registration.work()


def _config(log: LogWriter) -> pj.EpConfig:
    config = pj.EpConfig()
    config.uaConfig.threadCnt = 0
    config.uaConfig.mainThreadOnly = True  # DTMF and media events too come on this thread
    config.uaConfig.maxCalls = MAX_CALLS
    config.uaConfig.userAgent = f"Tellerline/{__version__}"
    config.uaConfig.mwiUnsolicitedEnabled = False
    config.medConfig.clockRate = RATE_HZ
    config.medConfig.sndAutoCloseTime = -1  # else the null device stops after 1 s and later calls have no RTP
    config.medConfig.ecTailLen = 0  # pjsip's echo canceller sits on its own sound device, which is not there
    config.medConfig.noVad = True  # a muted or silent agent must go on sending: PBXs hang up without RTP
    config.logConfig.level = 2  # errors and warnings; whole messages stand in it only from 4 on
    config.logConfig.consoleLevel = 2  # not the console: the writer hears nothing above this level
    config.logConfig.msgLogging = 0
    config.logConfig.writer = log
    return config
