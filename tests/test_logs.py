"""No customer can be found in a log or a crash report."""

import logging
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.logs import MASK, CrashReporter, LogFile, hear_qt, log_folder, scrub, stack_of, start_logs
from tests.silence import Noise


class Person(msgspec.Struct):
    name: str


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LogFile]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield start_logs(tmp_path / "logs")
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def text_of(log: LogFile) -> str:
    assert log.path is not None
    return log.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("call from 13800138000", f"call from {MASK}"),
        ("call from +86 138-0013-8000 now", f"call from {MASK} now"),
        ("(021) 6329 1234", f"({MASK}"),
        ("extension 10012 code 486", "extension 10012 code 486"),
        ("mail li.na@example.com", f"mail {MASK}@example.com"),
        ("<sip:1001@pbx.example.com:5060>", f"<sip:{MASK}@pbx.example.com:5060>"),
        ("postgresql+psycopg://anna@crm:5432/db", f"postgresql+psycopg://{MASK}@crm:5432/db"),
        ("customer 王小明 rang", f"customer {MASK} rang"),
        ("born 1980-02-29", f"born {MASK}"),
        ("call 01939f3c-1111-7222-8333-123456789012", "call 01939f3c-1111-7222-8333-123456789012"),
        ("from 127.0.0.1:5060", "from 127.0.0.1:5060"),
        ("oops\nDETAIL:  Key (name)=(Wang) exists", f"oops\nDETAIL: {MASK}"),
        ("oops\n[parameters: {'note': 'secret'}]", f"oops\n[parameters: {MASK}"),
    ],
)
def test_what_names_a_customer_is_masked(said: str, written: str) -> None:
    assert scrub(said) == written


@given(st.text(), st.from_regex(r"[0-9]{6,19}", fullmatch=True), st.text())
def test_no_long_number_survives(before: str, number: str, after: str) -> None:
    assert number not in scrub(f"{before} {number} {after}")


def test_the_file_holds_scrubbed_lines_with_tracebacks(log: LogFile, noise: Noise) -> None:
    noise.expect("did not ring")
    try:
        int("王小明 13800138000")
    except ValueError:
        logging.getLogger("phone").exception("%s did not ring for %s", Person("Wang Xiaoming"), "13800138000")
    text = text_of(log)
    assert f"ERROR    phone: Person did not ring for {MASK}\nTraceback" in text
    assert text.endswith("ValueError\n")
    assert not any(word in text for word in ("王", "13800138000", "Wang"))


def test_a_mapping_may_be_the_argument(log: LogFile) -> None:
    logging.getLogger("x").info("%(word)s", {"word": "ok"})
    assert text_of(log).endswith("INFO     x: ok\n")


def test_an_unwritable_folder_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    before = list(logging.getLogger().handlers)
    log = start_logs(tmp_path / "file" / "logs")
    for handler in set(logging.getLogger().handlers) - set(before):
        logging.getLogger().removeHandler(handler)
    assert log.path is None
    assert log.problem.startswith("The log cannot be written in ")


def test_the_folder_is_the_settings_or_the_systems(tmp_path: Path) -> None:
    assert log_folder(str(tmp_path)) == tmp_path
    assert "tellerline" in str(log_folder())


def test_a_crash_in_any_thread_leaves_a_scrubbed_report(
    tmp_path: Path, noise: Noise, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise.expect("uncaught in thread worker")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[Path | None] = []
    CrashReporter(tmp_path, "1.2.3", told.append).install()

    def fail() -> None:
        raise RuntimeError("lost Wang Xiaoming 王小明 at 13800138000")

    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join()
    (path,) = told
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert text.startswith("Tellerline 1.2.3, Python 3.")
    assert text.endswith("RuntimeError")
    assert " in fail\n" in text
    assert not any(word in text for word in ("Xiaoming\n", "Xiaoming 王", "王", "13800138000"))
    assert sys.excepthook.__self__ is not None  # type: ignore[attr-defined]


CANARY = "".join(("Xiao", "ming"))
"""In no line of this file as one word: a stack shows lines of source."""


def fall(how: str) -> None:
    """Raises with a customer's name in Latin letters in every place an error has for words."""
    name = CANARY
    known = KeyError(name)
    if how == "alone":
        raise known
    if how == "noted":
        known.add_note(name)
        raise known
    if how == "group":
        raise ExceptionGroup(name, [known, ExceptionGroup(name, [ValueError(name)])])
    try:
        raise known
    except KeyError as error:
        if how == "from":
            raise OSError(2, name, name) from error
        raise RuntimeError(name)  # noqa: B904  # the context is what is tried here


@pytest.mark.parametrize("how", ["alone", "noted", "group", "from", "context"])
def test_no_name_survives_in_what_an_error_says(how: str, tmp_path: Path, log: LogFile, noise: Noise) -> None:
    noise.expect("uncaught in thread main")
    noise.expect("it fell")
    told: list[Path | None] = []
    try:
        fall(how)
    except Exception as error:
        logging.getLogger("x").exception("it fell: %s", error)  # noqa: TRY401  # that it is harmless is what is tried
        logging.getLogger("x").error(error)  # noqa: TRY400  # the same
        noise.expect(re.escape(f"x: {error}"))
        CrashReporter(tmp_path, "1", told.append).report(type(error), error, error.__traceback__)
    (path,) = told
    assert path is not None
    for text in (path.read_text(encoding="utf-8"), text_of(log)):
        assert CANARY not in text
        assert "test_logs.py" in text
        assert "Error" in text or "ExceptionGroup" in text
    report = path.read_text(encoding="utf-8")
    assert how not in {"from", "context"} or report.count("Traceback") == 2
    assert how != "from" or "OSError (ENOENT)" in report.replace("FileNotFoundError", "OSError")
    assert how != "group" or report.count("one of the group") == 3


def test_a_database_error_is_known_by_its_state() -> None:
    error = RuntimeError("x")
    error.sqlstate = "40001"  # type: ignore[attr-defined]  # as psycopg's errors have it
    assert stack_of(error) == "RuntimeError (40001)"


def test_causes_in_a_circle_end() -> None:
    one, two = ValueError(), ValueError()
    one.__context__, two.__context__ = two, one
    assert stack_of(one) == "ValueError\n\nwhich led to\n\nValueError"


def test_a_report_that_cannot_be_written_is_still_logged(tmp_path: Path, noise: Noise) -> None:
    noise.expect("CRITICAL crash: uncaught in thread main")
    (tmp_path / "file").write_text("")
    told: list[Path | None] = []
    CrashReporter(tmp_path / "file", "1", told.append).report(ValueError, ValueError("x"), None)
    CrashReporter(tmp_path, "1", told.append).report(KeyboardInterrupt, None, None)
    assert told == [None]


def test_qt_speaks_through_the_log(log: LogFile, qapp: object, noise: Noise) -> None:
    from PySide6.QtCore import qInstallMessageHandler, qWarning

    noise.expect("WARNING qt: odd")
    hear_qt()
    qWarning("odd")
    qInstallMessageHandler(None)
    assert "WARNING  qt: odd" in text_of(log)


def test_uuids_stay_whole_beside_numbers() -> None:
    call = UUID("01939f3c-1111-7222-8333-123456789012")
    assert scrub(f"{call} 6222000011112222") == f"{call} {MASK}"
