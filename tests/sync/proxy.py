"""A TCP line that breaks on purpose: between the desk and a real PostgreSQL."""

import contextlib
import select
import socket
import threading
from collections.abc import Callable


class Proxy:
    """`plan(bytes_from_client)` says what becomes of each piece the client sends: `pass`, `swallow` (passed on, the
    answer thrown away, then closed), `drop` (closed, not passed on) or `mute` (passed on, never answered)."""

    def __init__(self, target_port: int) -> None:
        self.plan: Callable[[bytes], str] = lambda _piece: "pass"
        self.faults = 0
        self._target_port = target_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ending = threading.Event()
        self._threads = [threading.Thread(target=self._accept, name="proxy")]
        self._threads[0].start()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def close(self) -> None:
        self._ending.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while not self._ending.is_set():
            if select.select([self._listener], [], [], 0.05)[0]:
                client, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=(client,), name="proxy-line")
                self._threads.append(thread)
                thread.start()

    def _serve(self, client: socket.socket) -> None:
        mode = "pass"
        with client, socket.create_connection(("127.0.0.1", self._target_port)) as server, contextlib.suppress(OSError):
            while not self._ending.is_set():
                for ready in select.select([client, server], [], [], 0.05)[0]:
                    piece = ready.recv(65_536)
                    if not piece:
                        return
                    if ready is server:
                        if mode == "swallow":
                            return
                        if mode == "pass":
                            client.sendall(piece)
                        continue
                    if mode == "pass":
                        mode = self.plan(piece)
                        self.faults += mode != "pass"
                    if mode == "drop":
                        return
                    server.sendall(piece)
