"""The demo's line against SIPp as the phone: a second opinion on transactions and dialogs by a tool of others."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import msgspec
import pytest

from app.cli.demo.line import DemoLine
from app.cli.demo.stories import KNOWN

REGISTER = """<?xml version="1.0"?><scenario name="register">
<send retrans="500"><![CDATA[
REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:1001@bank>;tag=[call_number]
To: <sip:1001@bank>
Call-ID: [call_id]
CSeq: 1 REGISTER
Contact: <sip:1001@[local_ip]:[local_port]>
Max-Forwards: 70
Expires: 300
Content-Length: 0

]]></send>
<recv response="401" auth="true"/>
<send retrans="500"><![CDATA[
REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:1001@bank>;tag=[call_number]
To: <sip:1001@bank>
Call-ID: [call_id]
CSeq: 2 REGISTER
Contact: <sip:1001@[local_ip]:[local_port]>
[authentication username=1001 password=secret]
Max-Forwards: 70
Expires: 300
Content-Length: 0

]]></send>
<recv response="200"/>
</scenario>"""


@pytest.mark.pbx
@pytest.mark.skipif(not (shutil.which("sipp") or os.environ.get("CI")), reason="no SIPp (Debian: sip-tester)")
def test_sipp_signs_in_and_takes_twenty_calls(tmp_path: Path) -> None:
    (tmp_path / "register.xml").write_text(REGISTER)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    common = ["sipp", "-i", "127.0.0.1", "-p", str(port), "-nostdin", "-timeout", "30s", "-timeout_error"]
    with DemoLine(("127.0.0.1", 0), {"1001": "secret"}) as line:
        registrar = f"{line.address[0]}:{line.address[1]}"
        scenario = ["-sf", "register.xml", "-m", "1", registrar]
        done = subprocess.run([*common, *scenario], cwd=tmp_path, capture_output=True, text=True, timeout=40)
        assert done.returncode == 0, done.stdout
        assert line.wait_registered(5)
        with subprocess.Popen([*common, "-sn", "uas", "-m", "20"], cwd=tmp_path, stdout=subprocess.DEVNULL) as phone:
            story = msgspec.structs.replace(KNOWN, talks_s=0.2)
            calls = [line.start_call(story) for _ in range(20)]
            logs = [call.result(20) for call in calls]
            assert phone.wait(30) == 0
    assert {(log.status, log.side) for log in logs} == {(200, "caller")}
    assert all(log.ring_ms is not None for log in logs)
