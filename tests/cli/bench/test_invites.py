"""The sender of INVITEs against a phone of this test."""

import re
import socket
import threading

import pytest

from app.cli.bench.invites import InviteSender


class Answering(threading.Thread):
    """Answers each INVITE with `first`, and a CANCEL with the 487 of its INVITE."""

    def __init__(self, first: str) -> None:
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.first = first
        self.heard: list[str] = []

    def run(self) -> None:
        while True:
            data, source = self.socket.recvfrom(65535)
            text = data.decode()
            if not text:
                return
            self.heard.append(text)
            method = text.partition(" ")[0]
            if method in ("INVITE", "CANCEL"):
                said = self.first if method == "INVITE" else "487 Request Terminated"
                self.socket.sendto(self._reply(said, text).encode(), source)

    def _reply(self, said: str, text: str) -> str:
        call_id = re.findall(r"Call-ID: (\S+)", text)[0]
        return f"SIP/2.0 {said}\r\nTo: <sip:u@h>;tag=t\r\nCall-ID: {call_id}\r\nCSeq: 1 INVITE\r\n\r\n"

    def end(self) -> None:
        self.socket.sendto(b"", self.socket.getsockname())
        self.join()
        self.socket.close()


@pytest.mark.parametrize(("first", "rings", "final"), [("180 Ringing", True, 487), ("486 Busy Here", False, 486)])
def test_each_call_rings_and_is_cancelled_or_refused(first: str, rings: bool, final: int) -> None:
    phone = Answering(first)
    phone.start()
    sender = InviteSender(phone.socket.getsockname(), "1001", lambda n: f"X-Number: {n}\r\n")
    try:
        calls = sender.ring(3, per_second=200, ring_s=0.005)
    finally:
        sender.close()
        phone.end()
    assert [call.final_code for call in calls] == [final] * 3
    assert all((call.ms_to_ringing is not None) is rings for call in calls)
    told = [text for text in phone.heard if text.startswith("INVITE")]
    assert [re.findall(r"X-Number: (\d)", text)[0] for text in told] == ["0", "1", "2"]
    assert sum(text.startswith("ACK") for text in phone.heard) == 3
