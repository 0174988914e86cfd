"""A page of a library or font that is needed for the first time while the disk is busy stalls the window for 100 ms and
more: the files that this process has mapped are brought into memory beforehand.
"""

import os
from contextlib import suppress
from pathlib import Path

_MAPS = Path("/proc/self/maps")


def warm_pages() -> None:
    """Ask the system to read them ahead. Nothing is locked or copied. Windows does so by itself (SysMain)."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is None or not _MAPS.exists():
        return
    for path in mapped_files(_MAPS.read_text(errors="replace")):
        with suppress(OSError):  # gone, or of a kind that cannot be read ahead
            file = os.open(path, os.O_RDONLY)
            try:
                advise(file, 0, 0, os.POSIX_FADV_WILLNEED)
            finally:
                os.close(file)


def mapped_files(maps: str) -> tuple[str, ...]:
    """The files in a table of mappings (proc_pid_maps(5)) that are only read: libraries and fonts, each once."""
    lines = (line.split(maxsplit=5) for line in maps.splitlines())
    wanted = (
        cells[5]
        for cells in lines
        if len(cells) == 6
        and cells[1].endswith("p")
        and cells[5].startswith("/")
        and not cells[5].endswith("(deleted)")
    )
    return tuple(dict.fromkeys(path for path in wanted if not path.startswith(("/dev/", "/proc/", "/sys/", "/memfd:"))))
