"""pjsip's log, without what it says: its lines can hold numbers and names, and from level 4 on whole messages.

Of a message that cannot be parsed its sender's address, its size and their count are kept.
"""

import logging
import re

import pjsua2 as pj

from app.telephony.tally import Tally

_PLACE = re.compile(r"\b([a-z0-9_]+\.c)\b")
_STATUS = re.compile(r"status[= ]+(\d{4,7})|\[(\d{4,7})\]|\b(PJ[A-Z]*_[A-Z0-9_]{3,40})\b")

_MALFORMED = re.compile(r"Dropping (\d{1,5}) bytes packet from [A-Z0-9]{3,5} ([0-9A-Fa-f.:\[\]]{2,46}):\d{1,5} ")

_logger = logging.getLogger("tellerline.phone")


class LogWriter(pj.LogWriter):  # type: ignore[misc]  # the wheel ships no types
    """Keep a reference: pjsip owns the C++ half (#3511); without the Python one the next line crashes."""

    def __init__(self) -> None:
        super().__init__()
        self._malformed, self._lines = Tally(), Tally()

    def write(self, entry: pj.LogEntry) -> None:
        self.take(entry.level, entry.msg)

    def take(self, level: int, line: str) -> None:
        """One line of pjsip's."""
        found = _MALFORMED.search(line)
        if found is not None:
            if told := self._malformed.add(found.group(2)):
                _logger.info("malformed message (%s bytes) from %s, its %d.", found.group(1), *told)
        elif told := self._lines.add(bare(line)):
            _logger.info("pjsip level %d: %s, for the %d. time", level, *told)


def bare(line: str) -> str:
    """Source file and error number of a line of pjsip's log; nothing else of it."""
    place = _PLACE.search(line)
    status = _STATUS.search(line)
    number = next((group for group in status.groups() if group), "") if status else ""
    return " ".join([place.group(1) if place else "?", shown(number)])


def shown(status: str | int) -> str:
    """An error number as `171_173`: six digits in a row would be taken for somebody's number, and masked."""
    text = str(status)
    return f"{int(text):_}" if text.isdigit() else text
