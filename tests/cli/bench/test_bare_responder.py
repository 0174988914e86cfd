"""The floor of `ring` rings."""

import os
import socket

from app.cli.bench.invites import InviteSender
from app.cli.bench.stage import Program


def test_it_answers_180_and_ends_with_its_input() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Program(["-m", "app.cli.bench.bare_responder", str(port)], dict(os.environ))
    sender = InviteSender(("127.0.0.1", port), "bare")
    try:
        program.hear()
        calls = sender.ring(3, per_second=20)
    finally:
        sender.close()
        program.close()
    assert [call.final_code for call in calls] == [487] * 3
    assert all(call.ms_to_ringing for call in calls)
