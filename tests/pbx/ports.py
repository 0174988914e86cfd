"""Free ports on loopback."""

import random
import socket


def free_port() -> int:
    """A port that is free now for UDP and for TCP."""
    while True:
        port = random.randrange(20000, 32000)
        if _free(socket.SOCK_DGRAM, port) and _free(socket.SOCK_STREAM, port):
            return port


def free_udp_range(count: int) -> int:
    """The first of `count` UDP ports in a row, beginning with an even one, all free now."""
    while True:
        first = random.randrange(20000, 32000, 2)
        if all(_free(socket.SOCK_DGRAM, port) for port in range(first, first + count)):
            return first


def _free(kind: socket.SocketKind, port: int) -> bool:
    with socket.socket(socket.AF_INET, kind) as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
