"""The floor of `ring`: a bare pjsua2 program that answers every INVITE with 180 and knows nothing else.

`python -m app.cli.bench.bare_responder PORT`; ends when its standard input is closed.
"""

import sys
import threading
from typing import Any

import pjsua2 as pj


class _Account(pj.Account):  # type: ignore[misc]  # pjsua2 ships no types
    def __init__(self) -> None:
        super().__init__()
        self.calls: dict[int, Any] = {}

    def onIncomingCall(self, prm: Any) -> None:  # noqa: N802  # pjsua2's name
        call = _Call(self, prm.callId)
        self.calls[prm.callId] = call
        ringing = pj.CallOpParam(True)
        ringing.statusCode = 180
        call.answer(ringing)


class _Call(pj.Call):  # type: ignore[misc]  # pjsua2 ships no types
    def __init__(self, account: _Account, call_id: int) -> None:
        super().__init__(account, call_id)
        self.account = account

    def onCallState(self, prm: Any) -> None:  # noqa: ARG002, N802  # pjsua2's name
        if self.getInfo().state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self.thisown = False  # its destructor would hang up the next call in this slot (pjproject #3856)
            self.account.calls.pop(self.getId(), None)


def main() -> None:
    endpoint = pj.Endpoint()
    endpoint.libCreate()
    config = pj.EpConfig()
    config.uaConfig.threadCnt = 0
    config.uaConfig.mainThreadOnly = True
    config.medConfig.sndAutoCloseTime = -1
    config.logConfig.level = 0
    config.logConfig.consoleLevel = 0
    endpoint.libInit(config)
    endpoint.audDevManager().setNullDev()
    transport = pj.TransportConfig()
    transport.port = int(sys.argv[1])
    transport.boundAddress = "127.0.0.1"
    endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, transport)
    endpoint.libStart()
    account = _Account()
    settings = pj.AccountConfig()
    settings.idUri = "sip:bare@127.0.0.1"
    account.create(settings)
    reader = threading.Thread(target=sys.stdin.read, daemon=True)
    reader.start()
    print(0, flush=True)
    while reader.is_alive():
        endpoint.libHandleEvents(10)
    account.shutdown()
    del account
    endpoint.libDestroy()


if __name__ == "__main__":
    main()
