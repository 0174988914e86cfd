"""Which files are read ahead."""

from app.warm_pages import mapped_files, warm_pages

MAPS = """\
55d0a000-55d0b000 r--p 00000000 fe:00 1234                               /usr/bin/python3.11
55d0b000-55d0c000 r-xp 00001000 fe:00 1234                               /usr/bin/python3.11
7f10a000-7f10b000 rw-p 00000000 00:00 0                                  [heap]
7f10c000-7f10d000 rw-p 00000000 00:00 0
7f10e000-7f10f000 r--p 00000000 fe:00 99                                 /usr/share/fonts/a font.ttc
7f110000-7f111000 rw-s 00000000 fe:00 77                                 /home/anna/journal.db-shm
7f112000-7f113000 r--p 00000000 fe:00 78                                 /usr/lib/old.so (deleted)
7f114000-7f115000 r--p 00000000 00:05 79                                 /dev/dri/card0
"""


def test_each_library_and_font_once_and_nothing_that_is_written() -> None:
    assert mapped_files(MAPS) == ("/usr/bin/python3.11", "/usr/share/fonts/a font.ttc")


def test_it_asks_for_this_process_own_files_and_leaves_none_open() -> None:
    warm_pages()
