"""pjsip's log, without what it says: its lines can hold numbers, names and whole messages."""

import logging
import re

import pjsua2 as pj

_PLACE = re.compile(r"\b([a-z0-9_]+\.c)\b")
_STATUS = re.compile(r"status[= ]+(\d{4,7})|\[(\d{4,7})\]|\b(PJ[A-Z]*_[A-Z0-9_]{3,40})\b")

_logger = logging.getLogger("tellerline.phone")


class LogWriter(pj.LogWriter):  # type: ignore[misc]  # the wheel ships no types
    """Keep a reference: pjsip owns the C++ half (#3511); without the Python one the next line crashes."""

    def write(self, entry: pj.LogEntry) -> None:
        _logger.info("pjsip level %d: %s", entry.level, bare(entry.msg))


def bare(line: str) -> str:
    """Source file and error number of a line of pjsip's log; nothing else of it."""
    place = _PLACE.search(line)
    status = _STATUS.search(line)
    return " ".join([place.group(1) if place else "?", next((g for g in status.groups() if g), "") if status else ""])
