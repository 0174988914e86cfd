"""Who may send a call: the registrar's addresses and those the site named. And where they come from: DNS."""

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Iterable

_PORT = re.compile(r":(\d{1,5})$")
DEFAULT_PORT = {"udp": 5060, "tcp": 5060, "tls": 5061}


def split_registrar(registrar: str, transport: str) -> tuple[str, int]:
    """Host and port of `host`, `host:port`, `[v6]` or `[v6]:port`."""
    bare_v6 = registrar.count(":") > 1 and not registrar.startswith("[")
    found = None if bare_v6 else _PORT.search(registrar)
    host = registrar[: found.start()] if found else registrar
    return host.strip("[] "), int(found.group(1)) if found else DEFAULT_PORT[transport]


def host_of(source: str) -> str:
    """The address of `1.2.3.4:5060` or `[::1]:5060`, in its shortest spelling; empty when it is none."""
    try:
        return str(ipaddress.ip_address(split_registrar(source, "udp")[0]))
    except ValueError:
        return ""


def resolve(hosts: Iterable[str]) -> frozenset[str]:
    """All addresses of these hosts; hosts that DNS does not know add none. Blocks: never on the engine's thread."""
    found: set[str] = set()
    for host in hosts:
        try:
            rows = socket.getaddrinfo(host, None, type=socket.SOCK_DGRAM)
        except (OSError, UnicodeError):
            continue
        found.update(str(row[4][0]).partition("%")[0] for row in rows)
    return frozenset(found)


def resolve_aside(hosts: Iterable[str], found: Callable[[frozenset[str]], None]) -> threading.Thread:
    """Resolve in a thread of its own and call `found` there: a dead name server must not stop the phone."""
    wanted = tuple(hosts)
    thread = threading.Thread(target=lambda: found(resolve(wanted)), name="resolver", daemon=True)
    thread.start()
    return thread


class Gate:
    """Lets an INVITE in by the address it came from, while the line is signed in there.

    Over UDP a source can be forged: TLS is the real lock.
    """

    def __init__(self) -> None:
        self._addresses: frozenset[str] = frozenset()
        self._open = False

    def know(self, addresses: Iterable[str]) -> None:
        """From now on these, and no others, may call while the gate is open. Being in DNS opens nothing."""
        self._addresses = frozenset(host_of(address) for address in addresses) - {""}

    def open(self) -> None:
        """The registrar took the line."""
        self._open = True

    def close(self) -> None:
        """Signed out, refused or expired: nobody has a reason to call."""
        self._open = False

    def lets_in(self, source: str) -> bool:
        return self._open and host_of(source) in self._addresses
