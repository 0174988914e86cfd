"""The log of desk and phone: a rotating file in which no customer can be found.

An error is written as its type, its number and where it was raised, its causes too, never with its words: a name in
Latin letters looks like any other word, so words that may hold one are not written at all. A record or an error given
as an argument is logged by its type's name only. What is left, our own messages and Qt's, is scrubbed on its way to the
file: long digits (numbers, accounts, birth dates), addresses with @, Chinese characters (our own messages have none),
and the values a database adds to its errors.
"""

import copy
import errno
import logging
import platform
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

MASK = "····"
_MAX_BYTES = 1_000_000
_BACKUPS = 5

_UUID = r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b"
_DIGITS = r"\+?\d(?:[ \-()]{0,2}\d){5,}"
_ADDRESS = r"[^\s@:/<>\"'(=,]+@"
_CHINESE = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
_DATABASE = r"(?m)^(DETAIL:|CONTEXT:|\[parameters:|\[SQL:|HINT:|LINE \d+:).*$"
_PERSONAL = f"(?i)({_UUID})|{_ADDRESS}|{_DIGITS}|{_CHINESE}"


def scrub(text: str) -> str:
    """`text` without what could name a customer. UUIDs stay: they are ours, and lead from one line to another."""
    text = re.sub(_DATABASE, rf"\1 {MASK}", text)
    return re.sub(_PERSONAL, lambda match: match[1] or (f"{MASK}@" if match[0].endswith("@") else MASK), text)


class ScrubbedFormatter(logging.Formatter):
    """One line per record, UTC, with everything after the logger's name scrubbed."""

    converter = time.gmtime  # type: ignore[assignment]  # it may be called without an argument, typeshed forgets that

    def format(self, record: logging.LogRecord) -> str:
        message = _named(record).getMessage()
        if record.exc_info and record.exc_info[1]:
            message = f"{message}\n{stack_of(record.exc_info[1])}"
        if record.stack_info:
            message = f"{message}\n{record.stack_info}"
        stamp = f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')}.{int(record.msecs):03d}Z"
        return f"{stamp} {record.levelname:<8} {record.name}: {scrub(message)}"


def _named(record: logging.LogRecord) -> logging.LogRecord:
    """The record with each struct and each error among its arguments replaced by the name of its type."""
    named = copy.copy(record)
    named.msg = _word(record.msg)
    if isinstance(record.args, Mapping):
        named.args = {name: _word(argument) for name, argument in record.args.items()}
    elif record.args:
        named.args = tuple(_word(argument) for argument in record.args)
    return named


def _word(argument: Any) -> Any:
    return type(argument).__name__ if isinstance(argument, msgspec.Struct | BaseException) else argument


def stack_of(error: BaseException) -> str:
    """Where `error` and each of its causes was raised, each by its type and number; none of their words, no notes."""
    return "\n".join(_stacks(error, set()))


def _stacks(error: BaseException, seen: set[int]) -> list[str]:
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_stacks(cause, seen), "", "which led to", ""] if cause and id(cause) not in seen else []
    if error.__traceback__:
        lines += ["Traceback (most recent call last):", "".join(traceback.format_tb(error.__traceback__)).rstrip()]
    lines.append(_type_and_number(error))
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            if id(part) not in seen:
                lines += ["", "one of the group", "", *_stacks(part, seen)]
    return lines


def _type_and_number(error: BaseException) -> str:
    """A database's or an operating system's number says what went wrong, and of nobody."""
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str) and re.fullmatch("[0-9A-Z]{5}", state):
        return f"{name} ({state})"
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f"{name} ({errno.errorcode.get(error.errno, error.errno)})"
    return name


class LogFile(msgspec.Struct, frozen=True, kw_only=True):
    """Where the log goes. `problem` is a sentence for a person when the folder cannot be written; then: stderr."""

    path: Path | None
    problem: str = ""


def log_folder(wanted: str = "") -> Path:
    """The folder of the settings, or this system's usual one."""
    import platformdirs

    return Path(wanted) if wanted else platformdirs.user_log_path("tellerline", appauthor=False)


def start_logs(folder: Path, name: str = "desk", level: int = logging.INFO) -> LogFile:
    """Send the root logger into `folder/name.log`. Each process has its own name: two cannot rotate one file."""
    root = logging.getLogger()
    root.setLevel(level)
    path = folder / f"{name}.log"
    handler: logging.Handler
    problem = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.open("ab").close()
        handler = _RotatingFile(path)
    except OSError as error:
        handler = logging.StreamHandler(sys.stderr)
        problem = f"The log cannot be written in {folder} ({error.strerror}). Everything else works; set desk.log_dir."
    handler.setFormatter(ScrubbedFormatter())
    root.addHandler(handler)
    return LogFile(path=None if problem else path, problem=problem)


class _RotatingFile(logging.Handler):
    """Opens the file at the first record: importing what rotates it, sockets too, would hold up the first window."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._opened().emit(record)
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(self._path, maxBytes=_MAX_BYTES, backupCount=_BACKUPS, encoding="utf-8")
            self._file.setFormatter(self.formatter)
        return self._file


class CrashReporter:
    """Catches what nobody caught: into the log, and into a file of its own that can be sent to whoever keeps the desk.

    `told` is then called with the report's path (None if it could not be written); it may come from any thread.
    """

    def __init__(self, folder: Path, version: str, told: Callable[[Path | None], None] | None = None) -> None:
        self._folder = folder
        self._version = version
        self._told = told

    def install(self) -> None:
        sys.excepthook = self.report
        threading.excepthook = self._report_from_thread

    def report(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None, thread: str = "main"
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        text = scrub(stack_of(error.with_traceback(trace)) if error else kind.__name__)
        logging.getLogger("crash").critical("uncaught in thread %s\n%s", thread, text)
        path = self._write(thread, text)
        if self._told:
            self._told(path)

    def _report_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        name = arguments.thread.name if arguments.thread else "unknown"
        self.report(arguments.exc_type, arguments.exc_value, arguments.exc_traceback, name)

    def _write(self, thread: str, text: str) -> Path | None:
        head = f"Tellerline {self._version}, Python {platform.python_version()}, {platform.platform()}, thread {thread}"
        path = self._folder / time.strftime("crash-%Y%m%d-%H%M%S.txt", time.gmtime())
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{head}\n\n{text}", encoding="utf-8")
        except OSError:
            return None
        return path


def hear_qt() -> None:
    """Send Qt's own messages into the log."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        logging.getLogger("qt").log(levels.get(kind, logging.WARNING), "%s", message or "")

    qInstallMessageHandler(hear)
