"""The phone's end of the pipe: JSON frames, one thread that writes, one that reads. Never a pickle."""

import queue
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection

import msgspec

from app.telephony.commands import AnyCommand, Quit
from app.telephony.events import Event

BEAT = b"{}"
"""A frame that says nothing but `the engine turns`."""


class EventWriter(threading.Thread):
    """Writes events in order. The engine only puts into a queue: a desk that does not read never stops a call."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(name="pipe-writer", daemon=True)
        self._connection = connection
        self._queue: queue.SimpleQueue[Event | bytes | None] = queue.SimpleQueue()
        self._encoder = msgspec.json.Encoder()

    def tell(self, event: Event) -> None:
        """Any thread."""
        self._queue.put(event)

    def beat(self) -> None:
        """Any thread."""
        self._queue.put(BEAT)

    def close(self) -> None:
        """After what is queued now, stop writing."""
        self._queue.put(None)

    def run(self) -> None:
        while (item := self._queue.get()) is not None:
            frame = item if isinstance(item, bytes) else self._encoder.encode(item)
            try:
                self._connection.send_bytes(frame)
            except OSError:
                return  # the desk is gone; the reader ends the process


class CommandReader(threading.Thread):
    """Reads commands and hands them to `take`; a pipe that closes is a `Quit`, so no phone outlives its desk."""

    def __init__(self, connection: Connection, take: Callable[[AnyCommand], None]) -> None:
        super().__init__(name="pipe-reader", daemon=True)
        self._connection = connection
        self._take = take
        self._decoder = msgspec.json.Decoder(AnyCommand)

    def run(self) -> None:
        while True:
            try:
                command = self._decoder.decode(self._connection.recv_bytes())
            except (EOFError, OSError, msgspec.DecodeError):
                self._take(Quit())
                return
            self._take(command)
