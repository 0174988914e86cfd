"""Strings from pjsip, made fit for JSON and the screen: they hold what strangers send."""

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
MAX_TEXT = 200


def plain(text: str) -> str:
    """At most 200 characters without controls. Bytes that were no UTF-8 come as lone surrogates, which JSON refuses."""
    return _CONTROL.sub("", text[:MAX_TEXT].encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
