"""A phone that does only what a test tells it, one datagram at a time: the other end of the demo's line."""

import secrets
import socket

from app.cli.demo import sdp
from app.cli.demo.digest import response
from app.cli.demo.invite import request
from app.cli.demo.message import Message, parse, reply
from app.telephony.headers import read_params, split_outside

WAIT_S = 5.0


class PlainPhone:
    """Speaks SIP to `line` from a port of its own; every method blocks until what it waits for came."""

    def __init__(self, line: tuple[str, int], user: str = "1001", password: str = "secret") -> None:
        self.line = line
        self.user = user
        self.password = password
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("127.0.0.1", 0))
        self.sock.settimeout(WAIT_S)
        self.rtp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.rtp.bind(("127.0.0.1", 0))
        self.rtp.settimeout(WAIT_S)
        self.host, self.port = self.sock.getsockname()
        self.contact = f"<sip:{user}@127.0.0.1:{self.port}>"
        self.tag = secrets.token_hex(4)
        self.call_id = secrets.token_hex(8)
        self.cseq = 0
        self.invite: Message | None = None

    def __enter__(self) -> "PlainPhone":
        return self

    def __exit__(self, *_: object) -> None:
        self.sock.close()
        self.rtp.close()

    # ---- signing in

    def register(self, contact: str = "", expires: int = 300) -> Message:
        """REGISTER, answer the challenge, return the last answer."""
        challenge = self.send_register(contact, expires)
        assert challenge.status == 401
        return self.send_register(contact, expires, self.authorization(challenge))

    def authorization(self, challenge: Message, count: int = 1) -> str:
        fields = read_params(split_outside(challenge.get("www-authenticate").partition(" ")[2], ","))
        fields |= {"username": self.user, "uri": "sip:demo", "nc": f"{count:08x}", "cnonce": "abc", "qop": "auth"}
        fields["response"] = response(fields, self.password, "REGISTER")
        return "Digest " + ", ".join(f'{name}="{value}"' for name, value in fields.items())

    def send_register(self, contact: str = "", expires: int = 300, authorization: str = "") -> Message:
        self.cseq += 1
        fields = [
            ("From", f"<sip:{self.user}@demo>;tag={self.tag}"),
            ("To", f"<sip:{self.user}@demo>"),
            ("Call-ID", self.call_id),
            ("Contact", contact or self.contact),
            ("Expires", str(expires)),
            *([("Authorization", authorization)] if authorization else []),
        ]
        return self.ask("REGISTER", "sip:demo", fields)

    def ask(self, method: str, uri: str, fields: list[tuple[str, str]], body: bytes = b"") -> Message:
        """Any request of ours and its answer."""
        self.send(request(method, uri, self.via(), fields, self.cseq, body))
        return self.receive()

    # ---- being called

    def expect_invite(self) -> Message:
        self.invite = self.receive("INVITE")
        return self.invite

    def answer(self, status: int, reason: str = "OK", body: bytes | None = None) -> None:
        """Answer the INVITE; a 200 carries SDP for our RTP port unless told otherwise."""
        assert self.invite is not None
        if body is None:
            body = self.sdp() if status == 200 else b""
        headers = [("Contact", self.contact), *([("Content-Type", "application/sdp")] if body else [])]
        self.send(reply(self.invite, status, reason, self.line, self.tag, headers, body))

    def answer_request(self, message: Message, status: int = 200, reason: str = "OK") -> None:
        self.send(reply(message, status, reason, self.line, self.tag))

    def in_call(self, method: str, body: bytes = b"", via: str = "") -> None:
        """A request within the call that `invite` began."""
        assert self.invite is not None
        self.cseq += 0 if via else 1
        fields = [
            ("From", f"{self.invite.get('to')};tag={self.tag}"),
            ("To", self.invite.get("from")),
            ("Call-ID", self.invite.call_id),
            ("Contact", self.contact),
        ]
        self.send(request(method, "sip:pbx", via or self.via(), fields, self.cseq, body))

    def sdp(self, direction: str = "sendrecv", law: int = 0, version: int = 1) -> bytes:
        return sdp.write("127.0.0.1", self.rtp.getsockname()[1], version, (law,), direction)

    # ---- datagrams

    def via(self) -> str:
        return f"SIP/2.0/UDP 127.0.0.1:{self.port};branch=z9hG4bK{secrets.token_hex(8)};rport"

    def send(self, data: bytes) -> None:
        self.sock.sendto(data, self.line)

    def receive(self, wanted: str = "") -> Message:
        """The next message, which must be a request of the wanted method if one is named."""
        data, source = self.sock.recvfrom(65_536)
        message = parse(data)
        assert message is not None
        assert not wanted or message.method == wanted, f"{message.method or message.status} instead of {wanted}"
        if source[0] == "127.0.0.1" and wanted == "INVITE":
            self.line = source
        return message
