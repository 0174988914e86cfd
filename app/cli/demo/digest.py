"""Digest authentication as a registrar asks for it: MD5 with qop=auth (RFC 3261 section 22, RFC 7616)."""

import hashlib
import hmac
import secrets
import time

from app.telephony.headers import read_params, split_outside

NONCE_LIFE_S = 300
MAX_NONCES = 1000


class Gatekeeper:
    """Hands out challenges and checks the answers. Each nonce serves one count upwards, so no answer works twice."""

    def __init__(self, realm: str, users: dict[str, str]) -> None:
        self.realm = realm
        self._users = users
        self._nonces: dict[str, tuple[float, int]] = {}

    def challenge(self, stale: bool = False) -> str:
        """The value of WWW-Authenticate."""
        nonce = secrets.token_hex(16)
        if len(self._nonces) >= MAX_NONCES:
            self._nonces.pop(next(iter(self._nonces)))
        self._nonces[nonce] = (time.monotonic(), 0)
        mark = ", stale=true" if stale else ""
        return f'Digest realm="{self.realm}", nonce="{nonce}", algorithm=MD5, qop="auth"{mark}'

    def is_stale(self, authorization: str) -> bool:
        """Whether the answer belongs to a nonce that ran out: the client may try again without asking the person."""
        nonce = _fields(authorization).get("nonce", "")
        return bool(nonce) and not self._is_fresh(nonce)

    def admits(self, authorization: str, method: str) -> str:
        """The user whose password made this Authorization value; an empty string for any other."""
        fields = _fields(authorization)
        user, nonce = fields.get("username", ""), fields.get("nonce", "")
        count = _count(fields.get("nc", ""))
        password = self._users.get(user)
        if password is None or not self._is_fresh(nonce) or fields.get("realm") != self.realm or count < 1:
            return ""
        answer = response(fields, password, method)
        if not hmac.compare_digest(answer.encode(), fields.get("response", "").encode("utf-8", "replace")):
            return ""
        born, last = self._nonces[nonce]
        if count <= last:
            return ""
        self._nonces[nonce] = (born, count)
        return user

    def _is_fresh(self, nonce: str) -> bool:
        born = self._nonces.get(nonce)
        return born is not None and time.monotonic() - born[0] < NONCE_LIFE_S


def response(fields: dict[str, str], password: str, method: str) -> str:
    """The digest of RFC 7616 section 3.4.1 for the fields of an Authorization value."""
    ha1 = _md5(f"{fields.get('username', '')}:{fields.get('realm', '')}:{password}")
    ha2 = _md5(f"{method}:{fields.get('uri', '')}")
    middle = ":".join(fields.get(name, "") for name in ("nonce", "nc", "cnonce", "qop"))
    return _md5(f"{ha1}:{middle}:{ha2}")


def _fields(authorization: str) -> dict[str, str]:
    scheme, _, rest = authorization.partition(" ")
    return read_params(split_outside(rest, ",")) if scheme.lower() == "digest" else {}


def _count(text: str) -> int:
    return int(text, 16) if len(text) == 8 and all(c in "0123456789abcdefABCDEF" for c in text) else 0


def _md5(text: str) -> str:
    data = text.encode("utf-8", "surrogateescape")
    return hashlib.md5(data, usedforsecurity=False).hexdigest()  # the algorithm that every phone still speaks
