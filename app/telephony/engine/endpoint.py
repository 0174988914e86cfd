"""pjsua2's endpoint, which also remembers its open connections: a line signed in anew must not ride on an old one."""

import contextlib

import pjsua2 as pj


class PhoneEndpoint(pj.Endpoint):  # type: ignore[misc]  # the wheel ships no types
    """TCP and TLS connections outlive the listener that verified them, and pjsip would use them again."""

    def __init__(self) -> None:
        super().__init__()
        self._connections: dict[int, object] = {}

    def onTransportState(self, prm: pj.OnTransportStateParam) -> None:
        if prm.state == pj.PJSIP_TP_STATE_CONNECTED:
            self._connections[int(prm.hnd)] = prm.hnd
        else:
            self._connections.pop(int(prm.hnd), None)

    def forget_connections(self) -> None:
        """No new request goes over what is open now; it closes when its last transaction is over."""
        connections, self._connections = self._connections, {}
        for handle in connections.values():
            with contextlib.suppress(pj.Error):  # already closing
                self.transportShutdown(handle)
