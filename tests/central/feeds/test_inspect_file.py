"""A file is looked at before anything of it is loaded."""

from pathlib import Path

import pytest

from app.central.feeds.inspect_file import inspect, is_workbook, text_encoding
from app.central.feeds.mapping import Feed, FeedError

CHINESE = "客户号,姓名\n1,王小明\n2,李雪梅陈国强\n"


def feed(**said: object) -> Feed:
    return Feed(**{"name": "n", "source": "s", "target": "phones", "file": "x"} | said)


def looked(tmp_path: Path, content: bytes, **said: object) -> int | None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    return inspect(path, feed(**said)).promised


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "big5", "utf-16"])
def test_a_file_in_its_encoding_is_taken(tmp_path: Path, encoding: str) -> None:
    text = CHINESE if encoding != "big5" else "客,名\n1,王小明\n"
    assert looked(tmp_path, text.encode(encoding), encoding=encoding) is None
    assert looked(tmp_path, CHINESE.encode("utf-8-sig")) is None


@pytest.mark.parametrize(
    ("content", "said", "sentence"),
    [
        (CHINESE.encode("gb18030"), {}, "line 1, byte 1: this is not utf-8. It would read as gb18030."),
        (b"a,b\n1,2\n" + "3,王\n".encode("gbk"), {}, "line 3, byte 3: this is not utf-8."),
        (CHINESE.encode(), {"encoding": "latin-1"}, "says latin-1, but the whole file reads as UTF-8"),
        (("客户" * 40 + "\n").encode(), {"encoding": "gb18030"}, "says gb18030, but the whole file reads as UTF-8"),
        (CHINESE.encode("utf-8-sig"), {"encoding": "gb18030"}, "begins with UTF-8's mark"),
        (CHINESE.encode("utf-16"), {}, "begins with UTF-16's mark"),
        (b"a,b\n1,\x00\n", {}, "holds bytes of zero"),
        (b"PK\x03\x04rest", {}, "is no text but a workbook"),
        (b"\x1f\x8brest", {}, "is no text but"),
        (b"", {}, "is empty"),
        (b"\n \n", {}, "is empty"),
        (b"a,b\n1,2", {}, "its last line has no end"),
        (CHINESE.encode()[:-3], {}, "ends in the middle of a character|this is not utf-8"),
        (b"a,b\n1,2\n", {"trailer": r"END (\d+)"}, "its last line is not the trailer"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, content: bytes, said: dict[str, str], sentence: str) -> None:
    with pytest.raises(FeedError, match=sentence.replace("(", r"\(")):
        looked(tmp_path, content, **said)


def test_a_trailer_promises_rows_and_an_open_end_may_be_declared(tmp_path: Path) -> None:
    assert looked(tmp_path, b"a,b\n1,2\nEND 1", trailer=r"END (\d+)") == 1
    assert looked(tmp_path, b"a,b\n1,2", last_line="open") is None


def test_a_large_file_s_bad_line_is_found(tmp_path: Path) -> None:
    content = b"0123456789\n" * 200_000
    with pytest.raises(FeedError, match="line 200001, byte 4"):
        looked(tmp_path, content + b"abc\xff\n" + content)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="cannot be read"):
        inspect(tmp_path / "gone.csv", feed())


def test_marks_and_workbooks() -> None:
    assert text_encoding(feed()) == "utf-8-sig"
    assert text_encoding(feed(encoding="gbk")) == "gbk"
    assert is_workbook(Path("a.XLSX"))
    assert not is_workbook(Path("a.xls"))
