"""The agent's line at the registrar: a pjsua2 account that lets calls in only from there."""

import time
import uuid
from typing import Protocol

import pjsua2 as pj

from app.telephony.account import PhoneAccount
from app.telephony.engine.authorities import system_authorities
from app.telephony.engine.calls import CallBook
from app.telephony.engine.gate import Gate, split_registrar
from app.telephony.engine.phone_call import PhoneCall

_TRANSPORTS = {"udp": pj.PJSIP_TRANSPORT_UDP, "tcp": pj.PJSIP_TRANSPORT_TCP, "tls": pj.PJSIP_TRANSPORT_TLS}
_SRTP = {"off": pj.PJMEDIA_SRTP_DISABLED, "optional": pj.PJMEDIA_SRTP_OPTIONAL, "mandatory": pj.PJMEDIA_SRTP_MANDATORY}


class LineEars(Protocol):
    """Who hears how the registration goes; called inside pjsip's callbacks."""

    def on_registration(self, line: "Line", code: int, reason: str, expires_s: int) -> None: ...


class Line(pj.Account):  # type: ignore[misc]  # the wheel ships no types
    """One account, from `create` to `shutdown`."""

    def __init__(self, ears: LineEars, calls: CallBook, gate: Gate) -> None:
        super().__init__()
        self._ears = ears
        self._calls = calls
        self._gate = gate

    def onRegState(self, prm: pj.OnRegStateParam) -> None:
        self._ears.on_registration(self, prm.code, prm.reason, prm.expiration)

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        # What is longer than 4000 bytes comes here cut (UDP, if it is cut in a header; see read_headers) or not at all
        # (cut in its body, or by TCP over some 4,000): a PBX must hand over an id and let the desk look it up.
        # Only this: make the Call (without one the library answers 500), store it, answer 180, copy the texts.
        # `prm` is a C++ object on the stack: reading it after the return is a crash.
        received_ns = time.monotonic_ns()
        call = PhoneCall(self, prm.callId, str(uuid.uuid4()), True, self._calls)
        source = prm.rdata.srcAddress
        call.let_in = self._gate.lets_in(source)
        self._calls.take_in(call, source, prm.rdata, received_ns)

    def onIncomingSubscribe(self, prm: pj.OnIncomingSubscribeParam) -> None:
        prm.code = pj.PJSIP_SC_FORBIDDEN  # an agent's presence is nobody's business but the PBX's


def domain_of(account: PhoneAccount) -> str:
    return account.domain or _bracketed(split_registrar(account.registrar, account.transport)[0])


def server_of(account: PhoneAccount) -> str:
    """Where every request goes: `sip:host:port;transport=...`."""
    host, port = split_registrar(account.registrar, account.transport)
    suffix = "" if account.transport == "udp" else f";transport={account.transport}"
    return f"sip:{_bracketed(host)}:{port}{suffix}"


def target_of(account: PhoneAccount, number: str) -> str:
    """The URI to dial: the number at the line's own domain; '#' must be escaped in a URI (RFC 3261 section 25)."""
    user = number.replace("#", "%23")
    if account.domain:
        return f"sip:{user}@{account.domain}"
    return server_of(account).replace("sip:", f"sip:{user}@", 1)


def account_config(account: PhoneAccount, password: str) -> pj.AccountConfig:
    """pjsua2's view of the line."""
    config = pj.AccountConfig()
    name = account.display_name.replace("\\", "").replace('"', "")
    config.idUri = f'"{name}" <sip:{account.user}@{domain_of(account)}>'
    config.regConfig.registrarUri = server_of(account)
    config.regConfig.timeoutSec = account.expires_s
    config.regConfig.retryIntervalSec = account.retry_s
    config.regConfig.firstRetryIntervalSec = account.retry_s
    config.regConfig.dropCallsOnFail = False
    config.sipConfig.authCreds.append(pj.AuthCredInfo("digest", "*", account.auth_user or account.user, 0, password))
    if account.domain:
        config.sipConfig.proxies.append(f"{server_of(account)};lr")
    config.mediaConfig.srtpUse = _SRTP[account.srtp]
    config.mediaConfig.srtpSecureSignaling = 1 if account.transport == "tls" else 0
    config.mediaConfig.transportConfig.port = 0
    return config


def open_transport(endpoint: pj.Endpoint, account: PhoneAccount) -> int:
    """The one way to the registrar; no other socket is opened, so nothing else can be knocked at.

    What does knock here meets a parser with known faults (#4863, #4902; #4790 for late RTP; mended in pjsip 2.17, which
    is no wheel yet): that is why all of it lives in a process of its own.
    """
    config = pj.TransportConfig()
    config.port = account.local_port
    if account.transport == "tls":
        config.tlsConfig.verifyServer = account.verify_server  # off by default in pjsip
        config.tlsConfig.method = pj.PJSIP_TLSV1_2_METHOD  # the wheel's OpenSSL 1.0.2 has no 1.3; older ones are unsafe
        config.tlsConfig.proto = pj.PJ_SSL_SOCK_PROTO_TLS1_2
        if account.ca_file:
            config.tlsConfig.CaListFile = account.ca_file
        elif account.verify_server:
            config.tlsConfig.CaBuf = system_authorities()
    return int(endpoint.transportCreate(_TRANSPORTS[account.transport], config))


def order_codecs(endpoint: pj.Endpoint, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Allow these codecs in this order, no others; returns those that the library has."""
    ids = [codec.codecId for codec in endpoint.codecEnum2()]
    used: list[str] = []
    for codec_id in ids:
        endpoint.codecSetPriority(codec_id, 0)
    for rank, name in enumerate(wanted):
        for codec_id in ids:
            if codec_id.upper().startswith(f"{name.upper()}/"):
                endpoint.codecSetPriority(codec_id, 250 - rank)
                used.append(name)
                break
    return tuple(used)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
